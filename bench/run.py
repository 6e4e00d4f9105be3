#!/usr/bin/env python3
"""./dev bench [--rows N] [--large N] [--lines N] [--repeat N] [--threads N] [--save]: how long the main work takes on synthetic contacts,
and how much memory, beside the same work in DuckDB's SQL and, when it is installed, R's data.table. Each work runs in a process of
its own. --large N measures N contacts too (100000000: about 40 GB of disk, a quarter of an hour). --save writes docs/benchmarks.md."""
import argparse
import datetime
import os
import shutil
import subprocess
from pathlib import Path

import contacts
import lines
import readers
import register
from contacts import PROGRAM, ROOT, json_in, say, seconds
from measure import measure

SIMILAR = ROOT / "build" / "rodtrad_bench_similar"
PROJECTS = Path(os.environ.get("RODTRAD_REAL_DATA", ROOT.parent / "shared")) / "data" / "eu-projects" / "projektbanken_sweden_2014_2020.json"


def run_data_table(folder, options):
    """Seconds per work, or why there are none."""
    if not shutil.which("Rscript"):
        return "Rscript is not installed"
    if subprocess.run(["Rscript", "-e", "library(data.table)"], capture_output=True, check=False).returncode != 0:
        return "the R package data.table is not installed"
    say("data.table")
    output = measure(["Rscript", ROOT / "bench" / "data_table.R", folder / "data" / "contacts.csv", str(options.threads)])["output"]
    return {line["work"]: line["seconds"] for line in map(json_in, output.strip().split("\n"))}


def similar_line():
    """The index of parallel efforts on real projects, where they are at hand."""
    if not PROJECTS.exists():
        return "- Parallel efforts: not measured, no real projects (RODTRAD_REAL_DATA)."
    found = json_in(measure([SIMILAR, PROJECTS])["output"])
    return (f"- Parallel efforts among {found['texts']} real projects: index {found['index_seconds']:.2f} s ({found['index_per_reading']:.0f} × reading the texts "
            f"once; bar: 1 s), a query {found['query_ms']:.2f} ms (bar: 5 ms).")


def report(made, results, plan, table, options, load):
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cube = results["cube", "kernels"]["peak_mb"] / results["cube", "duckdb"]["peak_mb"]
    return [
        "# Benchmarks", "",
        "`./dev bench --save` writes this page. Seconds from Parquet to answer on a synthetic region's care contacts, each work alone in a",
        "new process; peak memory of the whole process. Compare ratios: seconds depend on the machine and on what else it does.", "",
        f"{datetime.date.today().isoformat()}; {os.cpu_count()} cores, {memory:.0f} GB memory, {options.threads} threads, load {load:.0f} at the "
        f"start; {contacts.in_digits(made['contacts'])} contacts, {contacts.YEARS} years; median of {options.repeat}.", "",
        *contacts.work_lines(results, table), "",
        *contacts.step_lines(made, results, plan), "",
        f"- Below the bar: {', '.join(contacts.below_bar(results, plan)) or 'nothing'}.",
        f"- In processor time, DuckDB / kernels: {contacts.processor_ratios(results)}.",
        "- DuckDB: the shortest SQL by hand, from the same Parquet files (bench/kernels.cpp). Own SQL: what the engine falls back to.",
        "- The first row is what the kernels pay once per run; DuckDB only adds the columns up, and reads them again for each question.",
        f"- The cube's memory is {cube:.2f} of DuckDB's. Kernels and own SQL gave the same answers.",
        similar_line(),
        f"- data.table: {table if isinstance(table, str) else 'reading the columns from CSV took ' + seconds(table['read']) + ' s and is not in its seconds; its threads suffer most on a busy machine'}.",
        "",
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--large", type=int, help="so many contacts are measured too")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--records", type=int, default=100_000, help="in the register (1000000 for the bars)")
    parser.add_argument("--lines", type=int, default=60_000_000, help="service lines that are imported")
    parser.add_argument("--save", action="store_true", help="write docs/benchmarks.md")
    options = parser.parse_args()
    folder, made = contacts.made_in(options.rows)
    load = os.getloadavg()[0]
    results, plan = contacts.measure_all(folder, options.threads, {way: (options.repeat, contacts.WORKS) for way in ("kernels", "sql", "duckdb")}, options.repeat)
    page = report(made, results, plan, run_data_table(folder, options), options, load)
    say("register")
    of_register = list(register.section(ROOT / "build" / "rodtrad_bench_register", folder, options.records))
    say("service lines")
    of_lines = list(lines.section(ROOT / "build" / "rodtrad_bench_lines", PROGRAM, folder, options.lines, options.threads))
    of_large = list(contacts.large_section(options.large, options.threads)) if options.large else []
    say("readers")  # last: they fill the memory of this process, which its children's peaks would count
    of_readers = list(readers.section(ROOT / "build" / "rodtrad_bench_readers"))
    for section in (of_large, of_readers, of_register, of_lines):
        page += [*section, ""] if section else []
    text = "\n".join(page)
    print(text)
    if options.save:
        (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
