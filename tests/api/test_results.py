"""Results in the browser: who sees them when, tabs, addresses, embedding, and that every download holds what the protected
table holds. What only internal readers may see is searched for in test_result_levels.py, over data where the levels differ."""
import csv
import io
import json
import re
import struct
import zipfile

from server import PASSWORD, Browser, Server, add_user
from support import PLAN, check, check_in, check_same, finish, import_contacts, new_workspace, read, run, run_json, temporary, write, write_contacts

MARKS = {"protected": "..", "missing": "...", "not_possible": "."}
LANGUAGES = ("sv", "en")


def expected(table):
    """Row code → what a file shall hold in each column, in the order of the columns; intervals stand as columns of their own."""
    wanted = {}
    for row, head in enumerate(table["rows"]):
        cells = []
        for at, column in enumerate(table["columns"]):
            cell = table["cells"][row * len(table["columns"]) + at]
            for part in ["value"] + (["low", "high"] if column["interval"] else []):
                value = cell.get(part) if cell["status"] == "value" else None
                decimals = 2 if column["unit"] == "money" else column["decimals"]
                if value is None:
                    cells.append(MARKS["missing" if cell["status"] == "value" else cell["status"]])
                else:
                    cells.append(round(float(f"{value / 100 if column['unit'] == 'money' else value:.{decimals}f}"), 6))
        wanted[head["code"]] = cells
    return wanted


def number_or_mark(text):
    return text if not text.strip(".") else round(float(text), 6)


def from_csv(body):
    rows = list(csv.reader(io.StringIO(body.decode())))[1:]
    return {row[0]: [number_or_mark(cell) for cell in row[2:]] for row in rows}


def from_xlsx(body):
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        strings = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<si>(.*?)</si>", book.read("xl/sharedStrings.xml").decode(), re.S)]
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    found = {}
    for row in re.findall(r"<row [^>]*>(.*?)</row>", sheet, re.S)[1:]:
        cells = [strings[int(value)] if 't="s"' in head else round(float(value), 6) for head, value in re.findall(r"<c ([^>]*)><v>([^<]*)</v>", row)]
        found[cells[0]] = cells[2:]
    return found


def from_jsonstat(body):
    data = json.loads(body)
    category = data["dimension"][data["id"][0]]["category"]
    width, value, status = data["size"][1], data["value"], data.get("status", {})
    cell = lambda held, place: held.get(str(place)) if isinstance(held, dict) else held[place]  # noqa: E731
    shown = lambda place: cell(status, place) if cell(value, place) is None else round(float(cell(value, place)), 6)  # noqa: E731
    return {code: [shown(place) for place in range(row * width, (row + 1) * width)]
            for row, code in enumerate(category.get("index") or category["label"])}


def from_px(body):
    text = body.decode("utf-8-sig")
    stub = re.escape(re.search(r'STUB="([^"]*)"', text)[1])
    listed = re.search(rf'CODES\("{stub}"\)=(.*?);', text, re.S) or re.search(rf'VALUES\("{stub}"\)=(.*?);', text, re.S)
    codes = re.findall(r'"([^"]*)"', listed[1])
    cells = re.search(r"DATA=(.*?);", text, re.S)[1].replace('"', "").split()
    width = len(cells) // len(codes)
    return {code: [number_or_mark(cell) for cell in cells[row * width:(row + 1) * width]] for row, code in enumerate(codes)}


READERS = {"csv": from_csv, "xlsx": from_xlsx, "json": from_jsonstat, "px": from_px}


def check_tables(server, result):
    """Every table in every format and language: value for value what the protected result holds."""
    hidden = compared = 0
    for table in result["tables"]:
        wanted = expected(table)
        hidden += sum(cell["status"] == "protected" for cell in table["cells"])
        for ending, reader in READERS.items():
            for language in LANGUAGES:
                answer = server.ask(f"/run-1/result/{table['id']}.{ending}?lang={language}")
                check_same(answer.status, 200, f"{table['id']}.{ending}")
                check_same(reader(answer.body), wanted, f"{table['id']}.{ending} in {language}")
                compared += 1
    check(hidden > 0, "the test needs protected cells")
    check(compared >= 8 * len(result["tables"]), "not all tables are compared")


def check_figures(server, public):
    with_figure = {figure["table"] for figure in public["figures"]}
    check(with_figure, "no figures")
    for table in sorted(with_figure):
        picture = server.ask(f"/run-1/result/{table}.png").body
        width, height = struct.unpack(">II", picture[16:24])
        check(picture.startswith(b"\x89PNG") and width == 1600 and height > 300, f"{table}.png is {width} × {height}")
        drawing = server.ask(f"/run-1/result/{table}.svg").body.decode()
        check("var(" not in drawing and "<script" not in drawing, "the SVG needs a style sheet")
        deck = zipfile.ZipFile(io.BytesIO(server.ask(f"/run-1/result/{table}.pptx").body))
        check_same(deck.testzip(), None, f"{table}.pptx")
    for table in {one["id"] for one in public["tables"]} - with_figure:
        check_same(server.ask(f"/run-1/result/{table}.png").status, 404, "a picture of a table without a figure")


def check_pages(server, result, rolling, fixed):
    page = server.ask(rolling).body.decode()
    check_in("Vad resultatet visar", page)
    for table in result["tables"]:
        check_in(f"{rolling}/{table['id']}?view=", page)
    for finding in result["findings"]:
        words = "".join(piece if isinstance(piece, str) else piece["words"] for piece in finding["headline"]["sv"])
        check_in(words.replace("&", "&amp;"), page)
    for table in result["tables"]:
        for language in LANGUAGES:
            page = server.ask(f"{fixed}/{table['id']}?view=table&lang={language}").body.decode()
            check_in("<table", page)
            check_in("Så är siffran framtagen" if language == "sv" else "How the figure was made", page)
            check_in("@", re.search(r'id="provenance".*', page, re.S)[0])
            for format_ending in READERS:
                check_in(f"{table['id']}.{format_ending}", page)
    one = next(figure["table"] for figure in result["figures"])
    page = server.ask(f"{fixed}/{one}").body.decode()
    check_in("<svg", page)
    check_in("read.csv", page)
    check_in("pd.read_csv", page)
    check_in(f"/assignment-1/result/{one}", page)
    frame = server.ask(f"/e/run-1/{one}")
    check_in("frame-ancestors *", frame.headers["Content-Security-Policy"])
    check_in("<svg", frame.body.decode())
    check_in("frame-ancestors 'none'", server.ask(f"{fixed}/{one}").headers["Content-Security-Policy"])
    check_same(server.ask(f"{fixed}/{one}.csv").headers["Access-Control-Allow-Origin"], "*", "open data for other sites")
    for wrong in ("nowhere", one + ".exe", one + ".", one + ".csv.csv"):
        check_same(server.ask(f"{fixed}/{wrong}").status, 404, wrong)


def check_tabs(server, result, base):
    """From every table each tab leads to a table that has the view, and says that it is there; a view that is missing is told."""
    for table in result["tables"]:
        page = server.ask(f"{base}/{table['id']}").body.decode()
        tabs = re.search(r'<nav class="tabs".*?</nav>', page, re.S)[0]
        links = re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', tabs)
        check_same(links[-1][1], "Tabell", "the last tab")
        for link, name in links:
            there = server.ask(link.replace("&amp;", "&"))
            check_same(there.status, 200, link)
            has_figure = "<svg" in re.search(r'<nav class="tabs".*', there.body.decode(), re.S)[0].split('class="meaning"')[0]
            check_in(f'aria-current="true">{name if has_figure else "Tabell"}<', there.body.decode())
        for name in {"Utveckling", "Jämförelse", "Kön", "Ålder", "Geografi"} - {name for _, name in links}:
            check(re.search(rf"Finns inte i resultatet:[^<]*{name.lower()}", page), f"nothing says that {name} is missing")


def check_level(page, share, who):
    """The two results protect sums by rules of their own, which the page tells: so one sees which of them it was made from."""
    check(re.search(rf"mer än {share}.%", page), f"{who} do not read the result that is theirs")


def check_closed(server, analyst, folk, what):
    for path in ("/assignment-1/result", "/run-1/result", "/run-1/result/overview", "/run-1/result/overview.csv", "/e/run-1/overview", "/e/assignment-1/overview"):
        check_same(server.ask(path).status, 404, f"{path}, {what}, for a visitor")
    folk.open("/run-1/result")
    check_same(folk.status, 404, f"{what}, for staff")
    analyst.open("/run-1/result")
    check_same(analyst.status, 200, f"{what}, for the analyst")
    analyst.see("utkast i den slutna zonen")


with temporary() as folder:
    workspace = new_workspace(folder)
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    import_contacts(write_contacts(folder + "/contacts.csv"), workspace, "--public", "påhittade data")
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "contacts", "--by", "A", workspace=workspace)
    run("plan", "run", "1", workspace=workspace)
    public = json.loads(read(f"{workspace}/runs/run-1/result-public.json"))
    with Server(workspace) as server:
        analyst, folk = add_user(server, workspace, "anna", "analyst"), add_user(server, workspace, "folke", "staff")
        check_closed(server, analyst, folk, "not released")
    run("release", "run-1", "--by", "A", "--ground", "x", "--level", "internal", workspace=workspace)
    with Server(workspace) as server:
        folk = Browser(server)
        folk.log_in("folke", PASSWORD)
        check_same((folk.open("/run-1/result") and folk.status, server.ask("/run-1/result").status), (200, 404), "released internally")
        check_same(folk.answer.headers["Cache-Control"], "no-store", "what is internal is kept nowhere")
        check_level(folk.page, 90, "staff")
        folk.open("/run-1/result/overview.csv")
        check_same((folk.answer.headers["Cache-Control"], folk.answer.headers["Access-Control-Allow-Origin"]), ("no-store", None), "an internal file")
        check_same(server.ask("/e/run-1/overview").status, 404, "an internal figure in a frame")
    run("release", "run-1", "--by", "A", "--ground", "x", "--level", "public", workspace=workspace)
    with Server(workspace) as server:
        check_same(server.ask("/run-1/result").status, 404, "released and not published")
    run("write", "1", write(folder + "/one.txt", "Publicerade ord."), "--section", "answer", "--by", "A", workspace=workspace)
    run("publish", "1", "--form", "webb", workspace=workspace)
    run("write", "1", write(folder + "/two.txt", "Ord på väg."), "--section", "question-1", "--by", "A", workspace=workspace)
    with Server(workspace) as server:
        page = server.ask("/run-1/result").body.decode()
        check_level(page, 85, "visitors")
        check_in("Publicerade ord.", page)
        check("Ord på väg." not in page, "words that are not published are read")
        check_tables(server, public)
        check_figures(server, public)
        check_pages(server, public, "/assignment-1/result", "/run-1/result")
        check_tabs(server, public, "/run-1/result")
        check_in("/assignment-1/result", server.ask("/assignment-1").body.decode())
        check_same(server.ask("/run-1/result?level=internal").status, 404, "a visitor asks for the internal one")
finish()
