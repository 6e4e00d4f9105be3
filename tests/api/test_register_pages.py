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
    visitor.see("/register/need/new")
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
        check_others(server, add_user(server, workspace, "anna", "analyst"))

    # Commands may have less than full rights too: what may not be read has no history either.
    run("record", "create", "person", "--set", "name=Någon", workspace=workspace)
    check_in('"create"', run("history", "person-1", "--format", "json", workspace=workspace)[0])
    write(workspace + "/rodtrad.toml", read(workspace + "/rodtrad.toml") + '\n[users]\nlocal = "visitor"\n')
    for command in (("record", "show", "person-1"), ("history", "person-1")):
        refused(*command, workspace=workspace, error="not_allowed", sv="får inte", en="may not")
finish()
