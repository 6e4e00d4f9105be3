"""Statistics services as sources: PxWebApi 1 and 2 in parts within the service's limits, Kolada in chunks and pages,
Eurostat with an answer that is prepared first. The servers are made after the public descriptions."""
import json
import os
import re
from urllib.parse import parse_qs, urlsplit

from local_server import serving
from statistics_service import PxWeb, made_up_table
from support import check, check_in, check_same, finish, new_workspace, read, refused, run, run_json, temporary, write

QUICK = "\n[fetch]\nattempts = 3\nwait_seconds = 0.05\nstall_seconds = 2\nlongest_wait_seconds = 1\n"
for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
    os.environ.pop(name, None)

PX_MAP = """
[columns]
Region = "area"
Kon = "sex"
Tid = "year"
value = "value"
status = "status"
[constants]
indicator = "andel"
disclosure = "ckm"
vintage = "2026-06-08"
[values.sex]
1 = "M"
2 = "F"
[values.status]
".." = "not_available"
"." = "not_applicable"
"-" = "nil"
"""


def importing(url, *more):
    return ("data", "import", url, "--as", "indicator_value", *more)


def rows_of(workspace, report, folder):
    """The dataset as text, from its files."""
    out = []
    for name in sorted(os.listdir(f"{workspace}/lake/{report['name']}/{report['version']}")):
        if name.endswith(".parquet"):
            text = folder + "/rows.csv"
            run("convert", f"{workspace}/lake/{report['name']}/{report['version']}/{name}", text)
            out += read(text).splitlines()[1:]
    return out


def check_pxweb(folder, workspace, px_map):
    limits_v2 = {"apiVersion": "2.0.0", "maxDataCells": 6, "maxCallsPerTimeWindow": 4, "timeWindow": 1,
                 "sourceReferences": [{"language": "sv", "text": "Källa: Statistikbyrån"}, {"language": "en", "text": "Source: Statistics Bureau"}]}
    service = PxWeb({"TAB1": made_up_table()}, limits_v2, busy_every=7)
    with serving(service) as server:
        table = server.url + "/api/v2/tables/TAB1"
        whole = run_json(*importing(table + "?lang=sv", "--map", px_map, "--name", "v2"), workspace=workspace)
        check_same((whole["rows_taken"], whole["years"]), (24, [2019, 2020, 2021, 2022]), "the whole table")
        check_same(max(service.cells), 6, "cells of a part")
        check_same(sum(service.cells), 24, "cells of all parts")
        manifest = json.loads(read(f"{workspace}/lake/v2/{whole['version']}/manifest.json"))
        check_same(manifest["source"], {"sv": "Statistikbyrån", "en": "Statistics Bureau"}, "source line of the service")
        service.cells.clear()
        some = run_json(*importing(table + "?valueCodes[Region]=25*&valueCodes[Kon]=&valueCodes[time]=top(2)", "--map",
                                   write(folder + "/no_sex.toml", PX_MAP.replace('Kon = "sex"\n', "")), "--name", "some"), workspace=workspace)
        check_same((some["rows_taken"], some["years"], service.cells), (4, [2021, 2022], [4]), "a selection")
        marks = "\n".join(rows_of(workspace, whole, folder))
        for mark in ("not_available", "not_applicable", "nil"):
            check_in(mark, marks)
        service.tables["TAB2"] = {**made_up_table(), "label": "En annan tabell"}
        tables = run_json("data", "look", server.url + "/api/v2/tables?query=andel")
        check_same((tables["all_rows"], [row[:2] for row in tables["rows"]]),
                   (2, [["TAB1", "Andel efter region, kön och år"], ["TAB2", "En annan tabell"]]), "pages of tables")
        proposal = run("data", "map", table, "--as", "indicator_value")[0]
        check_in('"Region" = "area"', proposal)
        refused(*importing(table + "?valueCodes[Regon]=25", "--map", px_map), workspace=workspace, error="unknown_variable",
                sv='"Region"', en="Region")
        refused(*importing(table + "?valueCodes[Region]=99&valueCodes[Tid]=between(1)", "--map", px_map), workspace=workspace,
                error="unknown_value", sv=('inget värde "99"', "går inte att förstå"), en="no value")
        refused(*importing(table + "?valueCodes[Tid]=", "--map", px_map), workspace=workspace, error="cannot_leave_out", sv="utelämnas", en="left out")
        refused(*importing(server.url + "/api/v2/tables/TAB9", "--map", px_map), workspace=workspace, error="address_refused",
                sv="Non-existent table", en="404")

    # Version 1: the same table gives the same rows; a service that wants less than it says gets less.
    service = PxWeb({"TAB1": made_up_table()}, {"maxValues": 100, "maxCells": 100, "maxCalls": 30, "timeWindow": 1, "CORS": True, "really": 8})
    with serving(service) as server:
        table = server.url + "/api/v1/sv/db/TAB1"
        first = run_json(*importing(table, "--map", px_map, "--name", "v1"), workspace=workspace)
        check_same(first["rows_taken"], 24, "rows of version 1")
        check_same(rows_of(workspace, first, folder), rows_of(workspace, whole, folder), "version 1 and version 2")
        some = run_json(*importing(table + "?valueCodes[Tid]=[range(2020,2021)]", "--map", px_map, "--name", "v1-some"), workspace=workspace)
        check_same(some["years"], [2020, 2021], "years of version 1")
        refused(*importing(server.url + "/api/v1/sv/db", "--map", px_map), workspace=workspace, error="not_a_table", sv="gå vidare", en="TAB1")


KPIS = [f"N{number:05}" for number in range(30)]


def kolada(request):
    """Values of 30 key figures in two municipalities, a group and two years, three rows of the list per page."""
    address = urlsplit(request.path)
    parts = address.path.strip("/").split("/")
    query = parse_qs(address.query)
    assert query["per_page"] == ["5000"] or parts[1] != "data", request.path
    kpis, municipalities, years = (parts[i].split(",") for i in (3, 5, 7))
    if max(len(kpis), len(municipalities), len(years)) > 25:
        return request.answer("too many ids", status=400)
    given = [{"gender": "T", "count": 1, "status": "", "value": 0.5, "isdeleted": False},
             {"gender": "K", "count": 1, "status": "Missing", "value": None, "isdeleted": False},
             {"gender": "M", "count": 1, "status": "", "value": 7, "isdeleted": True}]
    rows = [{"kpi": kpi, "municipality": place, "period": int(year), "values": given} for kpi in kpis for place in municipalities for year in years]
    page, size = int(query.get("page", ["1"])[0]), 40
    more = page * size < len(rows)
    base = request.server.url + address.path
    body = {"values": rows[(page - 1) * size:page * size], "count": len(rows), "previous_url": None,
            "next_url": f"{base}?page={page + 1}&per_page=5000" if more else None}
    return request.answer(json.dumps(body), kind="application/json")


def check_kolada(folder, workspace):
    with serving(kolada) as server:
        url = f"{server.url}/v3/data/kpi/{','.join(KPIS)}/municipality/0025,2580,G1234/year/2021,2022"
        report = run_json(*importing(url, "--name", "kolada"), workspace=workspace)
        check_same((report["rows_taken"], report["years"]), (30 * 3 * 2 * 2, [2021, 2022]), "values without those withdrawn")
        chunks = {len(path.split("/")[4].split(",")) for _, path, _ in server.asked}
        check_same(chunks, {25, 5}, "ids per call")
        check(len(server.asked) == 4 + 1, f"pages: {len(server.asked)}")
        text = "\n".join(rows_of(workspace, report, folder))
        check_in("unweighted mean", text)
        manifest = json.loads(read(f"{workspace}/lake/kolada/{report['version']}/manifest.json"))
        check_same(manifest["source"]["sv"], "Kolada", "source as it came")
        check_in("Egen bearbetning", manifest["processed_source"]["sv"])

    def about(request):
        asked = urlsplit(request.path).path.rsplit("/", 1)[1]
        values = [{"id": "G1", "title": "Grupp", "members": [{"member_id": "0025", "member_title": "Region Norrbotten"}, {"member_id": "0024", "member_title": "x"}]}] \
            if asked == "municipality_groups" else [{"id": "N00945", "title": "Nyckeltal", "has_ou_data": False}]
        request.answer(json.dumps({"values": values, "next_url": None}), kind="application/json")

    with serving(about) as server:
        kpis = run_json("data", "look", server.url + "/v3/kpi?title=nyckel")
        check_same((kpis["columns"], kpis["rows"]), (["id", "title", "has_ou_data"], [["N00945", "Nyckeltal", "false"]]), "key figures")
        groups = run_json("data", "look", server.url + "/v3/municipality_groups", "--rows", 1)
        check_same((groups["all_rows"], groups["rows"][0][2]), (2, "0025"), "members of groups")

    def loops(request):
        body = {"values": [], "next_url": request.server.url + request.path}
        request.answer(json.dumps(body), kind="application/json")

    def leads_away(request):
        request.answer(json.dumps({"values": [], "next_url": "http://127.0.0.1:9/v3/data"}), kind="application/json")

    for handler, code in ((loops, "paging_loops"), (leads_away, "other_server")):
        with serving(handler) as server:
            refused(*importing(server.url + "/v3/data/kpi/N00945/municipality/0025"), workspace=workspace, error=code, sv="sid", en="page")


EUROSTAT = {"version": "2.0", "class": "dataset", "label": "Life expectancy", "source": "ESTAT", "updated": "2026-05-01T11:00:00+0200",
            "id": ["freq", "sex", "geo", "time"], "size": [1, 2, 1, 3], "value": {"0": 80.1, "2": 80.9, "3": 84.0, "5": 84.4},
            "status": {"2": "p", "1": ":", "5": "bp"},
            "dimension": {"freq": {"label": "Frequency", "category": {"index": {"A": 0}, "label": {"A": "Annual"}}},
                          "sex": {"label": "Sex", "category": {"index": {"M": 0, "F": 1}, "label": {"M": "Males", "F": "Females"}}},
                          "geo": {"label": "Geo", "category": {"index": {"SE332": 0}, "label": {"SE332": "Norrbottens län"}}},
                          "time": {"label": "Time", "category": {"index": {"2019": 0, "2020": 1, "2021": 2}, "label": {"2019": "2019", "2020": "2020", "2021": "2021"}}}}}
KEY = "20dee2e4-1edf-40dc-8cae-06b2e6d1ab1b"
EUROSTAT_MAP = """
[columns]
sex = "sex"
geo = "area"
time = "year"
value = "value"
status = ["status", "break_before"]
[constants]
indicator = "demo_r_mlifexp"
concept = "NUTS 2024"
[values.status]
p = "preliminary"
bp = "preliminary"
[values.break_before]
bp = "1"
[otherwise]
break_before = "0"
"""


class Eurostat:
    def __init__(self):
        self.questions = 0

    def __call__(self, request):
        if "/async/status/" in request.path:
            self.questions += 1
            return request.answer(f"<status>{'AVAILABLE' if self.questions > 2 else 'PROCESSING'}</status>", kind="application/xml")
        if "big" in request.path:
            return request.answer("<faultstring>EXTRACTION_TOO_BIG: please change your filters</faultstring>", status=413, kind="application/xml")
        if "large" in request.path:
            return request.answer(f"<asyncResponse><key>{KEY}</key><status>SUBMITTED</status></asyncResponse>", kind="application/xml")
        return request.answer(json.dumps(EUROSTAT), kind="application/json")


def check_eurostat(folder, workspace):
    euro_map = write(folder + "/eurostat.toml", EUROSTAT_MAP)
    with serving(Eurostat()) as server:
        base = server.url + "/eurostat/api/dissemination/statistics/1.0/data/"
        report = run_json(*importing(base + "demo_r_mlifexp?geo=SE332&sinceTimePeriod=2019", "--map", euro_map, "--name", "life"), workspace=workspace)
        check_same((report["rows_taken"], report["years"]), (4, [2019, 2021]), "sparse values")
        check(re.search("format=JSON", server.asked[0][1]), "the format is not asked for")
        text = "\n".join(rows_of(workspace, report, folder))
        check_in("preliminary", text)
        slow = run_json(*importing(base + "large?geo=SE332", "--map", euro_map, "--name", "life"), workspace=workspace)
        check_same((slow["version"], slow["known_before"]), (report["version"], True), "the prepared answer")
        refused(*importing(base + "demo_r_mlifexp", "--map", euro_map), workspace=workspace, error="unfiltered", sv="inget urval", en="no selection")
        refused(*importing(base + "big?geo=SE332", "--map", euro_map), workspace=workspace, error="extraction_too_big", sv="begränsa", en="narrow")


with temporary() as folder:
    workspace = new_workspace(folder, settings=QUICK)
    check_pxweb(folder, workspace, write(folder + "/px.toml", PX_MAP))
    check_eurostat(folder, workspace)
    check_kolada(folder, workspace)
finish()
