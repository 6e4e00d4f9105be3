"""PxWebApi 1 and 2 of `rodtrad serve`: only what is released to all and published, in every format, as clients of statistics offices ask."""
import csv
import io
import json
import urllib.parse
import zipfile

from server import Server
from support import bound_workspace, check, check_in, check_same, finish, read, release_and_publish, run, run_json, temporary, write
from table_client import VersionOne, VersionTwo, load, product

SETTINGS = "\n[pxweb]\ncalls = 5000\nseconds = 10\n"
FREE = "påhittade data"

MAP = """
[columns]
Tid = "year"
ContentsCode = "indicator"
value = "value"
status = "status"
[constants]
area = "25"
disclosure = "none"
vintage = "2026-01-01"
[values.status]
".." = "suppressed"
"..." = "not_available"
"." = "not_applicable"
"""


def cells_of(data):
    """What a table of version 2 says of each combination of codes."""
    names, sizes = data["id"], data["size"]
    codes = [sorted(data["dimension"][name]["category"]["index"], key=data["dimension"][name]["category"]["index"].get) for name in names]
    found = {}
    for place, value in enumerate(data["value"]):
        at, rest = [], place
        for index in reversed(range(len(sizes))):
            at.insert(0, codes[index][rest % sizes[index]])
            rest //= sizes[index]
        found[tuple(at)] = data.get("status", {}).get(str(place), value) if value is None else value
    return found


def check_same_numbers(two, one):
    """Versions and formats tell the same."""
    for name, (_, data) in two.tables.items():
        cells = cells_of(data)
        _, rows, stat = one.tables[name]
        measures = [column["code"] for column in rows["columns"] if column["type"] == "c"]
        for row in rows["data"]:
            for measure, value in zip(measures, row["values"]):
                other = cells[tuple(row["key"]) + (measure,)]
                check(value == other or float(value) == other, f"{name} {row['key']} {measure}: {value} is not {other}")
        check_same(stat["value"], data["value"], name)


def check_formats(two, name):
    _, data = two.tables[name]
    text = two.ask(f"/tables/{name}/data", outputFormat="csv", outputFormatParams="UseCodes,SeparatorSemicolon")
    check_same(text.headers["Content-Disposition"], f'inline; filename="{name}.csv"', "file name")
    rows = list(csv.reader(io.StringIO(text.body.decode()), delimiter=";"))
    check_same((len(rows) - 1, len(rows[0]) - 1), tuple(data["size"]), "rows and columns")
    cells = cells_of(data)
    for row in rows[1:]:
        for measure, value in zip(rows[0][1:], row[1:]):
            check(value == cells[row[0], measure] or float(value) == cells[row[0], measure], f"{row[0]} {measure}: {value}")
    titled = two.ask(f"/tables/{name}/data", outputFormat="csv", outputFormatParams="IncludeTitle").body.decode()
    check(titled.startswith(f'"{data["label"]}"'), f"title: {titled[:80]}")
    px = two.ask(f"/tables/{name}/data", outputFormat="px").body.decode()
    check(px.startswith('CHARSET="ANSI"') and f'MATRIX="{name}"' in px and px.rstrip().endswith(";"), "PX")
    with zipfile.ZipFile(io.BytesIO(two.ask(f"/tables/{name}/data", outputFormat="xlsx").body)) as book:
        check_in("xl/worksheets/sheet2.xml", book.namelist())
    check_same(two.ask(f"/tables/{name}/data", outputFormat="parquet").body[:4], b"PAR1", "Parquet")
    for form in ("png", "json-stat9"):
        check_same(load(two.ask(f"/tables/{name}/data", outputFormat=form), 400)["title"], "Unsupported output format", form)
    check_same(load(two.ask(f"/tables/{name}/data", outputFormat="px", outputFormatParams="UseCodes"), 400)["title"], "Unsupported output format",
               "options of PX")


def check_selections(two, name):
    about, data = two.tables[name]
    row, measure = about["id"]
    codes = list(data["dimension"][row]["category"]["index"])
    total = about["dimension"][row]["extension"].get("eliminationValueCode")

    def chosen(wanted, **more):
        return load(two.ask(f"/tables/{name}/data", **{f"valueCodes[{row}]": wanted, f"valueCodes[{measure}]": "*", **more}))

    first, last = (codes[-1:], codes[:1]) if row == "Tid" else (codes[:1], codes[-1:])  # of time the latest is on top
    for wanted, expected in ((codes[-1], [codes[-1]]), ("*", codes), ("top(1)", first), (f"[range({codes[-1]},{codes[1]})]", codes[1:]),
                             (f"from({codes[1]})", codes[1:]), ("bottom(1)", last), ("?" * len(codes[-1]), None),
                             (f"{codes[-1]},{codes[0]},{codes[0]}", [codes[0], codes[-1]]), (codes[-1].lower(), [codes[-1]])):
        got = list(chosen(wanted)["dimension"][row]["category"]["index"])
        check_same(got, expected or [code for code in codes if len(code) == len(codes[-1])], wanted)
    check_same(list(load(two.ask(f"/tables/{name}/data", **{f"valuecodes[{measure.lower()}]": "*", f"VALUECODES[{row}]": codes[0],
                                                           "outputformat": "JSON-STAT2"}))["dimension"][row]["category"]["index"]), [codes[0]],
               "names in any case")
    if total:
        left_out = load(two.ask(f"/tables/{name}/data", **{f"valueCodes[{measure}]": "*"}))
        check_same(left_out["id"], [measure], "what is left out")
        check_same(left_out["value"], chosen(total)["value"], "the total stands for what is left out")
    swapped = chosen("*", heading=row, stub=measure)
    check_same(swapped["id"], [measure, row], "placement")
    check_same(cells_of(swapped), {tuple(reversed(key)): value for key, value in cells_of(data).items()}, "cells in another order")
    for status, title, parameters in ((400, "Non-existent variable", {"valueCodes[X]": "1"}), (400, "Non-existent value", {f"valueCodes[{row}]": "x9"}),
                                      (400, "Non-existent variable", {"valueCodesX": "1"}),
                                      (400, "Missing selection for mandantory variable", {f"valueCodes[{row}]": "*"}),
                                      (400, "Illegal selection expression", {f"valueCodes[{row}]": "between(1)", f"valueCodes[{measure}]": "*"}),
                                      (400, "Illegal selection expression", {f"valueCodes[{row}]": "*a*a*a*", f"valueCodes[{measure}]": "*"}),
                                      (400, "Non-existent codelist", {f"codelist[{row}]": "agg_x", f"valueCodes[{measure}]": "*"}),
                                      (400, "Illegal placment", {f"valueCodes[{row}]": "*", f"valueCodes[{measure}]": "*", "heading": "X"}),
                                      (400, "Unsupported language", {"lang": "fi"})):
        problem = load(two.ask(f"/tables/{name}/data", **parameters), status)
        check_same((problem["type"], problem["title"], problem["status"]), ("Parameter error", title, status), str(parameters))
    check_same(load(two.ask("/tables/A9-none/data"), 400)["title"], "Non-existent table", "data of no table")
    for path in ("/tables/A9-none", "/tables/A9-none/metadata", "/codelists/agg_x", "/savedqueries/xx"):
        check_same(two.ask(path).status, 404, path)
    for body in ("[", "[]", '{"selection": 3, "x": [' + "[" * 500):
        check(two.ask(f"/tables/{name}/data", "POST", body).status in (200, 400), body[:20])


def check_saved(two, name):
    about, _ = two.tables[name]
    row, measure = about["id"]
    query = {"selection": [{"variableCode": row, "valueCodes": ["top(1)"]}, {"variableCode": measure, "valueCodes": ["*"]}]}
    made = load(two.ask("/savedqueries", "POST", json.dumps({"tableId": name, "language": "en", "selection": query, "outputFormat": "csv",
                                                             "outputFormatParams": ["UseCodes"]})), 201)
    check_same(load(two.ask("/savedqueries/" + made["id"]))["savedQuery"]["tableId"], name, "saved query")
    check_same(load(two.ask(f"/savedqueries/{made['id']}/selection"))["selection"], query["selection"], "saved selection")
    direct = two.ask(f"/tables/{name}/data", "POST", json.dumps(query), outputFormat="csv", outputFormatParams="UseCodes")
    check_same(two.ask(f"/savedqueries/{made['id']}/data").body, direct.body, "data of a saved query")
    check_same(load(two.ask("/savedqueries", "POST", json.dumps({"tableId": "A9-x"})), 400)["title"], "Non-existent table", "a query about nothing")


def check_version_one(server, one):
    name, (about, data, _) = next(iter(one.tables.items()))
    path = f"/api/v1/sv/statistik/{name}"
    check_same(load(server.ask(path)), about, "the short address")
    for wrong in ("/api/v1/fi", "/api/v1/sv/other", "/api/v1/sv/statistik/plan-9", f"/api/v1/sv/statistik/plan-9/assignment-1/{name}"):
        check_same(server.ask(wrong).status, 404, wrong)
    row = about["variables"][0]
    whole = load(*one.post(path, [], "json"))
    check(len(whole["data"]) in (1, len(row["values"])), "what is not asked for is given whole, or as its total")
    top = load(*one.post(path, [{"code": row["code"], "selection": {"filter": "top", "values": ["1"]}}], "json"))
    check_same([line["key"][0] for line in top["data"]], row["values"][-1:] if row.get("time") else row["values"][:1], "top")
    all_of = load(*one.post(path, [{"code": row["code"], "selection": {"filter": "all", "values": ["*"]}}], "json"))
    check_same(all_of["data"], data["data"], "all")
    for selection in ({"filter": "agg:x", "values": ["1"]}, {"filter": "item", "values": ["x9"]}, {"filter": "odd", "values": []}):
        check_same(load(*one.post(path, [{"code": row["code"], "selection": selection}], "json", 400)), {"error": "Parameter error"}, str(selection))
    check(one.post(path, [], "px")[0].body.startswith(b"CHARSET"), "PX")
    check_same(server.ask(path, "POST", '{"query": []}').body, one.post(path, [], "px")[0].body, "PX is the format when none is named")
    for form in ("csv", "csv2", "csv3", "xlsx", "json-stat2"):
        check_same(one.post(path, [], form)[0].status, 200, form)
    hits = load(server.ask("/api/v1/sv/statistik?query=*&filter=*"))
    check_same({hit["id"] for hit in hits}, set(one.tables), "search for all")
    check_same(load(server.ask("/api/v1/sv/statistik?query=zebra")), [], "search for nothing")
    answer = server.ask(path, "OPTIONS", Origin="https://example.org", Access_Control_Request_Method="POST")
    check_same((answer.status, answer.headers["Access-Control-Allow-Methods"]), (200, "GET, POST"), "OPTIONS")


def check_limits(workspace):
    settings = read(workspace + "/rodtrad.toml")
    write(workspace + "/rodtrad.toml", settings.replace("calls = 5000", "calls = 2\ncells = 3"))
    with Server(workspace) as server:
        name = load(server.ask("/api/v2/tables?pageSize=1"))["tables"][0]["id"]
        about = load(server.ask(f"/api/v2/tables/{name}/metadata"))
        every = "&".join(f"valueCodes%5B{one}%5D=*" for one in about["id"])
        check_same(load(server.ask(f"/api/v2/tables/{name}/data?{every}"), 400)["title"], "Too many cells selected", "cells of version 2")
        query = [{"code": one, "selection": {"filter": "all", "values": ["*"]}} for one in about["id"]]
        path = f"/api/v1/sv/statistik/{name}"
        check_same(load(server.ask(path, "POST", json.dumps({"query": query})), 403), {"error": "Too many values selected"}, "cells of version 1")
        for _ in range(9):
            answer = server.ask("/api/v2/tables")
        check_same((answer.status, answer.headers["Access-Control-Allow-Origin"]), (429, "*"), "too many calls")
        check(1 <= int(answer.headers["Retry-After"]) <= 10, "when to come back")
        check_same(server.ask("/api/v2/config").status, 200, "what the limits are can always be asked")
        check_same(server.ask("/").status, 200, "pages are not limited by it")
    write(workspace + "/rodtrad.toml", settings)


def check_own_reader(folder, workspace, server, name):
    """What others import from us is what we published: through our own reader of PxWebApi, in both versions, in parts."""
    base = f"http://127.0.0.1:{server.port}"
    seen = run_json("data", "look", f"{base}/api/v2/tables/{name}?lang=sv", workspace=workspace)
    check_same(seen["columns"][-2:], ["value", "status"], "columns")
    tables = run_json("data", "look", f"{base}/api/v2/tables", workspace=workspace)
    check(any(row[0] == name for row in tables["rows"]), "the list of tables")
    map_file = write(folder + "/own.toml", MAP)
    taken = {}
    for version, address in (("v2", f"{base}/api/v2/tables/{name}?lang=sv"), ("v1", f"{base}/api/v1/sv/statistik/{name}")):
        report = run_json("data", "import", address, "--as", "indicator_value", "--map", map_file, "--name", version, workspace=workspace)
        taken[version] = (report["rows_taken"], report["years"])
    check_same(taken["v1"], taken["v2"], "versions")
    return taken["v2"]


with temporary() as folder:
    workspace = bound_workspace(folder, "--public", FREE, settings=SETTINGS)
    run("plan", "run", workspace=workspace)
    release_and_publish(workspace)
    with Server(workspace) as server:
        # Released inside only, even where pages may show it: nothing.
        check_same(load(server.ask("/api/v2/tables"))["page"]["totalElements"], 0, "tables that are not for all")
        check_same(load(server.ask("/api/v1/sv/statistik")), [], "levels without tables")
        run("release", "run-1", "--by", "Chefen (prov)", "--ground", "prov", "--level", "public", workspace=workspace)
        check_same(load(server.ask("/api/v2/tables"))["page"]["totalElements"], 0, "released, but not published")
        run("publish", "1", "--form", "webb", workspace=workspace)

        two, one = VersionTwo(server), VersionOne(server, "sv")
        public = json.loads(read(workspace + "/runs/run-1/result-public.json"))
        check_same(set(two.tables), {f"A1-{table['id']}" for table in public["tables"]}, "tables")
        check_same(set(one.tables), set(two.tables), "tables of version 1")
        check_same_numbers(two, one)
        english = VersionTwo(server, "en")
        name = next(name for name, (about, data) in two.tables.items() if "Tid" in about["id"])
        check(english.tables[name][1]["label"] != two.tables[name][1]["label"], "one language only")
        check_same(two.tables[name][0]["role"]["time"], ["Tid"], "the role of time")

        # What is protected has a mark and no number, and the mark is explained.
        marked = [(name, data) for name, (_, data) in two.tables.items() if ".." in data.get("status", {}).values()]
        check(marked, "no table has a protected cell: the test tests nothing")
        for table, data in marked:
            for place, mark in data["status"].items():
                check(mark not in ("..", "...", ".") or data["value"][int(place)] is None, f"{table}: a number under the mark {mark}")
            check(any("skydd" in note for note in data["note"]), f"{table}: the mark is not explained")
        for table in two.tables:
            check_formats(two, table)
            check_selections(two, table)
        check_saved(two, name)
        check_version_one(server, one)
        check_same(check_own_reader(folder, workspace, server, name), (product(two.tables[name][0]["size"]), [2021, 2022]), "taken in")
        known = server.ask(f"/api/v2/tables/{name}/data")
        check_same(server.ask(f"/api/v2/tables/{name}/data", If_None_Match=known.headers["ETag"]).status, 304, "what the client has")
        for path in ("/plan", "/api/rodtrad/v1/plans"):
            check_same(server.ask(path).headers["Access-Control-Allow-Origin"], None, path)
    check_limits(workspace)
finish()
