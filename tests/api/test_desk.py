"""An analyst's work in the browser, without scripts: upload, map, import, method, run, texts, release, publish; and who may not."""
import os
import re
import time

from server import Browser, Server, add_user
from support import PLAN, check, check_in, check_same, finish, import_contacts, new_workspace, run, run_json, temporary, write, write_contacts

POPULATION = "Region;Kön;Ålder;År;Folkmängd\nM1;F;0;2021;1200\nM1;M;0;2021;1100\nM2;F;40;2021;900\n"


def send_file(browser, name, content, **values):
    """What a browser sends for the form with the file on /data/new."""
    browser.open("/data/new")
    values = {**browser.fields("/data/new"), **values}
    parts = [f'--XyZ\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in values.items()]
    parts.append(f'--XyZ\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n')
    body = "".join(parts).encode() + content.encode() + b"\r\n--XyZ--\r\n"
    return browser.open("/data/new", "POST", body, Content_Type="multipart/form-data; boundary=XyZ")


def wait_for(browser):
    """Loads a job's page again, as the browser does by itself, until it has led on or failed."""
    for _ in range(300):
        if not browser.place.startswith("/job-") or "Misslyckades" in browser.page:
            return
        check_same(browser.answer.headers["Refresh"], "1", "a job's page")
        time.sleep(0.1)
        browser.open(browser.place)
    check(False, "the job never ends")


def check_data(browser):
    send_file(browser, "", "", kind="population")
    check_same(browser.status, 422, "a form without a file")
    browser.see("Välj en fil", 'href="#file"')
    send_file(browser, "kontakter.csv", "a;b\n", kind="care_contact")
    check_same(browser.status, 422, "persons' data with a local account")
    browser.see("kräver organisationens egen inloggning")
    check("care_contact" not in browser.open("/data/new"), "a local account is offered persons' data")
    send_file(browser, "folkmängd.csv", POPULATION, kind="population")
    wait_for(browser)
    check_same(browser.place, "/data/upload-1", "after sending a file")
    browser.see("folkmängd.csv", "[columns]", "Folkmängd")
    browser.submit("/data/upload-1", map="[columns]\n\"Nej\" = \"year\"\n", name="folk")
    wait_for(browser)
    browser.see("Misslyckades", "Nej")
    browser.open("/data/upload-1")
    browser.submit("/data/upload-1", name="folk", map=MAP)
    wait_for(browser)
    check_same(browser.place, "/data?done=imported", "after importing")
    browser.see("Filen är intagen", ">folk", "Datamängder")


def check_profile(browser):
    """What an import through the browser brings is profiled with it; what came otherwise, when it is asked for, and protected."""
    browser.open("/data/folk")
    browser.see("Fördelningar", "Nedre kvartil")
    check("färre än" not in browser.page and "Räkna fram" not in browser.page, "data without persons are protected, or not profiled")
    browser.open("/data/contacts")
    browser.see("Räkna fram fördelningarna")
    browser.submit("/data/contacts/profile")
    wait_for(browser)
    check_same(browser.place, "/data/contacts", "after the profile")
    browser.see("Nedre kvartil", "färre än 5 personer", ">..<")
    row = re.search(r"<code>cost</code>.*?</tr>", browser.page.split('id="distributions"')[1])[0]
    check_same([cell == ".." for cell in re.findall(r'<td class="number">([^<]*)</td>', row)[2:]], [True, False, False, False, True], "spread of the costs")
    check("<code>person</code>" not in browser.page.split('id="distributions"')[1], "who somebody is has a profile")


MAP = """[columns]
"Region" = "area"
"Kön" = "sex"
"Ålder" = "age"
"År" = "year"
"Folkmängd" = "count"
"""


def check_run(browser):
    browser.open("/assignment-1")
    browser.see("Ingen metod är vald")
    browser.open("/assignment-1/method")
    browser.see("method=cost_outliers", "method=hospital_comparison")
    browser.open("/assignment-1/method?method=cost_outliers")
    browser.submit("/assignment-1/method", **{"param." + first_param(browser.page): "många"})
    check_same(browser.status, 422, "a parameter that is no number")
    browser.see('aria-invalid="true"', "många")
    browser.open("/assignment-1/method?method=cost_outliers")
    browser.submit("/assignment-1/method")
    check_same(browser.place, "/assignment-1?done=bound", "after choosing a method")
    browser.see("Metod och data är sparade", "Kör analysen")
    browser.submit("/assignment-1/run")
    wait_for(browser)
    check_same(browser.place, "/run-1", "after the run")
    browser.see("Lästa rader", "Utkast för alla", "Släpp fram")
    draft = browser.open("/run-1/preview?level=public")
    check_in("sha256-", browser.answer.headers["Content-Security-Policy"])
    check_same(browser.answer.headers["Cache-Control"], "no-store", "a draft")
    check_in("Ytterfall", draft)


def first_param(page):
    return re.search(r'<input[^>]* name="param\.([a-z_]+)"', page)[1]


def check_texts(browser):
    browser.open("/assignment-1/texts")
    browser.submit("/assignment-1/texts", body="  ")
    check_same(browser.status, 422, "an empty text")
    browser.open("/assignment-1/texts")
    browser.submit("/assignment-1/texts", body="Svaret är <b>enkelt</b>.")
    browser.see("Sparat", "Svaret är &lt;b&gt;enkelt&lt;/b&gt;.")
    check_in("Svaret är &lt;b&gt;enkelt&lt;/b&gt;.", browser.open("/run-1/preview"))


def check_release(browser, server):
    browser.open("/run-1")
    browser.submit("/run-1/release", ground=" ")
    check_same(browser.status, 422, "a release without ground")
    browser.see('id="ground-error"')
    browser.open("/run-1")
    browser.submit("/run-1/release", level="public", ground="påhittade data")
    browser.see("Körningen är frisläppt", "Frisläppt offentligt", "påhittade data")
    browser.open("/assignment-1")
    browser.submit("/assignment-1/publish", form="webb")
    browser.see("Publicerat", "/publications/assignment-1/")
    visitor = Browser(server)
    visitor.open("/assignment-1")
    file = re.search(r'href="(/publications/[^"]*sv\.html)"', visitor.page)
    check(file, "a visitor sees no publication")
    check_in("enkelt", visitor.open(file[1]))


def check_others(server, workspace, browser):
    """Visitors are asked to log in; who lacks the role is told so; neither reaches anything."""
    reader = add_user(server, workspace, "rune", "staff")
    pages = ("/data", "/data/new", "/data/upload-1", "/run-1", "/run-1/preview", "/assignment-1/method", "/assignment-1/texts", "/job-1")
    for page in pages:
        visitor = Browser(server)
        visitor.open(page)
        check(visitor.place.startswith("/login?next="), f"a visitor opens {page}")
        reader.open(page)
        check_same(reader.status, 404 if page.startswith("/job") else 403, f"a reader opens {page}")
    for action in ("/assignment-1/run", "/assignment-1/publish", "/run-1/release", "/assignment-1/texts", "/data/upload-1", "/data/contacts/profile"):
        reader.open("/")
        reader.post(action, token=reader.fields("/logout")["token"], level="public", ground="x", form="webb", body="x")
        check_same(reader.status, 403, f"a reader sends {action}")
        browser.open("/")
        browser.post(action, level="public", ground="x", form="webb", body="x")
        check_same(browser.status, 403, f"{action} without the form's token")
    check("Så besvaras uppdraget" not in reader.open("/assignment-1"), "a reader sees the desk")
    big = b"--XyZ\r\n" + b"x" * 200_000
    check_same(server.ask("/data/new", "POST", big, Content_Type="multipart/form-data; boundary=XyZ").status, 413, "a visitor's file")
    check_same(browser.open("/data/new", "POST", big, Content_Type="multipart/form-data; boundary=XyZ") and browser.status, 400, "a broken form")


with temporary() as folder:
    workspace = new_workspace(folder)
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    import_contacts(write_contacts(folder + "/contacts.csv"), workspace, "--public", "påhittade data")
    with Server(workspace) as server:
        analyst = add_user(server, workspace, "anna", "analyst")
        check_data(analyst)
        check_profile(analyst)
        check_run(analyst)
        check_texts(analyst)
        check_release(analyst, server)
        check_others(server, workspace, analyst)
    left = [path for path in os.listdir(workspace + "/uploads") if path.startswith("body-")]
    check_same(left, [], "bodies that are left")
finish()
