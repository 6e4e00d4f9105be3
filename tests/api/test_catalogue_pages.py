"""Methods, code lists, datasets with their versions, views of lists, the plan as a document, requests for documents, and backups."""
import csv
import html
import io
import json
import os
import re
import time

from server import Server, add_user
from support import PLAN, check, check_in, check_same, finish, import_contacts, new_workspace, run, run_json, temporary, write, write_contacts


def check_methods(server):
    listed = server.ask("/methods").body.decode()
    for method in run_json("methods")["methods"]:
        check_in(f'/methods/{method["id"]}', listed)
        for language in ("sv", "en"):
            page = html.unescape(server.ask(f'/methods/{method["id"]}?lang={language}').body.decode())
            for words in (method["title"][language], method["formula"][language][:40], method["version"]):
                check_in(words, page)
            for one in method["parameters"] + method["inputs"]:
                check_in(one["label"][language], page)
    check_same(server.ask("/methods/nowhere").status, 404, "an unknown method")


def check_codes(server):
    check_in("/codes/sex", server.ask("/codes").body.decode())
    page = server.ask("/codes/sex").body.decode()
    for words in ("<code>F</code>", "Kvinnor", "Män"):
        check_in(words, page)
    check_in("Women", server.ask("/codes/sex?lang=en").body.decode())
    check_same(server.ask("/codes/nowhere").status, 404, "an unknown list")


def check_dataset(server, analyst, folk, versions):
    analyst.open("/data")
    analyst.see('href="/data/contacts"')
    analyst.open("/data/contacts")
    analyst.see("Versioner", *versions, "gäller nu", "Ytterfall och kostnader", "/run-1", "äldre data", "Intag och karantän", "personuppgift")
    analyst.open(f"/data/contacts/diff?before={versions[1]}&after={versions[0]}")
    analyst.see("Rader som skiljer", "2023")
    analyst.open("/data/nowhere")
    check_same(analyst.status, 404, "an unknown dataset")
    folk.open("/data/contacts")
    check_same(folk.status, 403, "a dataset, for staff")
    check_same(server.ask("/data/contacts").status, 303, "a dataset, for a visitor")


def check_rows(server, analyst, folk, workspace):
    """A local account sees why it sees no rows about persons, and gets none by asking anyway; rows about nobody are shown."""
    analyst.open("/data/contacts/rows")
    analyst.see("Rader i contacts", "organisationens konto")
    check('name="reason"' not in analyst.page, "a form for what may not be asked")
    token = re.search(r'name="token" value="([^"]+)"', analyst.page)[1]
    analyst.post("/data/contacts/rows", token=token, reason="nyfiken")
    check_same(analyst.status, 422, "rows about persons for a local account")
    check("<td" not in analyst.page, "a row is shown")
    analyst.open("/run-1/result")
    analyst.see("Raderna bakom", "/data/contacts/rows?version=")
    folk.open("/data/contacts/rows")
    check_same(folk.status, 403, "rows, for staff")
    check_same(server.ask("/data/contacts/rows").status, 303, "rows, for a visitor")
    check_same(run_json("record", "list", "row_reading", workspace=workspace)["records"], [], "what was noted")


def check_views(analyst):
    analyst.open("/register/assignment?column=due_raw&column=title&sort=title")
    head = re.search(r"<thead>.*?</thead>", analyst.page, re.S)[0]
    check_same(head.count("<th "), 2, "columns that are shown")
    rows = list(csv.reader(io.StringIO(analyst.open("/register/assignment/csv?column=due_raw"))))
    check_same(rows[0], ["id", "title", "due_raw"], "columns of the file")
    analyst.open("/register/assignment?column=due_raw&sort=title")
    analyst.submit("/register/assignment/views", name="Redovisas när")
    analyst.see("Sparat", "Redovisas när")
    analyst.open("/register/assignment")
    analyst.see("/register/assignment?sort=title&amp;column=due_raw")
    token = analyst.fields("/register/assignment/views")["token"]
    analyst.post("/register/assignment/views", token=token, name="", query="")
    check_same(analyst.status, 422, "a view without a name")
    analyst.post("/register/assignment/views", token=token, remove="Redovisas när")
    check("Redovisas när" not in analyst.open("/register/assignment"), "a removed view is there")
    analyst.open("/register/assignment?q=ytterfall")
    analyst.see('class="chips"')


def check_plan(server):
    page = server.ask("/plan/print").body.decode()
    for words in ("Ytterfall och kostnader", "Hur stor andel är ytterfall?", "Några kontakter kostar mycket", "Bilaga: omvärldsspaning"):
        check_in(words, page)
    check("Ekonomichefen" not in page and "Analytikern" not in page, "persons are named to visitors")
    check_in("Horizon scan", server.ask("/plan/horizon?lang=en").body.decode())
    check_same(server.ask("/plan-9/print").status, 404, "a plan that is not there")


def check_request(server, chef, folk, workspace):
    document = {"type": "document", "id": "document-1", "title": "Tjänsteskrivelse", "summary": "Anna Andersson fick stöd.\nBeloppet var 100 kronor."}
    person = {"type": "person", "id": "person-1", "name": "Handläggare"}
    asked = {"type": "release_request", "title": "Tjänsteskrivelsen om stöd", "received": "2026-01-02T10:00:00Z", "documents": ["document-1"], "officer": "person-1",
             "examination": "Uppgiften kan röja den enskilde.", "provision": "21 kap. 1 § OSL", "masked": "Anna Andersson\nfinns inte", "answered": "2026-01-05",
             "appeal_information": True}
    run("record", "import", write(workspace + "/../lines.jsonl", "\n".join(map(json.dumps, (document, person, asked)))), workspace=workspace)
    chef.open("/release_request-1")
    chef.see("█" * len("Anna Andersson"), "Beloppet var 100 kronor", "Hittas inte i handlingarna", "prövas skyndsamt")
    shown = chef.page.split("Handlingarna, som de lämnas ut")[1].split("Svaret")[0]
    check("Anna Andersson" not in shown, "a masked passage is shown")
    for step in ("examine", "release_in_part"):
        chef.open("/release_request-1")
        form = next(part for part in re.findall(r"<form[^>]*>.*?</form>", chef.page, re.S) if f'value="{step}"' in part)
        token, version = (re.search(rf'name="{name}" value="([^"]*)"', form)[1] for name in ("token", "version"))
        chef.post("/release_request-1/step", token=token, version=version, step=step)
        chef.see("Sparat")
    chef.see("utom de uppgifter som är maskerade", "21 kap. 1 § OSL", "Uppgiften kan röja den enskilde", "kammarrätten", "tre veckor")
    folk.open("/release_request-1")
    check_same(folk.status, 403, "a request, for staff")


def check_backup(chef, folk, workspace):
    chef.open("/admin/backup")
    chef.see("Ingen kopia finns")
    chef.submit("/admin/backup")
    for _ in range(100):
        if not chef.place.startswith("/job-"):
            break
        time.sleep(0.1)
        chef.open(chef.place)
    chef.see("Sparat", "register-")
    name = os.listdir(workspace + "/backups")[0]
    check_same(open(f"{workspace}/backups/{name}", "rb").read(15), b"SQLite format 3", "the copy")
    folk.open("/admin/backup")
    check_same(folk.status, 403, "backups, for staff")


def check_worker(server):
    answer = server.ask("/sw.js")
    check_in("text/javascript", answer.headers["Content-Type"])
    check_in("no-store", answer.body.decode())


with temporary() as folder:
    workspace = new_workspace(folder)
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    first = import_contacts(write_contacts(folder + "/one.csv"), workspace, "--public", "påhittade data")["version"]
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "contacts", "--by", "A", workspace=workspace)
    run("plan", "run", "1", workspace=workspace)
    second = import_contacts(write_contacts(folder + "/two.csv", years=(2023,)), workspace, "--public", "påhittade data")["version"]
    with Server(workspace) as server:
        users = {name: add_user(server, workspace, name, role) for name, role in (("anna", "analyst"), ("folke", "staff"), ("chef", "administrator"))}
        check_methods(server)
        check_codes(server)
        check_dataset(server, users["anna"], users["folke"], (second, first))
        check_rows(server, users["anna"], users["folke"], workspace)
        check_views(users["anna"])
        check_plan(server)
        check_request(server, users["chef"], users["folke"], workspace)
        check_backup(users["chef"], users["folke"], workspace)
        check_worker(server)
finish()
