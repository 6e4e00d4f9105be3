"""What `rodtrad convert` writes, read back by programs of others: PX by a plain-Python reader, JSON-stat by jsonstat-toolkit,
Parquet by hyparquet; workbooks by the program itself. Real files where they are at hand."""
import csv
import json
import math
import os
import subprocess
import sys

from support import ROOT, check, check_in, check_same, finish, refused, run, run_json, temporary, write

sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from px_reader import Px  # noqa: E402

REAL = os.environ.get("RODTRAD_REAL_DATA", os.path.join(ROOT, "..", "shared")) + "/data"
CORPUS = os.path.join(ROOT, "tests", "fuzz", "corpus")
LONGEST_LINE = 256  # characters, by the format


def by_node(reader, package, path):
    """What a npm package reads, or nothing when it is not installed."""
    if not os.path.isdir(os.path.join(ROOT, "node_modules", package)):
        print(f"SKIPPED in part: npm package {package} is not installed (./dev setup)")
        return None
    done = subprocess.run(["node", os.path.join(ROOT, "tests", "support", reader), path], capture_output=True, text=True, check=False)
    check(done.returncode == 0, f"{reader} {path}: {done.stderr}")
    return json.loads(done.stdout)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_px(path):
    with open(path, "rb") as file:
        return Px(file.read())


def same_number(left, right):
    return math.isclose(left, right, rel_tol=1e-12, abs_tol=1e-12)


def check_cells(folder, source):
    """PX, JSON-stat, Parquet and XLSX hold the rows that CSV has."""
    name = os.path.basename(source)
    run("convert", source, folder + "/a.csv")
    rows = rows_of(folder + "/a.csv")
    run("convert", source, folder + "/a.px")
    px = read_px(folder + "/a.px")
    check_same(len(px.cells), len(rows), name + ": cells")
    check(px.longest_line <= LONGEST_LINE, f"{name}: a line of {px.longest_line} characters")
    for row, (codes, cell) in zip(rows, px.cells.items()):
        check_same(list(row.values())[0:2 * len(codes):2], list(codes), name + ": codes")
        check(cell == row["status"] if isinstance(cell, str) else same_number(cell, float(row["value"])), f"{name}: {row} is {cell} in PX")
    run("convert", source, folder + "/a.json")
    read = by_node("read_jsonstat.mjs", "jsonstat-toolkit", folder + "/a.json")
    for row, (value, status) in zip(rows, read["cells"] if read else []):
        check(status == row["status"] if value is None else same_number(value, float(row["value"])), f"{name}: {row} is {value} {status} in JSON-stat")
    run("convert", source, folder + "/a.parquet")
    table = by_node("read_parquet.mjs", "hyparquet", folder + "/a.parquet")
    for row, other in zip(rows, table or []):
        check_same([str(one if one is not None else "") for key, one in other.items() if key != "value"],
                   [one for key, one in row.items() if key != "value"], name + ": Parquet")
        check(other["value"] is None if row["value"] == "" else same_number(other["value"], float(row["value"])), f"{name}: {row} in Parquet")
    run("convert", source, folder + "/a.xlsx")
    run("convert", folder + "/a.xlsx", folder + "/b.csv")
    again = rows_of(folder + "/b.csv")
    check_same(len(again), len(rows), name + ": rows of the workbook")
    check(all(one["status"] == other["status"] and (one["value"] == other["value"] or same_number(float(one["value"]), float(other["value"])))
              for one, other in zip(rows, again)), name + ": the workbook has other cells")


with temporary() as folder:
    for name in ("whole.px", "keys.px"):
        check_cells(folder, os.path.join(CORPUS, "px", name))
    for path in ("px/valid/pxweb-NPM-EXEMPEL2.px", "px/valid/pxweb-keys-BE101ACEkeys.px", "px/valid/pxr-example6.px", "px/valid/pyaxis-01001.px"):
        if os.path.exists(os.path.join(REAL, path)):
            check_cells(folder, os.path.join(REAL, path))

    # Every real PX file written by us gives an independent reader the numbers and marks that independent readers found in the original.
    expected = os.path.join(REAL, "px", "expected_valid.json")
    for one in json.load(open(expected, encoding="utf-8"))["files"] if os.path.exists(expected) else []:
        run("convert", os.path.join(REAL, "px", one["file"]), folder + "/c.px")
        cells = read_px(folder + "/c.px").cells.values()
        numbers = [cell for cell in cells if not isinstance(cell, str)]
        check(math.isclose(math.fsum(numbers), one["expected"]["numeric_sum"], rel_tol=1e-9, abs_tol=1e-6), one["file"] + ": sum")
        for symbol, count in one["expected"]["symbols"].items():
            check_same(list(cells).count(symbol), count, f"{one['file']}: {symbol}")

    # The same for JSON-stat, in both versions.
    expected = os.path.join(REAL, "jsonstat", "expected.json")
    for one in json.load(open(expected, encoding="utf-8"))["files"] if os.path.exists(expected) else []:
        for dataset, facts in one.get("expected", {}).get("datasets", {}).items():
            for version in ("json-stat", "json-stat1"):
                run("convert", os.path.join(REAL, "jsonstat", one["file"]), folder + "/d.json", "--to", version, "--dataset", dataset)
                read = by_node("read_jsonstat.mjs", "jsonstat-toolkit", folder + "/d.json")
                if read:
                    check_same([len(dimension["codes"]) for dimension in read["dimensions"]], facts["size"], one["file"] + ": size")
                    numbers = [value for value, _ in read["cells"] if isinstance(value, (int, float))]
                    check_same(len(numbers), facts["numbers"], one["file"] + ": numbers")
                    check(math.isclose(math.fsum(numbers), facts["sum"], rel_tol=1e-9, abs_tol=1e-6), one["file"] + ": sum")

    # The same bytes each time; also in other languages and encodings; and refusals that leave nothing behind.
    whole = os.path.join(CORPUS, "px", "whole.px")
    for ending in ("px", "json", "parquet", "xlsx", "csv"):
        made = []
        for _ in range(2):
            run("convert", whole, f"{folder}/e.{ending}")
            with open(f"{folder}/e.{ending}", "rb") as file:
                made.append(file.read())
        check(made[0] == made[1], ending + " made twice is not the same")
    run("convert", whole, folder + "/english.json", "--language-of-table", "en")
    check_in("Population by municipality", open(folder + "/english.json", encoding="utf-8").read())
    run("convert", whole, folder + "/old.px", "--encoding", "windows-1252")
    check_in("Luleå".encode("cp1252"), open(folder + "/old.px", "rb").read())
    check_same(run_json("convert", os.path.join(CORPUS, "sie", "type4.se"), folder + "/g.se")["problems"], [], "SIE")
    text = write(folder + "/text.csv", "a,b\n1,2\n")
    refused("convert", text, folder + "/no.px", error="cannot_convert", place=text, sv="statistiktabell", en="table of statistics")
    refused("convert", text, folder + "/no.se", error="cannot_convert", place=text, sv="SIE", en="SIE")
    refused("convert", text, folder + "/no.txt", error="cannot_convert", place=text, sv="inget dokument", en="no document")
    letter = write(folder + "/letter.pdf", "%PDF-1.4\n")
    refused("convert", letter, folder + "/no.csv", error="not_a_table", place=letter, sv="ett dokument", en="a document")
    refused("inspect", letter, error="pdf_broken", sv="ingen hel PDF", en="not a complete PDF")
    refused("convert", text, folder + "/no.xyz", error="unknown_target", sv="ändelse", en="ending")
    refused("convert", whole, folder + "/no.px", "--encoding", "latin-9", error="unknown_encoding", sv="utf-8 eller", en="utf-8 or")
    refused("convert", whole, folder + "/no.json", "--language-of-table", "xx", error="unknown_language", sv="språket", en="language")
    check_same([name for name in os.listdir(folder) if name.startswith("no.")], [], "half-written files")
finish()
