#!/usr/bin/env python3
"""Prints sizes of source files and functions and fails when a limit of docs/architecture.md is broken: file median 100,
95 % 400, most 600 lines; function median 8, 95 % 40, most 80 lines. Functions are found by braces: a block opened by a
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
print("\n".join(faults))
sys.exit(1 if faults else 0)
