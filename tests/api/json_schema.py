"""A small check of JSON against JSON Schema (draft 2020-12): as much of it as our descriptions use, and a complaint about anything else."""
import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
WORDS = {"title", "description", "default", "format", "$id"}  # say nothing about validity here


def has_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def faults(value, schema, root, at="$"):
    """Every fault, each with its place."""
    found = []
    for word, rule in schema.items():
        if word == "$ref":
            target = root
            for part in rule.removeprefix("#/").split("/"):
                target = target[part]
            found += faults(value, target, root, at)
        elif word == "type":
            if not any(has_type(value, name) for name in ([rule] if isinstance(rule, str) else rule)):
                return [f"{at}: {value!r} is no {rule}"]
        elif word == "enum":
            found += [] if value in rule else [f"{at}: {value!r} is none of {rule}"]
        elif word == "const":
            found += [] if value == rule else [f"{at}: {value!r} is not {rule!r}"]
        elif word == "required":
            found += [f"{at}: {name} is missing" for name in rule if isinstance(value, dict) and name not in value]
        elif word == "properties":
            for name, inner in rule.items():
                if isinstance(value, dict) and name in value:
                    found += faults(value[name], inner, root, f"{at}.{name}")
        elif word == "additionalProperties":
            for name in set(value if isinstance(value, dict) else ()) - set(schema.get("properties", ())):
                found += [f"{at}: {name} is not known"] if rule is False else faults(value[name], rule, root, f"{at}.{name}")
        elif word == "items":
            for index, one in enumerate(value if isinstance(value, list) else ()):
                found += faults(one, rule, root, f"{at}[{index}]")
        elif word == "allOf":
            for inner in rule:
                found += faults(value, inner, root, at)
        elif word == "oneOf":
            fitting = sum(not faults(value, inner, root, at) for inner in rule)
            found += [] if fitting == 1 else [f"{at}: {fitting} of the forms fit"]
        elif word == "pattern":
            found += [] if not isinstance(value, str) or re.search(rule, value) else [f"{at}: {value!r} is not {rule}"]
        elif word in ("minimum", "maximum"):
            ok = not isinstance(value, (int, float)) or (value >= rule if word == "minimum" else value <= rule)
            found += [] if ok else [f"{at}: {value} breaks {word} {rule}"]
        elif word not in WORDS and not word.startswith("x-"):
            found.append(f"{at}: the schema says {word}, which is not known here")
    return found
