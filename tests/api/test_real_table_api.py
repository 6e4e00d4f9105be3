"""Recorded answers of PxWebApi 2 beside ours: the same fields, of the same types, in the same order. What ours lacks is named here with its
reason."""
import json
import os

from server import Server
from support import bound_workspace, check, check_same, finish, read, release_and_publish, run, skip, temporary

DATA = os.environ.get("RODTRAD_REAL_DATA", "../shared") + "/data/pxwebapi"
if not os.path.isdir(DATA):
    skip(f"no real data in {DATA}")

# What tables of results have not: files about the statistics, reference periods and kinds of series, lists of codes of their own.
LACKING = {"infofile", "refperiod", "measuringType", "priceType", "adjustment", "alternativeText", "basePeriod", "note", "noteMandatory", "survey",
           "link", "updateFrequency", "nextUpdate", "table", "database", "heading-text", "official-statistics"}
FREE = {"index", "label", "unit", "status", "noteMandatory"}  # objects whose members are codes


def kind(value):
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__


def compare(theirs, ours, at):
    """Ours has all that theirs has, in its order."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        if at.rsplit(".", 1)[-1] in FREE:
            if theirs and ours:
                compare(next(iter(theirs.values())), next(iter(ours.values())), at + ".*")
            return
        wanted = [name for name in theirs if name not in LACKING or name in ours]
        missing = [name for name in wanted if name not in ours]
        check(not missing, f"{at} has no {missing}")
        check_same([name for name in ours if name in wanted], wanted, f"order in {at}")
        for name in wanted:
            compare(theirs[name], ours[name], f"{at}.{name}")
    elif isinstance(theirs, list) and isinstance(ours, list):
        if theirs and ours:
            compare(theirs[0], ours[0], at + "[]")
    else:
        check(theirs is None or ours is None or kind(theirs) == kind(ours), f"{at}: {kind(ours)} where they have {kind(theirs)}")


def recorded(name):
    return json.loads(read(f"{DATA}/{name}"))


with temporary() as folder:
    workspace = bound_workspace(folder, "--public", "påhittade data", settings="\n[pxweb]\ncalls = 1000\n")
    run("plan", "run", workspace=workspace)
    release_and_publish(workspace, "--level", "public")
    with Server(workspace) as server:
        def ask(path):
            return json.loads(server.ask("/api/v2" + path).body)

        for name in ("v2_responses/config.json", "v2_expected_by_pxweb/GetApiConfiguration.json"):
            compare(recorded(name), ask("/config"), "config")
        for name in ("v2_responses/tables.json", "v2_responses/search.json", "v2_expected_by_pxweb/ListAllTables.json"):
            compare(recorded(name), ask("/tables"), "tables")
        table = next(one["id"] for one in ask("/tables?pageSize=100")["tables"] if "Tid" in ask(f"/tables/{one['id']}/metadata")["id"])
        compare(recorded("v2_expected_by_pxweb/TableById_tab004.json"), ask("/tables/" + table), "table")
        theirs, ours = recorded("v2_responses/TAB6471_data.json"), ask(f"/tables/{table}/data")
        for one in (theirs, ours):  # dimensions have names of their own: those of what is measured are compared, and one other
            contents = one["dimension"].pop("ContentsCode")
            one["dimension"] = {"ContentsCode": contents, "other": next(iter(one["dimension"].values()))}
        compare(theirs, ours, "data")
        check_same({kind(value) for value in ours["value"]} <= {"number", "NoneType"}, True, "values")
finish()
