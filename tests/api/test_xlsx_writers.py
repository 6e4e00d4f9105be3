"""Workbooks made by writers of others, read by `rodtrad data look` and taken in: openpyxl (Python) and openxlsx (R). What is
not installed is skipped with its name; ./dev setup test look installs both."""
import datetime
import shutil
import subprocess
import sys

ROWS = [("2580", "Luleå", 1234567.5, datetime.date(2020, 2, 29), 0.125, "F"),
        ("2581", "Piteå; \"norr\"", -3.0, datetime.date(1999, 12, 31), 0.5, ".."),
        ("0180", "Åäö\nrad två", 0.1, None, None, "M")]
NAMES = ["kommun", "namn", "värde", "dag", "andel", "kön"]
EXPECTED = [["2580", "Luleå", "1234567.5", "2020-02-29", "0.125", "F"],
            ["2581", "Piteå; \"norr\"", "-3", "1999-12-31", "0.5", ".."],
            ["0180", "Åäö\nrad två", "0.1", "", "", "M"]]
POPULATION = [["year", "area", "sex", "age", "count"], [2020, "25", "F", 0, 1200], [2020, "25", "M", 0, 1250]]

R_SCRIPT = r"""
suppressMessages(library(openxlsx))
rows <- data.frame(kommun = c("2580", "2581", "0180"), namn = c("Lule\u00e5", "Pite\u00e5; \"norr\"", "\u00c5\u00e4\u00f6\nrad tv\u00e5"),
                   varde = c(1234567.5, -3, 0.1), dag = as.Date(c("2020-02-29", "1999-12-31", NA)), andel = c(0.125, 0.5, NA),
                   kon = c("F", "..", "M"), check.names = FALSE)
names(rows) <- c("kommun", "namn", "v\u00e4rde", "dag", "andel", "k\u00f6n")
book <- createWorkbook()
addWorksheet(book, "Om")
writeData(book, "Om", "Ingenting h\u00e4r")
addWorksheet(book, "Data")
mergeCells(book, "Data", cols = 1:6, rows = 1)
writeData(book, "Data", "Folkm\u00e4ngd", startRow = 1)
writeData(book, "Data", rows, startRow = 2)
addStyle(book, "Data", createStyle(numFmt = "0.0%"), rows = 3:5, cols = 5)
saveWorkbook(book, "r.xlsx", overwrite = TRUE)
people <- data.frame(year = c(2020L, 2020L), area = c("25", "25"), sex = c("F", "M"), age = c(0L, 0L), count = c(1200L, 1250L))
write.xlsx(people, "r_people.xlsx", overwrite = TRUE)
"""


def make_by_openpyxl(folder):
    import openpyxl
    book = openpyxl.Workbook()
    book.active.title = "Om"
    book.active["A1"] = "Ingenting här"
    sheet = book.create_sheet("Data")
    sheet.merge_cells("A1:F1")
    sheet["A1"] = "Folkmängd"
    sheet.append(NAMES)
    for row in ROWS:
        sheet.append(row)
    for cell in sheet["E"][2:]:
        cell.number_format = "0.0%"
    book.save(folder + "/python.xlsx")
    people = openpyxl.Workbook()
    for row in POPULATION:
        people.active.append(row)
    people.save(folder + "/python_people.xlsx")


def check_read(path):
    seen = run_json("data", "look", path, "--sheet", "Data", "--header-row", 2)
    check_same(seen["columns"], NAMES, path + ": columns")
    check_same(seen["rows"], EXPECTED, path + ": rows")


def check_taken_in(workspace, path, name):
    report = run_json("data", "import", path, "--as", "population", "--name", name, workspace=workspace)
    check_same((report["rows_taken"], report["rows_rejected"]), (2, 0), path + ": rows taken in")
    return report["version"]


def python_with(module):
    """A Python that has the module: this one, or that of the system; nothing when neither does."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0:
            return python
    return None


def has_r_package(name):
    return bool(shutil.which("Rscript")) and subprocess.run(["Rscript", "-e", f"library({name})"], capture_output=True, check=False).returncode == 0


if sys.argv[1] == "--make":
    make_by_openpyxl(sys.argv[2])
    sys.exit()

from support import check, check_same, finish, new_workspace, run, run_json, temporary, write  # noqa: E402  (wants the program's place in the arguments)

with temporary() as folder:
    workspace = new_workspace(folder)
    versions = []
    if python := python_with("openpyxl"):
        subprocess.run([python, __file__, "--make", folder], check=True)
        check_read(folder + "/python.xlsx")
        versions.append(check_taken_in(workspace, folder + "/python_people.xlsx", "python"))
    else:
        print("SKIPPED in part: python3-openpyxl is not installed (./dev setup test)")
    if has_r_package("openxlsx"):
        write(folder + "/make.R", R_SCRIPT)
        done = subprocess.run(["Rscript", "make.R"], cwd=folder, capture_output=True, text=True, check=False)
        check(done.returncode == 0, f"R: {done.stderr}")
        check_read(folder + "/r.xlsx")
        versions.append(check_taken_in(workspace, folder + "/r_people.xlsx", "r"))
    else:
        print("SKIPPED in part: the R package openxlsx is not installed (./dev setup look)")
    write(folder + "/people.csv", "".join(",".join(map(str, row)) + "\n" for row in POPULATION))
    run("convert", folder + "/people.csv", folder + "/people.xlsx")
    versions.append(check_taken_in(workspace, folder + "/people.xlsx", "own"))
    check_same(len(set(versions)), 1, "the same rows by whatever writer are the same version")
finish()
