"""Work in the browser that takes several records at a time: a meeting, a claim, a need with its receipt; and the tokens of one's account."""
import re
import subprocess

from server import Server, Browser, add_user
from support import check, check_in, check_same, command, finish, new_workspace, run, run_json, temporary


def add(workspace, record_type, **values):
    return run_json("record", "create", record_type, *settings(values), workspace=workspace)["id"]


def edit(workspace, record, **values):
    run("record", "edit", record, *settings(values), workspace=workspace)


def settings(values):
    return [word for name, value in values.items() for word in ("--set", f"{name}={value}")]


def shown(workspace, record):
    return run_json("record", "show", record, workspace=workspace)["record"]


def check_meeting(workspace, secretary, visitor):
    before = add(workspace, "meeting", title="Styrelsen i oktober", body="Styrelsen", date="2026-10-01")
    add(workspace, "meeting", title="Nämnden i oktober", body="Nämnden", date="2026-10-20")
    add(workspace, "agenda_item", meeting=before, title="Information", paragraph=41)
    for name, role in (("Ada Påhittad", "deciding"), ("Bo Påhittad", "secretary")):
        add(workspace, "attendance", meeting=before, name=name, role=role)
    here = add(workspace, "meeting", title="Styrelsen i november", body="Styrelsen", date="2026-11-05")
    add(workspace, "attendance", meeting=here, name="Bo Påhittad", role="official")
    for order, title in ((2, "Sist"), (1, "Först")):
        add(workspace, "agenda_item", meeting=here, title=title, order_no=order)
    secretary.open("/" + here)
    secretary.see("Ta med alla från förra sammanträdet", 'value="42"', "order_no=3")
    secretary.submit(f"/{here}/attendance")
    secretary.see("Ada Påhittad")
    check_same(secretary.page.count("Bo Påhittad"), 1, "who was there already is taken over once more")
    secretary.submit(f"/{here}/paragraphs")
    numbers = {one["title"]: one["paragraph"] for one in run_json("record", "list", "agenda_item", "--where", f"meeting={here}", workspace=workspace)["records"]}
    check_same(numbers, {"Först": 42, "Sist": 43}, "paragraphs after those of the meeting before, in the order of the agenda")
    minutes = secretary.open(f"/{here}/minutes")
    check(minutes.index("Först") < minutes.index("Sist"), "the order of the minutes")
    for action in ("attendance", "paragraphs"):
        visitor.post(f"/{here}/{action}", first="1")
        check_in("Logga in", visitor.page)
    check_same(len(run_json("record", "list", "attendance", "--where", f"meeting={here}", workspace=workspace)["records"]), 2, "attendance")


def check_back(secretary):
    """A form leads back to the page that it was reached from, and never to another site."""
    secretary.open("/register/agenda_item/new?meeting=meeting-1&back=%2Fmeeting-1%23minutes")
    secretary.submit("/register/agenda_item/new", title="En punkt till")
    check_same(secretary.place, "/meeting-1?done=saved", "after an item")
    secretary.open("/register/agenda_item/new?meeting=meeting-1&back=%2F%2Fexample.org")
    secretary.submit("/register/agenda_item/new", title="Ännu en")
    check_same(secretary.place, "/?done=saved", "after a form with another site's address")


def check_claim(workspace, officer):
    project = add(workspace, "project", title="Ett prov", direction="received")
    claim = add(workspace, "claim", title="Rekvisition 1", project=project, direction="out", kind="interim")
    costs = [add(workspace, "booked_cost", project=project, voucher=voucher, date="2026-05-01", account="7010", words="Lön", amount=amount)
             for voucher, amount in (("1", "1000,50"), ("2", "2000"), ("3", "500"))]
    officer.open("/" + claim)
    officer.see("1\u00a0000,50\u00a0kr")
    officer.submit(f"/{claim}/costs", cost=costs[:2])
    officer.see("Redovisad", "3\u00a0000,50\u00a0kr", "Ta med bokförda kostnader")
    check_same(shown(workspace, claim)["costs"], {"minor": 300050, "currency": "SEK"}, "declared costs")
    check_same((shown(workspace, costs[0])["state"], shown(workspace, costs[2])["state"]), ("declared", "booked"), "states of the costs")
    officer.submit(f"/{claim}/costs")
    check_same(officer.status, 400, "no cost chosen")
    officer.see("Ingen kostnad är vald")
    officer.post(f"/{claim}/costs", cost=[costs[2], costs[0]], token=officer.fields("/logout")["token"])
    check_same((officer.status, shown(workspace, costs[2])["state"]), (400, "booked"), "a cost that is declared already: nothing is done")
    edit(workspace, claim, costs="1 kr", claimed="1 kr", signatory="Firma Påhittad")
    officer.open("/" + claim)
    officer.see("det är inte summan")
    run("record", "step", claim, "submit", workspace=workspace)
    check("Ta med bokförda kostnader" not in officer.open("/" + claim), "a claim that is sent in takes costs")
    officer.post(f"/{claim}/costs", cost=[costs[2]], token=officer.fields("/logout")["token"])
    check_same((officer.status, shown(workspace, costs[2])["state"]), (400, "booked"), "a cost into a claim that is sent in")
    officer.see("Rekvisitionen är inskickad")


def check_need(workspace, staff, visitor):
    add(workspace, "need", title="Sår på distans", problem="Bilder på sår når inte journalen.", reported="2026-01-01")
    edit(workspace, "need-1", officer=add(workspace, "person", name="Ida Påhittad"))
    for step in ("begin_triage", "match"):
        run("record", "step", "need-1", step, workspace=workspace)
    for browser, likes in ((staff, True), (visitor, False)):
        found = browser.open("/needs/similar?problem=Bilder+p%C3%A5+s%C3%A5r+n%C3%A5r+inte+journalen+p%C3%A5+distans")
        check(("need-1" in found) == likes, f"similar needs for {browser}")
    visitor.open("/needs/new")
    check("officer" not in visitor.fields("/needs/new"), "a visitor is asked who handles the need")
    values = {"title": "Tung dörr", "problem": "Rullstolen kommer inte in.", "reporter": "Cilla Påhittad"}
    visitor.submit("/needs/new", **values, officer="person-1", answer="Nej.")
    visitor.see("mottaget", "Inkommet", "Det finns inget svar än")
    receipt = visitor.place.split("?")[0]
    check(re.fullmatch("/needs/follow/[0-9a-f]{64}", receipt), receipt)
    check("Cilla" not in visitor.page, "the receipt tells more than how it goes")
    need = shown(workspace, "need-2")
    check_same((need.get("officer"), need.get("answer"), need["title"]), (None, None, "Tung dörr"), "only what was asked is taken")
    edit(workspace, "need-2", answer="Dörren byts i maj.")
    visitor.open(receipt)
    visitor.see("Dörren byts i maj.")
    check_same((visitor.answer.headers["Cache-Control"], visitor.open("/needs/follow/" + "0" * 64) and visitor.status, visitor.open("/need-2") and visitor.status),
               ("no-store", 404, 403), "others do not follow it")
    staff.open("/needs/new")
    staff.submit("/needs/new", title="Sår på distans", problem="Bilder når inte journalen.", look="1")
    staff.see("Liknande behov", "need-1", 'value="Sår på distans"')
    check_same(run_json("record", "list", "need", workspace=workspace)["total"], 2, "looking takes nothing")


def check_tokens(server, staff, secretary):
    staff.open("/account")
    staff.submit("/account/tokens", name="", scope=[])
    check_same(staff.status, 422, "a token without name and scope")
    staff.see('href="#name"', 'href="#scope"')
    check("--name" not in staff.page, "the page speaks of the command")
    staff.submit("/account/tokens", name="Mitt skript", scope=["read"], days="7")
    token = re.search("rodtrad_[0-9a-f]{64}", staff.page)[0]
    asked = lambda: server.ask("/api/rodtrad/v1/records?type=goal", Authorization="Bearer " + token).status
    check_same(asked(), 200, "the token")
    check(token not in staff.open("/account"), "the secret is shown again")
    secretary.open("/account")
    check("Mitt skript" not in secretary.page, "another's token is listed")
    secretary.post("/account/tokens/1/revoke", token=secretary.fields("/logout")["token"])
    check_same((secretary.status, asked()), (404, 200), "another's token is revoked")
    staff.open("/account")
    staff.submit("/account/tokens/1/revoke")
    staff.see("gäller inte längre", "Återkallad")
    check_same(asked(), 401, "the revoked token")
    staff.submit("/account/tokens", name="Alltid", scope=["read"], days="4000")
    check_same(staff.status, 422, "a token for ever")


def check_closed_pipe(workspace):
    """Whoever reads the answer has had enough: the command ends without words."""
    for words in (("record", "list", "need"), ("help",), ("record", "list", "need", "--format", "json")):
        with subprocess.Popen(command(*words, workspace=workspace if words[0] == "record" else None), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.close()
            told = process.stderr.read()
        check_same((process.returncode, told), (141, b""), f"a closed pipe: {words}")


with temporary() as folder:
    workspace = new_workspace(folder)
    with Server(workspace) as server:
        secretary, officer = add_user(server, workspace, "siv", "board_secretary"), add_user(server, workspace, "eva", "eu_officer")
        staff, visitor = add_user(server, workspace, "lisa", "staff"), Browser(server)
        check_meeting(workspace, secretary, visitor)
        check_back(secretary)
        check_claim(workspace, officer)
        check_need(workspace, staff, visitor)
        check_tokens(server, staff, secretary)
    check_closed_pipe(workspace)
finish()
