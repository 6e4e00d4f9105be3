"""The real plan through the commands, against answers that people wrote; skipped where the plan is not at hand."""
import json
import os

from support import FOLDER, ROOT, check, check_same, finish, new_workspace, read, run, run_json, skip

REAL = os.environ.get("RODTRAD_REAL_DATA", os.path.join(ROOT, "..", "shared"))
PLAN = os.path.join(REAL, "seeds", "003_813dbcad78f4d3c5.txt")
GOLD = os.path.join(REAL, "gold", "gold-norrbotten-analysplan-2020.json")
FIELDS = ["no", "title", "domain", "perspective", "due_raw", "due_edtf", "due_latest", "due_approximate", "department_raw", "departments", "managers",
          "analysts", "unnamed_roles", "publication_raw", "publication_forms", "publication_other", "publication_operator", "questions",
          "n_questions", "other_items", "template_conformance"]
READ = ["title", "domain", "perspective", "background", "purpose", "operational_benefit", "expected_outcome", "due_raw", "department_raw", "managers",
        "analysts", "publication_raw", "questions", "other_items"]
SHORTENED = {10, 15}  # other_items are shortened by hand in ways that no rule can know
GROUPS = {"basic": 2, "mega_trend": 12, "near_term_trend": 17, "ways_of_working": 36, "system_support": 7}


def letters(text):
    return "".join(character for character in text if character.isalnum())


def texts(value):
    return [] if value is None else [value] if isinstance(value, str) else [str(one) for one in value]


def check_item(ours, theirs, where):
    """One of ours holds the answer, whose number in parentheses is not in the text."""
    words = theirs.split(" ", 1)[1] if theirs.startswith("(") else theirs
    check(ours.endswith(words) or ours.startswith(theirs), f"{where}: {ours!r} is not {theirs!r}")


if not os.path.exists(PLAN) or not os.path.exists(GOLD):
    skip("no real plan (RODTRAD_REAL_DATA)")
workspace = new_workspace(FOLDER)
run("plan", "import", PLAN, workspace=workspace)
shown = run_json("plan", "show", "--all", workspace=workspace)
gold = json.loads(read(GOLD))
text = read(PLAN, "rb").decode("utf-8")
check_same(len(shown["assignments"]), 16, "assignments")
for ours, theirs in zip(shown["assignments"], gold["assignments"]):
    number = theirs["no"]
    for field in FIELDS:
        mine, answer = ours[field] or None, theirs.get(field) or None
        if field == "other_items" and number in SHORTENED:
            check_same(len(mine), len(answer), f"{number} {field}")
            for one, other in zip(mine, answer):
                check_item(one, other, f"{number} {field}")
        else:
            check_same(mine, answer, f"{number} {field}")
    check(ours["background"].startswith(theirs["background_first_80"]), f"{number} background")
    check_same(ours["spans"]["title"][0][0], theirs["start"], f"{number} place of the title")
    place = ours["spans"].get("background") or ours["derived"]["background"]["spans"]
    check_same(place[0][0], theirs["background_start"], f"{number} place of the background")
    for field, spans in ours["spans"].items():
        check(all(0 <= start < end <= len(text) for start, end in spans), f"{number} {field}: {spans} is outside of the text")
    for field in READ:
        if field in ours["spans"]:
            stands = "".join(text[start:end] for start, end in ours["spans"][field])
            check_same(letters(stands), letters("".join(texts(ours[field]))), f"{number} {field} as it stands")
    for field in {*FIELDS, *READ}:
        known = int(field in ours["spans"]) + int(field in ours["derived"])
        check(known == 1 or not ours[field], f"{number} {field} is not either read or derived")

counted = {}
for trend in shown["trends"]:
    counted[trend["group"]] = counted.get(trend["group"], 0) + 1
check_same(counted, GROUPS, "trends")
listed = run_json("plan", "list", workspace=workspace)
check_same([one["title"] for one in listed["assignments"]], [one["title"] for one in gold["assignments"]], "titles of the list")
check_same(read(os.path.join(workspace, "plans", os.listdir(workspace + "/plans")[0]), "rb"), read(PLAN, "rb"), "the text that is kept")
finish()
