"""Recorded answers of services, replayed by a local server: PxWebApi 2 (the published table is cut as the service cuts it)
and Kolada's values."""
import json
import os

from local_server import serving
from statistics_service import PxWeb
from support import check_same, finish, new_workspace, read, run_json, skip, temporary, write

DATA = os.environ.get("RODTRAD_REAL_DATA", "../shared") + "/data"
if not os.path.isdir(DATA + "/pxwebapi"):
    skip(f"no real data in {DATA}")

PX_MAP = """
[columns]
Region = "area"
Kon = "sex"
Alder = "age_group"
Tid = "period"
value = "value"
[constants]
year = 2026
indicator = "TAB6471"
disclosure = "ckm"
[values.sex]
1 = "M"
2 = "F"
TotSa = ""
"""

with temporary() as folder:
    workspace = new_workspace(folder)
    table = json.loads(read(DATA + "/pxwebapi/v2_responses/TAB6471_data.json"))
    config = json.loads(read(DATA + "/pxwebapi/v2_responses/config.json"))
    px_map = write(folder + "/px.toml", PX_MAP)
    versions = []
    for cells in (config["maxDataCells"], 1000):
        service = PxWeb({"TAB6471": table}, {**config, "maxDataCells": cells, "maxCallsPerTimeWindow": 30})
        with serving(service) as server:
            report = run_json("data", "import", server.url + "/api/v2/tables/TAB6471?lang=sv", "--as", "indicator_value", "--map", px_map, workspace=workspace)
            check_same(report["rows_taken"], len(table["value"]), "values of the table")
            check_same(sum(service.cells), len(table["value"]), "cells that were asked for")
            versions.append((report["version"], len(service.cells)))
    check_same((versions[0][0], versions[0][1] < versions[1][1]), (versions[1][0], True), "whole and in parts")

    values = json.loads(read(DATA + "/kolada/data_v2.json"))
    with serving(lambda request: request.answer(json.dumps(values), kind="application/json")) as server:
        report = run_json("data", "import", server.url + "/v3/data/kpi/N00945/municipality/0180", "--as", "indicator_value", "--name", "kolada",
                          workspace=workspace)
        check_same(report["rows_taken"], sum(len(one["values"]) for one in values["values"]), "values of Kolada")
finish()
