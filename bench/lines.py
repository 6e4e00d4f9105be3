"""The section of docs/benchmarks.md on importing service lines, from rodtrad_bench_lines."""
import json
import shutil

from measure import measure

BAR_ROWS = 3_000_000  # per second
BAR_MB = 1500
BYTES_PER_ROW = 200  # CSV, what is put aside, Parquet


def section(generator, program, folder, rows, threads):
    """One import of so many lines, in a workspace of its own."""
    if shutil.disk_usage(folder).free < rows * BYTES_PER_ROW:
        raise SystemExit(f"{rows} lines need {rows * BYTES_PER_ROW // 10**9} GB of free disk")
    place = folder / "lines"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    made = json.loads(measure([generator, str(rows), place / "lines.csv"])["output"])
    measure([program, "init", "workspace", "--region", "Region", "--keys", place / "keys", "--fixed-key", "5e" * 32], cwd=place)
    settings = place / "workspace" / "rodtrad.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"\n[engine]\nthreads = {threads}\n", encoding="utf-8")
    done = measure([program, "data", "import", "../lines.csv", "--as", "service_line", "--purpose", "test", "--by", "Mätning"], cwd=place / "workspace")
    shutil.rmtree(place)
    count = f"{made['rows']:,}".replace(",", "\u00a0")
    yield "## Service lines"
    yield ""
    yield "| rows | CSV MB | s | CPU s | MB | bar MB | rows/s | bar rows/s |"
    yield "|---|---|---|---|---|---|---|---|"
    yield (f"| {count} | {made['mb']:.0f} | {done['seconds']:.1f} | {done['cpu_seconds']:.1f} | {done['peak_mb']:.0f} | {BAR_MB} | "
           f"{made['rows'] / done['seconds'] / 1e6:.2f} million | {BAR_ROWS / 1e6:.0f} million |")
