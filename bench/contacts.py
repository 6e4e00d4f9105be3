"""Sections of docs/benchmarks.md on synthetic contacts: how they are made and imported, what is asked of them, and how long it takes with
the kernels, with the engine's own SQL and with DuckDB's SQL by hand."""
import json
import os
import shutil
import sys
from pathlib import Path

from measure import Failed, measure

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "rodtrad"
BENCH = ROOT / "build" / "rodtrad_bench_kernels"
YEARS = 4
BYTES_PER_ROW = 400  # CSV, Parquet, what DuckDB spills, with room
WORKS = {
    "scan": "read the cube's columns, persons together",
    "cube": "cube with distinct persons, all roll-ups",
    "counts": "the same cube without persons",
    "outliers": "quartiles and k",
    "distinct": "distinct persons per year and municipality",
    "plan_scan": "read the columns of `plan run`, persons together",
}
PLAN = [  # as in tools/demo.sh
    ("2", "cost_outliers", "contacts limits nation"),
    ("3", "hospital_comparison", "contacts limits nation"),
    ("4", "demographic_pressure", "contacts population"),
]
BARS = {"cube": 25, "outliers": 4, "distinct": 6}  # times DuckDB's speed
PLAN_BAR = 3  # times the reading of its columns once, in SQL (docs/decisions/004-one-scan.md)


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
    for name, kind in (("contacts", "care_contact"), ("limits", "drg_limit"), ("nation", "reference_aggregate"), ("population", "population")):
        result = program(["data", "import", f"../data/{name}.csv", "--as", kind, "--map", f"../data/{name}.map.toml", "--purpose", "test", "--public",
                          "syntetiska data", "--by", "Mätning"], folder / "workspace")
        imports[name] = {key: result[key] for key in ("seconds", "cpu_seconds", "peak_mb")}
    program(["plan", "import", "../data/plan.txt"], folder / "workspace")
    for assignment, method, data in PLAN:
        program(["plan", "bind", assignment, "--method", method, *(word for name in data.split() for word in ("--data", name)), "--by", "Mätning"],
                folder / "workspace")
    done.write_text(json.dumps({"contacts": made["contacts"], "import": imports["contacts"]}))
    return json.loads(done.read_text())


def parquet_files(folder):
    return sorted((folder / "workspace" / "lake" / "contacts").glob("*/*.parquet"))


def run_work(folder, work, way, threads, repeat):
    """Median of the runs by its own clock; a run that needs more memory than it may have ends them."""
    runs = []
    for _ in range(repeat):
        try:
            result = measure([BENCH, work, way, str(threads), folder / "scratch", *parquet_files(folder)])
        except Failed as failure:
            if "Out of Memory" not in failure.output:
                raise
            return {"out_of_memory_after": failure.seconds, "peak_mb": failure.peak_mb}
        runs.append({**json_in(result["output"]), "peak_mb": result["peak_mb"], "cpu_seconds": result["cpu_seconds"]})
    return sorted(runs, key=lambda run: run["seconds"])[len(runs) // 2]


def measure_all(folder, threads, repeats, plan_repeat):
    """Results by work and way, and those of `plan run` by assignment and for all. `repeats`: how often and which works, by way; the
    kernels come first, before the others fill the memory."""
    results = {}
    for way, (repeat, works) in repeats.items():
        for work in works:
            say(f"{work}: {way}")
            results[work, way] = run_work(folder, work, way, threads, repeat)
        if way == "kernels":
            say("plan run")
            plan = {assignment: measure([PROGRAM, "plan", "run", assignment], cwd=folder / "workspace", runs=plan_repeat) for assignment, _, _ in PLAN}
            plan["all"] = measure([PROGRAM, "plan", "run"], cwd=folder / "workspace", runs=plan_repeat)
    for work in WORKS:
        if results.get((work, "sql"), {}).get("check", results[work, "kernels"]["check"]) != results[work, "kernels"]["check"]:
            raise SystemExit(f"{work}: kernels and SQL give different answers")
    return results, plan


def seconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def ratio(results, work, what="seconds"):
    """DuckDB / kernels, or nothing when DuckDB did not come to an end."""
    hand = results[work, "duckdb"]
    return hand[what] / results[work, "kernels"][what] if what in hand else None


def times(value):
    return f"{value:.1f} ×" if value else "–"


def seconds_of(result):
    """What a work took, in a narrow column."""
    if not result:
        return "–"
    return seconds(result["seconds"]) if "seconds" in result else "out of memory"


def columns_of(result):
    if "out_of_memory_after" in result:
        return f"out of memory after {seconds(result['out_of_memory_after'])} | – | {result['peak_mb']:.0f}"
    return f"{seconds(result['seconds'])} | {result['cpu_seconds']:.2f} | {result['peak_mb']:.0f}"


def work_lines(results, table):
    """The rows of the table; `table`: data.table's seconds by work."""
    yield "| work | kernels s | CPU s | MB | own SQL s | DuckDB s | CPU s | MB | DuckDB / kernels | bar | data.table s |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for work, label in WORKS.items():
        sql = results.get((work, "sql"))
        yield (f"| {label} | {columns_of(results[work, 'kernels'])} | {seconds_of(sql)} | {columns_of(results[work, 'duckdb'])} | "
               f"{times(ratio(results, work))} | {f'{BARS[work]} ×' if work in BARS else '–'} | "
               f"{seconds(table[work]) if isinstance(table, dict) and work in table else '–'} |")


def step_lines(made, results, plan):
    rows, imported = made["contacts"], made["import"]
    yield "| whole steps | s | MB | |"
    yield "|---|---|---|---|"
    yield (f"| import of the CSV, checked and sorted | {seconds(imported['seconds'])} | {imported['peak_mb']:.0f} | "
           f"{rows / imported['seconds'] / 1000:.0f} 000 rows/s |")
    for assignment, method, _ in PLAN:
        yield f"| `plan run`, {method} | {seconds(plan[assignment]['seconds'])} | {plan[assignment]['peak_mb']:.0f} | |"
    whole = plan["all"]
    yield (f"| `plan run`, the three of the demo | {seconds(whole['seconds'])} | {whole['peak_mb']:.0f} | {times(in_scans(results, plan, 'sql'))} one "
           f"reading of their columns in SQL (bar: {PLAN_BAR} ×), {times(in_scans(results, plan, 'kernels'))} the kernels' own |")


def in_scans(results, plan, way):
    """How many times `plan run` takes as long as its columns are read in one way; nothing when they were not."""
    scan = results.get(("plan_scan", way), {}).get("seconds")
    return plan["all"]["seconds"] / scan if scan else None


def below_bar(results, plan):
    """Names of what does not reach its bar."""
    names = [WORKS[work] for work, bar in BARS.items() if ratio(results, work) and ratio(results, work) < bar]
    scans = in_scans(results, plan, "sql")
    return names + (["`plan run`"] if scans and scans > PLAN_BAR else [])


def processor_ratios(results):
    """What the ratios are when waiting for a processor does not count."""
    return ", ".join(f"{WORKS[work]} {ratio(results, work, 'cpu_seconds'):.1f} ×" for work in BARS)


def in_digits(rows):
    return f"{rows:,}".replace(",", "\u00a0")


def large_section(rows, threads):
    """So many contacts, with no more of the engine's own SQL than the plan's bar needs, and with DuckDB's once."""
    folder, made = made_in(rows)
    results, plan = measure_all(folder, threads, {"kernels": (3, WORKS), "sql": (1, ["plan_scan"]), "duckdb": (1, WORKS)}, 1)
    yield f"## {in_digits(made['contacts'])} contacts"
    yield ""
    yield "Kernels: median of three; the rest once. DuckDB may use 12 GB of memory, and spills to disk."
    yield ""
    yield from work_lines(results, {})
    yield ""
    yield from step_lines(made, results, plan)
    yield ""
    yield f"- Below the bar: {', '.join(below_bar(results, plan)) or 'nothing'}."


def made_in(rows):
    """The folder of so many contacts, and what their making told."""
    folder = ROOT / "build" / "bench" / str(rows)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = make_data(folder, rows)
    (folder / "scratch").mkdir(exist_ok=True)
    return folder, made
