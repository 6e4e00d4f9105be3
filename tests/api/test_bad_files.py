"""Files and maps that are wrong: a message with place and hint in both languages, exit code, nothing half-written."""
import gzip
import os
import random

from support import check_in, check_same, check_untouched, finish, listing, new_workspace, refused, run, run_json, temporary, write

GOOD = "year,area,sex,age,count\n2020,01,F,1,5\n2020,01,M,1,7\n"


def file_cases(folder):
    """Name, content, error code, place, words in Swedish and English."""
    noise = random.Random(1).randbytes(3000)
    packed = gzip.compress(GOOD.encode() * 50, mtime=0)
    return [
        ("empty.csv", b"", "empty_file", folder + "/empty.csv", ("filen är tom", "kolumnnamnen"), ("the file is empty", "column names")),
        ("header.csv", GOOD[:24].encode(), "no_rows", folder + "/header.csv:1", "inga rader", "no rows"),
        ("noise.csv", noise, "binary_file", None, "filen är inte text", "the file is not text"),
        ("sheet.csv", b"PK\x03\x04ab\0\0", "zip_broken", folder + "/sheet.csv", "inget helt ZIP-paket", "not a complete ZIP archive"),
        ("cut.csv", GOOD[:-5].encode(), "import_refused", folder + "/cut.csv:3:10", "raden har 3 fält", "3 fields"),
        ("quote.csv", (GOOD + '2020,"02,F,1,5\n2020,02,M,1,5\n').encode(), "import_refused", folder + "/quote.csv:4:6", "stängs aldrig", "never closed"),
        ("cut.csv.gz", packed[:-9], "truncated_gzip", folder + "/cut.csv.gz", "avklippt", "cut off"),
        ("noise.csv.gz", b"\x1f\x8b\x08" + noise, None, folder + "/noise.csv.gz", "", ""),
        ("column.csv", GOOD.replace("count", "cuont").encode(), None, folder + "/column.csv:1", ("count", "saknas"), ("count", "missing")),
        ("word.csv", GOOD.replace("7", "sju").encode(), "import_refused", folder + "/word.csv:3:13", '"sju"', '"sju"'),
        ("code.csv", GOOD.replace("M", "X").encode(), "import_refused", folder + "/code.csv:3:9", '"X"', '"X"'),
        ("latin.csv", GOOD.replace("01", "Å").encode("latin-1") + b"2020,\xff\xfe,F,1,1\n", None, None, None, None),
    ]


with temporary() as folder:
    workspace = new_workspace(folder)
    run("data", "import", write(folder + "/good.csv", GOOD), "--as", "population", workspace=workspace)
    before = listing(workspace, workspace + "-keys")

    def untouched():
        """But for the rows in quarantine, which are kept so that someone can correct them."""
        after = listing(workspace, workspace + "-keys")
        check_untouched(before, {path: kind for path, kind in after.items() if "/quarantine/" not in path})

    for name, content, error, place, sv, en in file_cases(folder):
        path = write(os.path.join(folder, name), content)
        if sv is None:
            continue
        refused("data", "import", path, "--as", "population", workspace=workspace, error=error, place=place, sv=sv, en=en)
        untouched()
        check_same(os.path.exists(f"{workspace}/lake/{name[:-4]}/quarantine"), error == "import_refused", f"quarantine of {name}")
    check_same([one["name"] for one in run_json("data", "list", workspace=workspace)["datasets"]], ["good"], "datasets after refusals")

    good = ("data", "import", folder + "/good.csv")
    refused("data", "import", folder + "/none.csv", "--as", "population", workspace=workspace, place=folder + "/none.csv",
            error="file_missing", sv="filen finns inte", en="does not exist")
    refused("data", "import", folder, "--as", "population", workspace=workspace, place=folder, sv="en mapp", en="a folder")
    refused(*good, "--as", "popluation", workspace=workspace, error="unknown_kind", sv='menade du "population"?', en='did you mean "population"?')
    refused(*good, "--as", "population", "--name", "../x", workspace=workspace, error="bad_name", sv="../x", en="../x")
    refused(*good, "--as", "population", "--allow-rejects", "många", workspace=workspace, sv="många", en="många")

    # The map: unknown column, unit and key, each with line and column.
    columns = '[columns]\nyear = "year"\narea = "area"\nsex = "{sex}"\nage = "age"\ncount = "count"\n'
    text = columns.format(sex="kön") + '[units]\ncount = "kronor"\n[unit]\n'
    told = run(*good, "--as", "population", "--map", write(folder + "/map.toml", text), workspace=workspace, code=1)[1]
    for line in (folder + '/map.toml:4:7: okänd kolumn "kön"', folder + '/map.toml:8:9: okänd enhet "kronor"', folder + '/map.toml:9:1: okänd nyckel "unit"'):
        check_in(line, told)
    check_in('unknown unit "kronor"', run(*good, "--as", "population", "--map", folder + "/map.toml", workspace=workspace, code=1, language="en")[1])
    refused(*good, "--as", "population", "--map", write(folder + "/no.toml", "[columns\n"), workspace=workspace, place=folder + "/no.toml:1:9",
            sv="TOML", en="TOML")
    untouched()

    # A plan that is no plan.
    for name, content, error, sv, en in [
            ("no.txt", "Handla mjölk.\nRing Eva.\n", None, "hittar inget analysuppdrag", "no analysis assignment"),
            ("table.txt", GOOD, None, "hittar inget analysuppdrag", "no analysis assignment"),
            ("empty.txt", "", "document_empty", "filen är tom", "the file is empty"),
            ("noise.txt", bytes(range(256)) * 9, None, "filen är inte text", "the file is not text")]:
        path = write(os.path.join(folder, name), content)
        refused("plan", "import", path, workspace=workspace, error=error, place=path, sv=sv, en=en)
    untouched()
    refused("plan", "list", workspace=workspace, error="no_plan", sv="ingen analysplan", en="no analysis plan")
finish()
