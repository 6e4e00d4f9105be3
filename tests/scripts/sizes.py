#!/usr/bin/env python3
"""Prints sizes of source files and functions and fails when a limit of docs/architecture.md is broken: file median 100,
95 % 400, most 600 lines; function median 8, 95 % 40, most 80 lines; the engine of the register 2 500 lines. Functions are found by braces: a block opened by a
line that ends in `{`, starts at the left margin (or inside a class at two spaces) and has a parameter list."""
import os
import re
import sys

root = sys.argv[1]
start = re.compile(r"^(?:  )?(?!\s*:|namespace|struct|class|enum|union|extern|if|for|while|switch|else|do|return)[\w:~<>*&,\s\[\]]*[\w>\])]\s*\(.*\)?[^;]*\{\s*(?:.*\})?$")
files, functions = [], []


def measure(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    files.append((len(lines) - 1, path))
    number = 0
    while number < len(lines):
        line = lines[number]
        if start.match(line) and "=" not in line.split("(")[0]:
            indent = len(line) - len(line.lstrip())
            end = number
            if not line.rstrip().endswith("}"):
                end += 1
                while end < len(lines) and not re.match(r"^ {%d}\}" % indent, lines[end]):
                    end += 1
            functions.append((end - number + 1, f"{os.path.relpath(path, root)}:{number + 1}"))
            number = end
        number += 1


for folder, _, names in os.walk(os.path.join(root, "src")):
    for name in names:
        if name.endswith((".h", ".cpp")):
            measure(os.path.join(folder, name))

faults = []


def judge(what, sizes, median, most_of_them, most):
    sizes.sort()
    values = [size for size, _ in sizes]
    figures = values[len(values) // 2], values[int(len(values) * 0.95)], values[-1]
    print(f"{what}: {len(values)}, median {figures[0]}, 95 % {figures[1]}, largest {figures[2]} ({sizes[-1][1]})")
    for figure, limit, name in zip(figures, (median, most_of_them, most), ("median", "95 %", "largest")):
        if figure > limit:
            faults.append(f"{what}: {name} {figure} is over {limit}")
    for size, path in sizes[::-1]:
        if size > most:
            faults.append(f"  {path}: {size} lines")


judge("files", [(n, os.path.relpath(p, root)) for n, p in files], 100, 400, 600)
judge("functions", functions, 8, 40, 80)
# The engine of the register: schema and records. Apart stand the chain of the audit log, the generated documentation, and the contracts of
# dataset kinds with their code lists and JSON Schema.
APART = ("audit", "log", "entry_json", "documentation", "contract", "contract_read", "code_list", "json_schema")
MOST_OF_ENGINE = 2500


def is_engine(path):
    module, name = os.path.split(os.path.relpath(path, os.path.join(root, "src")))
    return module in ("schema", "records") and os.path.splitext(name)[0] not in APART


def code_lines(path):
    """Lines that are neither blank nor comment."""
    with open(path, encoding="utf-8") as file:
        return sum(1 for line in file if line.strip() and not line.strip().startswith("//"))


engine = sum(code_lines(path) for _, path in files if is_engine(path))
print(f"schema and records: {engine} lines of code")
if engine > MOST_OF_ENGINE:
    faults.append(f"schema and records: {engine} lines of code are over {MOST_OF_ENGINE}")

print("\n".join(faults))
sys.exit(1 if faults else 0)
