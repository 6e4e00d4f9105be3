#!/usr/bin/env python3
"""deploy/rodtrad.service with the systemd that is here: it takes every line, and lets through the calls that the sandbox confines readers by.
Those are refused silently otherwise, and the readers would be less confined than on a developer's machine."""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(sys.argv[1])
if not shutil.which("systemd-analyze"):
    print("skipped: systemd-analyze is missing")
    sys.exit(77)


def analyze(*words):
    return subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, check=False)


def calls_of(group):
    """Every call of a group, also those of the groups in it."""
    words = [line.strip() for line in analyze("syscall-filter", group).stdout.splitlines()[1:]]
    return {call for word in words if not word.startswith("#") for call in (calls_of(word) if word.startswith("@") else [word])}


unit = (root / "deploy" / "rodtrad.service").read_text(encoding="utf-8")
faults = []
with tempfile.TemporaryDirectory() as folder:
    copy = Path(folder) / "rodtrad.service"
    copy.write_text(re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", unit), encoding="utf-8")  # the program is not installed here
    told = analyze("verify", str(copy))
    if told.returncode != 0 or "rodtrad.service" in told.stderr:
        faults.append(told.stderr.strip())
allowed = set()
for word in re.search(r"(?m)^SystemCallFilter=(.*)$", unit)[1].split():
    allowed |= calls_of(word) if word.startswith("@") else {word}
confine = (root / "src" / "sandbox" / "confine.cpp").read_text(encoding="utf-8")
wanted = set(re.findall(r"::syscall\(SYS_(\w+)", confine)) | set(re.findall(r"::(prctl)\(", confine))
if len(wanted) < 4:
    faults.append(f"the calls of the sandbox are not found: {wanted}")
faults += [f"the unit refuses {call}" for call in sorted(wanted - allowed)]
print("\n".join(faults) or f"{len(allowed)} calls allowed, among them {', '.join(sorted(wanted))}")
sys.exit(1 if faults else 0)
