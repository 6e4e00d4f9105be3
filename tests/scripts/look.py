#!/usr/bin/env python3
"""Pages and their style fit: buttons, inputs, selections and tables carry Designsystemet's classes, every class that is written has a
rule, and every variable that its parts read has a value of ours.  look.py ROOT [PROGRAM]"""
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1])
PARTS = re.search(r"set\(EMBED_DESIGN ([^)]*)\)", (ROOT / "cmake/embed.cmake").read_text())[1].split()
DESIGN = "".join((ROOT / f"node_modules/@digdir/designsystemet-css/dist/src/{part}.css").read_text() for part in PARTS)
OURS = "".join((ROOT / f"assets/{name}.css").read_text() for name in ("page", "theme", "site"))
DRAWN = r'(?:open|leaf|empty)\(\s*"(button|input|select|textarea|table)"((?:[^;]|\{\{|\}\})*?);'
# Variables of what pages do not use: the size of headings by attribute, and of text where page.css has its own.
UNUSED = re.compile(r"--ds-(heading|body-md)-|--ds-(icon-size|readonly-icon)")
faults = []

for path in sorted((ROOT / "src/web").glob("*.cpp")):
    text = path.read_text()
    for element, rest in re.findall(DRAWN, text):
        if '"ds-' not in rest and '"hidden"' not in rest:
            faults.append(f"{path.name}: <{element}> without a class of the design system: {' '.join(rest.split())[:80]}")
    for name in set(re.findall(r"[\" ](ds-[a-z-]+)", text)):
        if f".{name}" not in DESIGN:
            faults.append(f"{path.name}: {name} is in none of the parts: {', '.join(PARTS)}")
given = set(re.findall(r"(--ds-[a-z0-9-]+)\s*:", OURS + DESIGN))
for name in sorted(set(re.findall(r"var\((--ds-[a-z0-9-]+)", DESIGN)) - given):
    if not UNUSED.match(name):
        faults.append(f"{name} has no value in assets/theme.css")
asked = re.findall(r'"([a-z-]+)"', re.search(r"part :\s*\{([^}]*)\}", (ROOT / "src/web/asset.cpp").read_text())[1])
if asked != PARTS:
    faults.append(f"embedded {PARTS}, served {asked}")
print("\n".join(faults) or f"{len(PARTS)} parts, all used as they are meant")
sys.exit(bool(faults))
