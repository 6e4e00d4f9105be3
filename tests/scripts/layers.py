#!/usr/bin/env python3
"""Fails when a module includes one that src/layers.toml does not allow, or a heavy library outside its home."""
import os
import re
import sys
import tomllib

root = sys.argv[1]
source = os.path.join(root, "src")
with open(os.path.join(source, "layers.toml"), "rb") as file:
    layers = tomllib.load(file)
modules, libraries = layers["modules"], layers["libraries"]
order = list(modules)
include = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
faults, files = [], 0

for folder, _, names in os.walk(source):
    for name in sorted(names):
        if not name.endswith((".h", ".cpp")):
            continue
        path = os.path.join(folder, name)
        relative = os.path.relpath(path, source)
        module = relative.split(os.sep)[0]
        if relative == "main.cpp":
            module = "app"
        files += 1
        if module not in modules:
            faults.append(f"{relative}: module {module} is not in layers.toml")
            continue
        allowed = modules[module]
        if allowed == ["all"]:
            allowed = order[: order.index(module)]
        for wanted in include.findall(open(path, encoding="utf-8").read()):
            other = wanted.split("/")[0]
            if other in modules and other != module and other not in allowed:
                faults.append(f"{relative}: {module} may not include {wanted}")
            for library, homes in libraries.items():
                if wanted.startswith(library) and module not in homes:
                    faults.append(f"{relative}: {wanted} has its home in {', '.join(homes)}")

print("\n".join(faults) or f"layers hold in {files} files")
sys.exit(1 if faults or files == 0 else 0)
