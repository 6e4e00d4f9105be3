"""The section of docs/benchmarks.md on the register, from rodtrad_bench_register. Alone: ./dev bench register [--records 1000000]"""
import argparse
import json
import pathlib
import tempfile

from measure import measure

# What is promised: milliseconds at most (p99), or writes per second at least.
BARS = {
    "open_by_id": (2, "open a record by id"),
    "list_with_filter": (20, "list by link, sorted, 100 rows"),
    "list_by_state": (20, "list by state, sorted, 100 rows"),
    "search_two_words": (30, "search two common words in one type"),
    "search_everywhere": (30, "search two common words in all types"),
    "search_beginnings": (30, "search the beginnings of two common words in all types"),
    "search_among_few": (30, "search two common words among few records that one may see"),
    "search_reference": (30, "search a word that is rare"),
    "thread_from_voucher": (50, "thread of a voucher: up to the vision, depth 7"),
    "thread_from_goal": (50, "thread of a goal: up to the vision, down to 160 vouchers, depth 7"),
}


def section(program, folder, records):
    measured = measure([program, str(records), folder / "register"])
    made = json.loads(measured["output"])
    yield "## The register"
    yield ""
    records, history = (f"{made[what]:,}".replace(",", "\u00a0") for what in ("records", "history"))
    yield (f"{records} records, {history} entries of history, {made['bytes'] / 2**20:.0f} MB; peak memory {measured['peak_mb']:.0f} MB. "
           "Bars hold for a million records.")
    yield ""
    yield "| reading | p50 ms | p99 ms | bar p99 |"
    yield "|---|---|---|---|"
    for name, (bar, label) in BARS.items():
        yield f"| {label} | {made[name]['p50']:.2f} | {made[name]['p99']:.2f} | {bar} |"
    yield ""
    yield (f"Durable single writes with history and audit: {made['durable_writes_per_second']:.0f}/s (bar 300) where the disk allows "
           f"{made['disk_syncs_per_second']:.0f} syncs/s; batched: {made['batched_writes_per_second']:.0f}/s (bar 3000).")
    yield ""
    yield (f"Erasing one record writes the index of its type anew, once for each command: {made['erase_project']['p50']:.0f} ms for a project, "
           f"{made['erase_voucher']['p50']:.0f} ms for a voucher (nearly all records are vouchers).")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--program", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / "build" / "rodtrad_bench_register")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.program.resolve().parent) as folder:
        print("\n".join(section(options.program, pathlib.Path(folder), options.records)))


if __name__ == "__main__":
    main()
