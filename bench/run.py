#!/usr/bin/env python3
"""./dev bench [--rows N] [--lines N] [--repeat N] [--threads N] [--save]: how long the main work takes on synthetic contacts, and how
much memory, beside the same work in DuckDB's SQL and, when it is installed, R's data.table. Each work runs in a process of
its own. --save writes the table to docs/benchmarks.md."""
import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import lines
import readers
import register
from measure import measure

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "rodtrad"
BENCH = ROOT / "build" / "rodtrad_bench_kernels"
SIMILAR = ROOT / "build" / "rodtrad_bench_similar"
PROJECTS = Path(os.environ.get("RODTRAD_REAL_DATA", ROOT.parent / "shared")) / "data" / "eu-projects" / "projektbanken_sweden_2014_2020.json"
YEARS = 4
BYTES_PER_ROW = 400  # CSV, Parquet, what DuckDB spills, with room
WORKS = {
    "scan": "read the cube's columns, persons together",
    "cube": "cube with distinct persons, all roll-ups",
    "counts": "the same cube without persons",
    "outliers": "quartiles and k",
    "distinct": "distinct persons per year and municipality",
}
BARS = {"cube": 25, "outliers": 4, "distinct": 6}  # times DuckDB's speed
PLAN_BAR = 3  # times the reading of the columns


def say(text):
    print(text, file=sys.stderr, flush=True)


def program(words, cwd):
    return measure([PROGRAM, *map(str, words)], cwd=cwd)


def json_in(output):
    """The JSON that ends an output; progress may stand before it."""
    return json.loads(output[output.index("{"):])


def make_data(folder, rows):
    """A workspace with about so many contacts; made anew when it is not there in full."""
    done = folder / "made.json"
    if done.exists():
        return json.loads(done.read_text())
    if shutil.disk_usage(folder.parent).free < rows * BYTES_PER_ROW:
        raise SystemExit(f"{rows} rows need {rows * BYTES_PER_ROW // 10**9} GB of free disk")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    say(f"making about {rows} contacts")
    few = json_in(program(["example", "few", "--persons", "20000", "--years", YEARS, "--format", "json"], folder)["output"])
    persons = rows * few["persons"] // few["contacts"]
    made = json_in(program(["example", "data", "--persons", persons, "--years", YEARS, "--format", "json"], folder)["output"])
    program(["init", "workspace", "--region", "Region", "--keys", folder / "keys", "--fixed-key", "5e" * 32], folder)
    say(f"importing {made['contacts']} contacts")
    imports = {}
    for name, kind in (("contacts", "care_contact"), ("limits", "drg_limit"), ("nation", "reference_aggregate")):
        result = program(["data", "import", f"../data/{name}.csv", "--as", kind, "--map", f"../data/{name}.map.toml", "--purpose", "test", "--public",
                          "syntetiska data", "--by", "Mätning"], folder / "workspace")
        imports[name] = {key: result[key] for key in ("seconds", "cpu_seconds", "peak_mb")}
    program(["plan", "import", "../data/plan.txt"], folder / "workspace")
    program(["plan", "bind", "2", "--method", "cost_outliers", "--data", "contacts", "--data", "limits", "--data", "nation", "--by", "Mätning"],
            folder / "workspace")
    done.write_text(json.dumps({"contacts": made["contacts"], "import": imports["contacts"]}))
    return json.loads(done.read_text())


def parquet_files(folder):
    return sorted((folder / "workspace" / "lake" / "contacts").glob("*/*.parquet"))


def run_work(folder, work, way, options):
    """Median of the runs by its own clock."""
    runs = []
    for _ in range(options.repeat):
        result = measure([BENCH, work, way, str(options.threads), folder / "scratch", *parquet_files(folder)])
        runs.append({**json_in(result["output"]), "peak_mb": result["peak_mb"], "cpu_seconds": result["cpu_seconds"]})
    return sorted(runs, key=lambda run: run["seconds"])[len(runs) // 2]


def run_data_table(folder, options):
    """Seconds per work, or why there are none."""
    if not shutil.which("Rscript"):
        return "Rscript is not installed"
    if subprocess.run(["Rscript", "-e", "library(data.table)"], capture_output=True, check=False).returncode != 0:
        return "the R package data.table is not installed"
    say("data.table")
    output = measure(["Rscript", ROOT / "bench" / "data_table.R", folder / "data" / "contacts.csv", str(options.threads)])["output"]
    return {line["work"]: line["seconds"] for line in map(json.loads, output.strip().split("\n"))}


def measure_all(folder, options):
    results = {}
    for work in WORKS:
        for way in ("kernels", "sql", "duckdb"):
            say(f"{work}: {way}")
            results[work, way] = run_work(folder, work, way, options)
        if results[work, "kernels"]["check"] != results[work, "sql"]["check"]:
            raise SystemExit(f"{work}: kernels and SQL give different answers")
    say("plan run")
    plan = measure([PROGRAM, "plan", "run"], cwd=folder / "workspace", runs=options.repeat)
    return results, plan


def seconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def work_lines(results, table):
    for work, label in WORKS.items():
        own, sql, hand = (results[work, way] for way in ("kernels", "sql", "duckdb"))
        ratio = hand["seconds"] / own["seconds"]
        bar = f"{BARS[work]} ×" if work in BARS else "–"
        other = seconds(table[work]) if isinstance(table, dict) and work in table else "–"
        yield (f"| {label} | {seconds(own['seconds'])} | {own['cpu_seconds']:.2f} | {own['peak_mb']:.0f} | {seconds(sql['seconds'])} | "
               f"{seconds(hand['seconds'])} | {hand['cpu_seconds']:.2f} | {hand['peak_mb']:.0f} | {ratio:.1f} × | {bar} | {other} |")


def below_bar(results, plan, scan):
    """Names of what does not reach its bar."""
    names = [WORKS[work] for work, bar in BARS.items() if results[work, "duckdb"]["seconds"] < bar * results[work, "kernels"]["seconds"]]
    return names + (["`plan run`"] if plan["seconds"] > PLAN_BAR * scan else [])


def processor_ratios(results):
    """What the ratios are when waiting for a processor does not count."""
    return ", ".join(f"{WORKS[work]} {results[work, 'duckdb']['cpu_seconds'] / results[work, 'kernels']['cpu_seconds']:.1f} ×" for work in BARS)


def similar_line():
    """The index of parallel efforts on real projects, where they are at hand."""
    if not PROJECTS.exists():
        return "- Parallel efforts: not measured, no real projects (RODTRAD_REAL_DATA)."
    found = json_in(measure([SIMILAR, PROJECTS])["output"])
    return (f"- Parallel efforts among {found['texts']} real projects: index {found['index_seconds']:.2f} s ({found['index_per_reading']:.0f} × reading the texts "
            f"once; bar: 1 s), a query {found['query_ms']:.2f} ms (bar: 5 ms).")


def report(made, results, plan, table, options, load, formats):
    rows = made["contacts"]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    imported, scan = made["import"], results["scan", "kernels"]["seconds"]
    cube = results["cube", "kernels"]["peak_mb"] / results["cube", "duckdb"]["peak_mb"]
    lines = [
        "# Benchmarks", "",
        "`./dev bench --save` writes this page. Seconds from Parquet to answer on a synthetic region's care contacts, each work alone in a",
        "new process; peak memory of the whole process. Compare ratios: seconds depend on the machine and on what else it does.", "",
        f"{datetime.date.today().isoformat()}; {os.cpu_count()} cores, {memory:.0f} GB memory, {options.threads} threads, load {load:.0f} at the "
        f"start; {f'{rows:,}'.replace(',', chr(0xA0))} contacts, {YEARS} years; median of {options.repeat}.", "",
        "| work | kernels s | CPU s | MB | own SQL s | DuckDB s | CPU s | MB | DuckDB / kernels | bar | data.table s |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
        *work_lines(results, table), "",
        "| whole steps | s | MB | |", "|---|---|---|---|",
        f"| import of the CSV, checked and sorted | {seconds(imported['seconds'])} | {imported['peak_mb']:.0f} | {rows / imported['seconds'] / 1000:.0f} 000 rows/s |",
        f"| `plan run`, cost_outliers | {seconds(plan['seconds'])} | {plan['peak_mb']:.0f} | {plan['seconds'] / scan:.0f} × the first row (bar: {PLAN_BAR} ×) |", "",
        f"- Below the bar: {', '.join(below_bar(results, plan, scan)) or 'nothing'}.",
        f"- In processor time, DuckDB / kernels: {processor_ratios(results)}.",
        "- DuckDB: the shortest SQL by hand, from the same Parquet files (bench/kernels.cpp). Own SQL: what the engine falls back to.",
        "- The first row is what the kernels pay once per run; DuckDB only adds the columns up, and reads them again for each question.",
        f"- The cube's memory is {cube:.2f} of DuckDB's. Kernels and own SQL gave the same answers.",
        similar_line(),
        f"- data.table: {table if isinstance(table, str) else 'reading the columns from CSV took ' + seconds(table['read']) + ' s and is not in its seconds; its threads suffer most on a busy machine'}.", "",
        *formats, "",
    ]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--records", type=int, default=100_000, help="in the register (1000000 for the bars)")
    parser.add_argument("--lines", type=int, default=60_000_000, help="service lines that are imported")
    parser.add_argument("--save", action="store_true", help="write docs/benchmarks.md")
    options = parser.parse_args()
    folder = ROOT / "build" / "bench" / str(options.rows)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = make_data(folder, options.rows)
    (folder / "scratch").mkdir(exist_ok=True)
    load = os.getloadavg()[0]
    results, plan = measure_all(folder, options)
    say("readers")
    say("register")
    of_register = list(register.section(ROOT / "build" / "rodtrad_bench_register", folder, options.records))
    say("service lines")
    of_lines = list(lines.section(ROOT / "build" / "rodtrad_bench_lines", PROGRAM, folder, options.lines, options.threads))
    text = report(made, results, plan, run_data_table(folder, options), options, load, [*readers.section(ROOT / "build" / "rodtrad_bench_readers"), "", *of_register, "", *of_lines])
    print(text)
    if options.save:
        (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
