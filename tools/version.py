#!/usr/bin/env python3
"""Writes version.cpp with version, commit and dirty mark; leaves the file alone when nothing changed."""
import os
import subprocess
import sys

root, version, target = sys.argv[1:4]


def git(*arguments):
    try:
        return subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


commit = git("rev-parse", "--short=10", "HEAD") or "unknown"
dirty = "-dirty" if git("status", "--porcelain", "--untracked-files=no") else ""
text = (f'#include "core/version.h"\n\nnamespace rodtrad::core {{\n'
        f'std::string_view program_version() {{ return "{version}+{commit}{dirty}"; }}\n}}\n')
os.makedirs(os.path.dirname(target), exist_ok=True)
if not os.path.exists(target) or open(target).read() != text:
    with open(target, "w") as file:
        file.write(text)
