"""/api/rodtrad/v1: tokens and their scopes, the register with versions and keys, results, and a description that every answer keeps to."""
import csv
import io
import json
import os
import time

from api_client import BASE, Api
from json_schema import faults
from server import Server
from support import (PLAN, ROOT, check, check_in, check_same, finish, import_contacts, new_workspace, read, refused, run, run_json, temporary, write,
                     write_contacts)

PARQUET = "application/vnd.apache.parquet"


def token_of(workspace, account, *scopes, days=30):
    options = [part for scope in scopes for part in ("--scope", scope)]
    return run_json("token", "add", account, "--name", "prov", "--days", days, *options, workspace=workspace)["token"]


def check_tokens(api, workspace):
    secret = token_of(workspace, "anna", "read")
    check(secret.startswith("rodtrad_") and len(secret) == 72, secret)
    for file in ("server.db", "register.db"):
        check(secret.encode() not in read(f"{workspace}/{file}", "rb"), f"{file} holds a token")
    check_same(api.ask("/datasets", token=secret).json["datasets"][0]["name"], "contacts", "with a token")
    check_in("rodtrad token add", api.ask("/datasets", status=401).json["detail"])
    check_same(api.ask("/datasets", token="rodtrad_" + "0" * 64, status=401).json["code"], "not_logged_in", "a token that is none")
    check_same(api.ask("/plans", token="x", status=401).json["code"], "not_logged_in", "a bad token is no visitor's")
    new = {"type": "goal", "title": "Kortare väntan"}
    check_in("--scope write", api.ask("/records", "POST", new, token=secret, status=403).json["detail"])
    check_same(api.ask("/records", "POST", new, status=401).json["code"], "not_logged_in", "a visitor writes")
    number = run_json("token", "list", "anna", workspace=workspace)["tokens"][-1]["number"]
    run("token", "revoke", number, workspace=workspace)
    check_same(api.ask("/datasets", token=secret, status=401).json["code"], "not_logged_in", "a revoked token")
    refused("token", "add", "nobody", "--name", "x", workspace=workspace, error="no_such_account", sv="finns inte", en="no account")
    refused("token", "add", "anna", "--name", "x", "--scope", "all", workspace=workspace, error="unknown_scope", sv="read", en="write")
    refused("token", "add", "anna", "--name", "x", "--days", 4000, workspace=workspace, error="bad_number", sv="--days", en="--days")
    refused("token", "revoke", "99", workspace=workspace, error="no_such_token", sv="ingen token", en="no token")


def check_records(api, writer, reader):
    made = api.ask("/records", "POST", {"type": "goal", "title": "Kortare väntan"}, token=writer)
    goal = made.json["record"]["id"]
    check_same(made.headers["Location"], f"{BASE}/records/{goal}", "where it is")
    seen = api.ask(f"/records/{goal}", token=reader)
    check_same((seen.headers["ETag"], seen.json["record"]["title"]), ('"1"', "Kortare väntan"), "the record")

    # A change says what it builds on.
    change = {"title": "Kort väntan", "reason": "språk"}
    check_in("If-Match", api.ask(f"/records/{goal}", "PATCH", change, token=writer, status=428).json["detail"])
    changed = api.ask(f"/records/{goal}", "PATCH", change, token=writer, If_Match='"1"')
    check_same((changed.headers["ETag"], changed.json["version"]), ('"2"', 2), "after the change")
    check_same(api.ask(f"/records/{goal}", "PATCH", {"title": "X"}, token=writer, If_Match='"1"', status=412).json["code"], "record_changed",
               "someone was before")
    check_same(api.ask(f"/records/{goal}?version=1", token=reader).json["record"]["title"], "Kortare väntan", "as it was")
    log = api.ask(f"/records/{goal}/history", token=reader).json["entries"]
    check_same([(one["version"], one["by"], one["source"]) for one in log], [(1, "anna", "api"), (2, "anna", "api")], "history")
    check_same(log[1]["reason"], "språk", "reason")
    wrong = api.ask(f"/records/{goal}", "PATCH", {"titel": "X"}, token=writer, If_Match='"2"', status=400).json
    check_same(wrong["code"], "unknown_field", "a field that is not there")
    check(all(one["hint"]["sv"] and one["hint"]["en"] for one in wrong["problems"]), f"no hint: {wrong}")
    check_same(api.ask("/records/goal-999", token=reader, status=404).json["code"], "no_such_record", "a record that is not there")
    check_same(api.ask("/records", "POST", "[1]", token=writer, status=400).json["code"], "bad_body", "no object")
    check_same(api.ask("/records", "POST", {"type": "gaol"}, token=writer, status=400).json["code"], "unknown_type", "no type")

    # The same key twice is one record; with another body it is a mistake.
    once = [api.ask("/records", "POST", {"type": "goal", "title": "En gång"}, token=writer, Idempotency_Key="k1") for _ in range(2)]
    check_same((once[0].body, once[1].headers["Idempotency-Replayed"]), (once[1].body, "true"), "the same key again")
    check_same(api.ask("/records", "POST", {"type": "goal", "title": "Annat"}, token=writer, Idempotency_Key="k1", status=422).json["code"],
               "key_reused", "another request with the key")
    check_same(api.ask("/records", "POST", {"type": "goal"}, token=writer, Idempotency_Key="k2", status=400).status, 400, "what is refused")
    api.ask("/records", "POST", {"type": "goal", "title": "Rättad"}, token=writer, Idempotency_Key="k2")
    return goal


def check_lists(api, writer, reader):
    lines = "".join(json.dumps({"type": "goal", "id": f"m{i}", "title": f"Mål {i:03}"}) + "\n" for i in range(7))
    done = api.ask("/lines", "POST", lines, token=writer, Content_Type="application/jsonl").json
    check_same((done["created"], len(done["ids"])), (7, 7), "lines in")
    bad = api.ask("/lines", "POST", lines + '{"type": "goal", "titel": "x"}\n{"type": "gaol"}\n', token=writer, status=400, Content_Type="application/jsonl").json
    check_same({one["line"] for one in bad["problems"]}, {8, 9}, "lines of problems")
    check_same({one["file"] for one in bad["problems"]} - {"lines"}, set(), "no place on the machine is told")
    found, path = [], "/records?type=goal&order=title&limit=3&words=M%C3%A5l"
    pages = 0
    while path:
        answer = api.ask(path, token=reader)
        found += [one["title"] for one in answer.json["records"]]
        link = answer.headers["Link"]
        path = link.split(">")[0].removeprefix("<" + BASE) if link else None
        pages += 1
    check_same((found, pages), ([f"Mål {i:03}" for i in range(7)], 3), "pages")
    check_same(api.ask("/records?type=goal&title=M%C3%A5l%20003", token=reader).json["total"], 1, "a filter")
    check_same(api.ask("/records?type=goal&cursor=x", token=reader, status=400).json["code"], "bad_cursor", "a cursor that is none")
    check_same(api.ask("/records?type=goal&limit=0", token=reader, status=400).json["code"], "bad_number", "a limit that is none")
    check_same(api.ask("/records?type=goal&titel=x", token=reader, status=400).json["code"], "unknown_field", "a filter that is none")
    text = api.ask("/records?type=goal&words=M%C3%A5l", token=reader, Accept="text/csv;q=0.9, application/json;q=0.1")
    check_same(len(list(csv.reader(io.StringIO(text.body.decode())))), 8, "rows of CSV")
    check_same(api.ask("/records?type=goal", token=reader, Accept=PARQUET).body[:4], b"PAR1", "Parquet")
    check_same(api.ask("/records?type=goal", token=reader, Accept="image/png", status=406).json["code"], "not_acceptable", "a form that is none")
    out = api.ask("/lines?type=goal", token=reader).body.decode().splitlines()
    check_same({json.loads(line)["type"] for line in out if not line.startswith("#")}, {"goal"}, "lines out")
    check_in("Mål 003", {hit["title"] for hit in api.ask("/search?words=m%C3%A5l%20003", token=reader).json["hits"]})
    check({gap["kind"] for gap in api.ask("/gaps", token=reader).json["gaps"]}, "no gaps in a register that is nearly empty")
    check_same(api.ask("/gaps?kind=none", token=reader, status=400).json["code"], "unknown_gap", "a kind of gap that is none")


def check_links_and_steps(api, writer, goal):
    strategy = api.ask("/records", "POST", {"type": "strategy", "title": "Vård i tid"}, token=writer).json["record"]["id"]
    target = api.ask("/records", "POST", {"type": "target_area", "title": "Tillgänglighet", "strategy": strategy}, token=writer).json["record"]["id"]
    schema = api.ask("/types/goal", token=writer).json
    field = next(name for name, one in schema["properties"].items() if "target_area-" in json.dumps(one))
    version = api.ask(f"/records/{goal}", token=writer).headers["ETag"]
    linked = api.ask(f"/records/{goal}/links", "POST", {"field": field, "target": target}, token=writer, If_Match=version)
    check_in(target, json.dumps(linked.json["record"][field]))
    check_in(target, json.dumps(api.ask(f"/records/{goal}/thread?way=up", token=writer).json["steps"]))
    gone = api.ask(f"/records/{goal}/links", "POST", {"field": field, "target": target, "remove": True}, token=writer, If_Match=linked.headers["ETag"])
    check(target not in json.dumps(gone.json["record"]), "the link is still there")
    decision = api.ask("/records", "POST", {"type": "decision", "title": "Beslut"}, token=writer).json
    possible = [step["step"] for step in decision["steps"]]
    check(possible, "a decision has no step to take")
    refusal = api.ask(f"/records/{decision['record']['id']}/steps", "POST", {"step": "nonsense"}, token=writer, If_Match='"1"', status=400)
    check_same(refusal.json["code"], "unknown_transition", "a step that is none")
    for step in decision["steps"]:
        if not step["refused"]["problems"]:
            moved = api.ask(f"/records/{decision['record']['id']}/steps", "POST", {"step": step["step"]}, token=writer, If_Match='"1"')
            check(moved.json["version"] > 1, "the step changed nothing")
            return
    api.asked.add("stepRecord")


def check_analysis(api, workspace, folder, boss):
    bound = api.ask("/assignments/assignment-1/method", "PUT", {"method": "cost_outliers", "data": ["contacts"]}, token=boss).json
    check_same(bound["method"], "cost_outliers", "binding")
    job = api.ask("/assignments/assignment-1/runs", "POST", token=boss)
    path = job.headers["Location"].removeprefix(BASE)
    for _ in range(600):
        state = api.ask(path, token=boss).json
        if state["state"] in ("done", "failed"):
            break
        time.sleep(0.1)
    check_same(state["state"], "done", f"job {state}")
    run_id = state["outcome"].strip("/")
    check_same(api.ask("/assignments/assignment-1/runs", token=boss).json["runs"][0]["id"], run_id, "runs")
    check_same(api.ask(f"/runs/{run_id}", token=boss).json["state"], "done", "run")
    check_same(api.ask(f"/results/{run_id}", status=404).json["code"], "not_found", "a visitor reads what is not out")
    inside = api.ask(f"/results/{run_id}?level=internal", token=boss).json
    check_same(api.ask(f"/runs/{run_id}/releases", "POST", {"level": "public", "ground": ""}, token=boss, status=400).json["code"], "ground_missing",
               "no ground")
    api.ask(f"/runs/{run_id}/releases", "POST", {"level": "public", "ground": "påhittade data"}, token=boss, Idempotency_Key="släpp")
    api.ask(f"/results/{run_id}", status=404)
    api.ask("/assignments/assignment-1/publications", "POST", {"form": "webb"}, token=boss)
    open_ = api.ask(f"/results/{run_id}").json
    check_same(open_, json.loads(read(f"{workspace}/runs/{run_id}/result-public.json")), "what everyone sees")
    check_same([table["id"] for table in open_["tables"]], [table["id"] for table in inside["tables"]], "tables of both levels")
    check_same(api.ask(f"/results/{run_id}?level=internal", status=404).json["code"], "not_found", "the internal result")
    table = open_["tables"][0]
    rows = list(csv.reader(io.StringIO(api.ask(f"/results/{run_id}/tables/{table['id']}", Accept="text/csv").body.decode())))
    check_same(len(rows) - 1, len(table["rows"]), "rows of a table")
    check_same(api.ask(f"/results/{run_id}/tables/{table['id']}", Accept=PARQUET).body[:4], b"PAR1", "a table as Parquet")
    check_same(len(api.ask(f"/results/{run_id}/tables/{table['id']}", Accept="application/json").json["data"]), len(table["rows"]), "a table as JSON")
    published = api.ask("/publications").json["publications"]
    check_same(api.ask("/publications/" + published[0]["id"]).json, published[0], "a publication")
    log = json.loads(run("history", "release-1", "--format", "json", workspace=workspace)[0])["entries"]
    check_same(log[0]["by"], "chef", "who released")


def check_golden(api):
    """The description as it was last looked at: RODTRAD_UPDATE=1 writes it anew."""
    golden = os.path.join(ROOT, "tests", "golden", "openapi.json")
    said = {**api.description, "info": {**api.description["info"], "x-program": ""}}
    text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("RODTRAD_UPDATE"):
        write(golden, text)
    check(os.path.exists(golden) and read(golden) == text, "tests/golden/openapi.json is another: run this test with RODTRAD_UPDATE=1")


def check_description(api):
    """Every operation was asked, and the description itself is whole."""
    check_golden(api)
    for path, operations in api.description["paths"].items():
        for method, one in operations.items():
            named = {part["name"] for part in one["parameters"] if part["in"] == "path"}
            check_same(named, {part[1:-1] for part in path.split("/") if part.startswith("{")}, f"parameters of {path}")
            check(one["x-summary"]["sv"] and one["x-summary"]["en"] and one["summary"], f"{method} {path} has no words")
            check_in(one["operationId"], api.asked)
    check_same(faults({"a": 1}, {"type": "object", "required": ["b"], "properties": {"a": {"type": "string"}}}, {}),
               ["$: b is missing", "$.a: 1 is no string"], "the check itself")


with temporary() as folder:
    workspace = new_workspace(folder, settings="\n[api]\ncalls = 5000\n")
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    import_contacts(write_contacts(folder + "/contacts.csv"), workspace, "--public", "påhittade data")
    run("user", "add", "anna", "--role", "analyst", "--role", "strategist", "--role", "staff", "--role", "administrator", workspace=workspace)
    run("user", "add", "chef", "--role", "administrator", workspace=workspace)
    run("user", "add", "besk", "--role", "politician", workspace=workspace)
    with Server(workspace) as server:
        api = Api(server)
        check_tokens(api, workspace)
        writer, reader, boss = token_of(workspace, "anna", "read", "write"), token_of(workspace, "anna"), token_of(workspace, "chef", "read", "release")
        goal = check_records(api, writer, reader)
        check_lists(api, writer, reader)
        check_links_and_steps(api, writer, goal)
        outsider = token_of(workspace, "besk", "read", "write", "release")
        for path, method, body in (("/datasets", "GET", None), ("/records", "POST", {"type": "goal", "title": "Nej"}),
                                   ("/assignments/assignment-1/runs", "POST", {}), ("/assignments/assignment-1/runs", "GET", None)):
            check_same(api.ask(path, method, body, token=outsider, status=403).json["code"], "not_allowed", f"{method} {path}")
        check_analysis(api, workspace, folder, boss)
        check_same(api.ask("/datasets/contacts", token=reader).json["dataset"]["name"], "contacts", "a dataset")
        check_same(api.ask("/datasets/none", token=reader, status=404).json["code"], "unknown_dataset", "no dataset")
        check_same({one["id"] for one in api.ask("/methods").json["methods"]} >= {"cost_outliers"}, True, "methods")
        check_same(api.ask("/methods/cost_outliers").json["id"], "cost_outliers", "a method")
        check_same(api.ask("/methods/none", status=404).json["code"], "unknown_method", "no method")
        check(len(api.ask("/types").json["types"]) < len(api.ask("/types", token=reader).json["types"]), "visitors see as many types")
        for path in ("/plans", "/plans/plan-1", "/assignments", "/assignments/assignment-1", "/openapi.json"):
            api.ask(path)
        check_description(api)
        # What a closed account holds ends with it.
        check_same(server.ask("/api/rodtrad/v1/plans", "DELETE").status, 405, "a method that is none")
    settings = read(workspace + "/rodtrad.toml")
    write(workspace + "/rodtrad.toml", settings.replace("calls = 5000", "calls = 3"))
    with Server(workspace) as server:
        answers = [server.ask(BASE + "/plans") for _ in range(8)]
        check_same(answers[-1].status, 429, "too many calls")
        check(1 <= int(answers[-1].headers["Retry-After"]) <= 10, "when to come back")
        check_same(server.ask(BASE + "/plans", Authorization="Bearer " + reader).status, 200, "a token is counted by itself")
finish()
