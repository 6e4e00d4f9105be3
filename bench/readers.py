#!/usr/bin/env python3
"""How fast PX, JSON-stat and SIE are read and written, beside a plain-Python reader of PX and Python's json on the same files:
python3 bench/readers.py [BENCH]. Part of ./dev bench."""
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARS = {"read PX": 100, "read JSON-stat": 50, "read SIE": 50}  # MB/s
sys.path.insert(0, str(ROOT / "tests" / "support"))


def seconds_of(work):
    started = time.process_time()
    work()
    return time.process_time() - started


def by_python(folder):
    """Processor seconds of readers in Python."""
    from px_reader import Px

    px, stat = (folder / "population.px").read_bytes(), (folder / "population.json").read_text(encoding="utf-8")
    return {"read PX": seconds_of(lambda: Px(px)), "read JSON-stat": seconds_of(lambda: json.loads(stat))}


def section(bench):
    """Lines of a page."""
    with tempfile.TemporaryDirectory() as folder:
        output = subprocess.run([bench, folder], capture_output=True, text=True, check=True).stdout
        python = by_python(Path(folder))
    yield "| formats | MB | CPU s | MB/s | bar MB/s | Python s |"
    yield "|---|---|---|---|---|---|"
    for line in map(json.loads, output.splitlines()):
        speed = line["megabytes"] / line["seconds"]
        bar = BARS.get(line["what"], "–")
        other = f"{python[line['what']]:.1f}" if line["what"] in python else "–"
        yield f"| {line['what']} | {line['megabytes']:.0f} | {line['seconds']:.2f} | {speed:.0f} | {bar} | {other} |"
    yield ""
    yield "- Formats: one thread, from memory, the least of three. Python: the reader of tests/support/px_reader.py, and `json.loads` alone, without making a table."


if __name__ == "__main__":
    print("\n".join(section(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "rodtrad_bench_readers")))
