"""The register in the browser, without scripts: lists, records, forms made from the schema, steps, two who save at once, search, and who may."""
import re

from server import Browser, Server, add_user
from support import check, check_in, check_same, finish, new_workspace, read, refused, run, run_json, temporary, write



def check_create(browser):
    browser.open("/register/goal")
    browser.see("Här finns inget än", "Lägg till")
    browser.open("/register/goal/new")
    browser.submit("/register/goal/new", wording="utan rubrik")
    check_same(browser.status, 422, "a goal without a title")
    browser.see('href="#title"', 'id="title-error"', "utan rubrik")
    browser.submit("/register/goal/new", title="Färre <ytterfall>", wording="Första stycket.\n\nAndra stycket.", due="2028-11-30")
    check_same(browser.place, "/goal-1?done=saved", "after making a goal")
    browser.see("Färre &lt;ytterfall&gt;", "Första stycket.", "Andra stycket.", "30\u00a0nov\u00a02028", "Förslag")
    check_same((browser.open("/goal-2") and browser.status, browser.open("/nothing-1") and browser.status, browser.open("/register/nothing") and browser.status),
               (404, 404, 404), "what is not there")


def check_list(browser):
    browser.open("/register/goal?q=ytterfall&sort=-due")
    browser.see("Färre &lt;ytterfall&gt;", "1 post", 'aria-sort="descending"')
    browser.open("/register/goal?q=finnsinte")
    browser.see("Inget passar filtren", "Visa alla")
    check_same(browser.open("/register/goal?sort=nothing") and browser.status, 400, "a column that is not there")
    file = browser.open("/register/goal/csv")
    check_in("Färre <ytterfall>", file)
    check_in("attachment", browser.answer.headers["Content-Disposition"])
    browser.open("/search?q=ytter")
    browser.see("/goal-1", "1 träff")


def check_steps(browser):
    browser.open("/goal-1")
    name = re.search(r'name="step" value="([a-z_]+)"', browser.page)
    check(name, "no step can be taken")
    browser.submit("/goal-1/step")
    browser.see("Sparat")
    browser.open("/goal-1/history")
    browser.see("Skapades", "chef")


def check_conflict(one, other):
    """Both read the same version and save: the second chooses, and loses nothing."""
    for browser in (one, other):
        browser.open("/goal-1/edit")
    one.submit("/goal-1/edit", wording="Ettans ord.", reason="tydligare")
    one.see("Sparat", "Ettans ord.")
    other.submit("/goal-1/edit", wording="Tvåans ord.", benefit="Tvåans nytta.")
    check_same(other.status, 409, "the second who saves")
    other.see("Någon annan hann spara", "Ettans ord.", "Tvåans ord.")
    other.submit("/goal-1/edit", **{"keep.wording": "ours"})
    other.see("Sparat", "Tvåans ord.", "Tvåans nytta.")
    for browser in (one, other):
        browser.open("/goal-1/edit")
    one.submit("/goal-1/edit", wording="Ettans nya ord.")
    other.submit("/goal-1/edit", wording="Förlorar.", benefit="Ny nytta.")
    other.submit("/goal-1/edit")
    other.see("Ettans nya ord.", "Ny nytta.")
    check("Förlorar." not in other.page, "what was not chosen is saved")
    one.open("/goal-1/history")
    one.see("tydligare", "<del>Ettans ord.</del>", "<ins>Tvåans ord.</ins>")


def check_made_by_program(browser):
    """A release is what the program lets out after its own checks: nobody writes one."""
    check("/register/release/new" not in browser.open("/register/release"), "a release can be added by hand")
    check_same(browser.open("/register/release/new") and browser.status, 403, "the form of a release")
    check_same(browser.post("/register/release/new", level="public") and browser.status, 403, "a release that was sent")


def check_boxes(browser):
    """Links to many are boxes; a form that is sent untouched changes nothing, and the last box can be cleared."""
    browser.open("/register/programme/new")
    browser.see('type="checkbox"', "Färre &lt;ytterfall&gt; (goal-1)")
    browser.submit("/register/programme/new", title="Programmet", goals=["", "goal-1"])
    browser.see("Sparat", 'href="/goal-1"')
    browser.open("/programme-1/edit")
    check_in('value="goal-1" checked', browser.page)
    browser.submit("/programme-1/edit")
    browser.see('href="/goal-1"')
    check("Version 2" not in browser.page and '<dd>2</dd>' not in browser.page, "an untouched form made a version")
    browser.open("/programme-1/edit")
    browser.submit("/programme-1/edit", goals=[""])
    check('href="/goal-1"' not in browser.page, "the last box cannot be cleared")


def check_group_of_one(browser):
    """A group that there is once only has an input for each member; what only imports fill in is folded away."""
    browser.open("/register/decision/new")
    browser.see('name="secrecy_marking.provision"', '<details class="fold"><summary>Ur källan')
    browser.submit("/register/decision/new", title="Ett beslut", **{"secrecy_marking.authority": "Nämnden"})
    check_same(browser.status, 422, "a marking without its provision")
    browser.see('id="secrecy_marking.provision-error"', 'value="Nämnden"', '<details class="fold" open="open">')
    browser.submit("/register/decision/new", title="Ett beslut", **{"secrecy_marking.provision": "OSL 31:16", "secrecy_marking.authority": "Nämnden"})
    browser.see("Sparat", "OSL 31:16", "Nämnden")
    browser.open("/decision-1/edit")
    browser.submit("/decision-1/edit", **{"secrecy_marking.provision": "OSL 31:17"})
    browser.see("OSL 31:17", "Nämnden")
    browser.open("/decision-1/edit")
    browser.submit("/decision-1/edit", **{"secrecy_marking.provision": "", "secrecy_marking.authority": ""})
    check("OSL" not in browser.page, "a marking cannot be taken away")


def check_rows(browser):
    """Rows of a group: inputs for each member, errors at their own input, empty rows are none, an untouched form changes nothing."""
    browser.open("/register/decision/new")
    rows = {"commissions.0.what": "Återkom", "commissions.0.due": "i vår", "commissions.1.what": "Redovisa", "commissions.1.responsible": "Direktören"}
    browser.submit("/register/decision/new", title="Beslut med uppdrag", **rows)
    check_same(browser.status, 422, "a commission whose day is none")
    browser.see('id="commissions.0.due-error"', 'value="Direktören"')
    browser.submit("/register/decision/new", title="Beslut med uppdrag", **{**rows, "commissions.0.due": "2026-03-31"})
    browser.see("Sparat", "Återkom, 31\u00a0mars\u00a02026; Redovisa, Direktören")
    decision = browser.place.split("?")[0]
    browser.open(decision + "/edit")
    browser.submit(decision + "/edit")
    check("<dd>2</dd>" not in browser.page, "an untouched form made a version")
    browser.open(decision + "/edit")
    browser.submit(decision + "/edit", **{"commissions.0.what": "", "commissions.0.due": "", "commissions.2.what": "Mät"})
    browser.see("Redovisa, Direktören; Mät")
    check("Återkom" not in browser.page, "a row that was emptied is there")


def check_others(server, analyst):
    visitor = Browser(server)
    for page in ("/goal-1/edit", "/register/goal/new", "/goal-1/history", "/register/person"):
        check(visitor.open(page) and visitor.status in (400, 403), f"a visitor opens {page}: {visitor.status}")
    check_same(visitor.post("/goal-1/edit", title="x", version="1") and visitor.status, 403, "a visitor edits")
    check_same(visitor.post("/register/goal/new", title="x") and visitor.status, 403, "a visitor makes a goal")
    check("x</a>" not in visitor.open("/register/goal"), "a visitor has made a goal")
    check_same(analyst.open("/goal-1/edit") and analyst.status, 403, "an analyst opens the form of a goal")
    check_same(server.ask("/register/need/new", "POST", "title=x", Content_Type="application/x-www-form-urlencoded", Sec_Fetch_Site="cross-site").status, 403,
               "a need sent by another site")
    visitor.open("/")
    visitor.see("/needs/new")
    visitor.open("/register/need/new")
    check_same(visitor.status, 200, "anyone may report a need")


with temporary() as folder:
    workspace = new_workspace(folder)
    with Server(workspace) as server:
        chef, bo = add_user(server, workspace, "chef", "administrator"), add_user(server, workspace, "bo", "administrator")
        check_create(chef)
        check_list(chef)
        check_conflict(chef, bo)
        check_steps(chef)
        check_made_by_program(chef)
        check_boxes(chef)
        check_group_of_one(chef)
        check_rows(chef)
        check_others(server, add_user(server, workspace, "anna", "analyst"))

    refused("record", "create", "release", "--set", "level=public", workspace=workspace, error="made_by_program", sv="görs av programmet", en="made by the program")
    run("record", "create", "person", "--set", "name=Hemlig Ettan", workspace=workspace)
    run("record", "create", "goal", "--set", "title=Hemlig Tvåan", workspace=workspace)
    erased = run_json("record", "erase", "person-1", "goal-2", "--decision", "beslut 1", workspace=workspace)["records"]
    check_same([(one["id"], one["version"]) for one in erased], [("person-1", 2), ("goal-2", 2)], "what is erased")
    check(b"Hemlig" not in read(workspace + "/register.db", "rb"), "what is erased stays in the file")
    refused("record", "erase", "goal-1", "goal-99", "--decision", "x", workspace=workspace, error="no_such_record", sv="finns inte", en="does not exist")

    # Commands may have less than full rights too: what may not be read has no history either.
    run("record", "create", "person", "--set", "name=Någon", workspace=workspace)
    check_in('"create"', run("history", "person-2", "--format", "json", workspace=workspace)[0])
    write(workspace + "/rodtrad.toml", read(workspace + "/rodtrad.toml") + '\n[users]\nlocal = "visitor"\n')
    for command in (("record", "show", "person-2"), ("history", "person-2")):
        refused(*command, workspace=workspace, error="not_allowed", sv="får inte", en="may not")
finish()
