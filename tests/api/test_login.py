"""Accounts and sessions through the real server: first login, lock-out, forms of another page, headers, and what is never written."""
import glob
import json
import re
import urllib.parse

from server import Browser, Server
from support import KEY, check, check_in, check_same, finish, mode_of, new_workspace, read, refused, run, run_json, temporary, write

PASSWORD = "fyra hästar äter gräs"


def check_commands(workspace):
    refused("user", "add", "Anna B", "--role", "analyst", workspace=workspace, error="bad_name", sv="2–64 tecken", en="2–64 characters")
    refused("user", "add", "anna", "--role", "Analyst", workspace=workspace, error="bad_mandate", sv="är ingen roll", en="is no role")
    refused("user", "add", "anna", "--role", "analytiker", workspace=workspace, error="unknown_role", sv="finns inte", en="there is no role")
    refused("user", "code", "bertil", workspace=workspace, error="no_such_account", sv="finns inte", en="there is no account")
    code = run_json("user", "add", "anna", "--role", "analyst", "--display", "Anna Exempel", workspace=workspace)["code"]
    refused("user", "add", "anna", "--role", "analyst", workspace=workspace, error="account_exists", sv="finns redan", en="already")
    check_same(run_json("user", "list", workspace=workspace)["users"],
               [{"name": "anna", "display": "Anna Exempel", "closed": False, "mandates": ["analyst"]}], "users")
    check_in("väntar på första inloggning", run("user", "list", workspace=workspace)[0])
    check_same(mode_of(workspace + "/server.db"), 0o600, "mode of server.db")
    return code


def check_first_login(browser, code):
    browser.open("/login/first")
    browser.submit("/login/first", name="anna", code=code, password="kort")
    check_same(browser.status, 422, "a short password")
    browser.see("Lösenordet ska ha minst 12 tecken", 'href="#password"', 'aria-invalid="true"', 'value="anna"')
    check(code not in browser.page, "the code is written back")
    browser.submit("/login/first", name="anna", code=code, password=PASSWORD)
    check_same((browser.status, browser.place), (200, "/"), "after the first login")
    browser.see("Anna Exempel", "Logga ut")
    check_same(browser.answer.headers["Cache-Control"], "no-store", "a user's page")


def check_session(server, browser):
    cookie = browser.cookie
    for foreign in ({"Origin": "https://example.org"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = server.ask("/logout", "POST", "token=" + browser.fields("/logout")["token"], Cookie=cookie,
                            Content_Type="application/x-www-form-urlencoded", **foreign)
        check_same(answer.status, 403, f"a form from {foreign}")
        check_same(server.ask("/login", "POST", "name=anna", **foreign).status, 403, f"a login from {foreign}")
    browser.post("/logout", token="0" * 64)
    check_same(browser.status, 403, "a form with another token")
    browser.see("Formuläret gäller inte längre")
    browser.open("/")
    browser.submit("/logout")
    browser.see("Logga in")
    check(browser.cookie.endswith("="), "the cookie is still there")
    browser.cookie = cookie
    check("Anna Exempel" not in browser.open("/"), "a session that has ended still works")
    given = server.ask("/login", "POST", "name=anna&password=" + urllib.parse.quote_plus(PASSWORD), Content_Type="application/x-www-form-urlencoded").headers
    check_in("HttpOnly; SameSite=Lax", given["Set-Cookie"])


def check_wrong_ways(server, browser):
    for target in ("https://example.org/", "//example.org", "/\\example.org", "plan"):
        browser.cookie = ""
        browser.open("/login")
        browser.submit("/login", name="anna", password=PASSWORD, next=target)
        check_same(browser.place, "/", f"after logging in with next={target}")
    browser.cookie = ""
    browser.open("/login?next=/plan&lang=en")
    browser.see("Account name")
    browser.submit("/login", name="anna", password=PASSWORD)
    check_same(browser.place, "/plan?lang=en", "after logging in, in the same language")
    for body in ("name=%zz", "name=a%00b", "name=%ff"):
        check_same(server.ask("/login", "POST", body, Content_Type="application/x-www-form-urlencoded").status, 400, body)


def check_lock_out(browser, workspace):
    browser.cookie = ""
    for i in range(6):
        browser.log_in("anna", f"fel lösenord {i}")
        check_same(browser.status, 422, "a wrong password")
    browser.log_in("anna", PASSWORD)
    browser.see("För många fel försök")
    code = run_json("user", "code", "anna", workspace=workspace)["code"]
    browser.open("/login/first")
    browser.submit("/login/first", name="anna", code=code, password=PASSWORD)
    browser.see("Anna Exempel")
    browser.cookie = ""
    for i in range(30):
        browser.log_in("nobody" + str(i), "fel")
    check_same(browser.status, 422, "many logins from one address")
    browser.see("många försök på kort tid")


def check_admin(server, workspace):
    """An administrator adds, changes and closes accounts; nobody else comes near."""
    code = run_json("user", "add", "chef", "--role", "administrator", workspace=workspace)["code"]
    admin, berit, anyone = Browser(server), Browser(server), Browser(server)
    admin.open("/login/first")
    admin.submit("/login/first", name="chef", code=code, password=PASSWORD)
    admin.open("/admin/users")
    admin.submit("/admin/users", name="Berit Å", display="Berit", mandates="")
    check_same(admin.status, 422, "an account without name and roles")
    admin.see('id="name-error"', 'id="mandates-error"')
    admin.submit("/admin/users", name="berit", display="Berit Exempel", mandates="analyst@unit-3, staff")
    code = re.search(r"<code>([a-z2-9-]{19})</code>", admin.page)[1]
    check(code not in admin.open("/admin/users") + admin.open("/admin/logins"), "the code is shown again")
    admin.see("kontot lades upp", "berit")
    berit.open("/login/first")
    berit.submit("/login/first", name="berit", code=code, password=PASSWORD)
    berit.see("Berit Exempel")
    for page in ("/admin", "/admin/users", "/admin/users/chef", "/admin/logins", "/admin/settings"):
        check_same((berit.open(page) and berit.status, anyone.open(page) and anyone.place.split("?")[0]), (403, "/login"), page)
        check("chef" not in berit.page, f"{page} tells an analyst something")
    berit.open("/")
    berit.post("/admin/users", token=berit.fields("/logout")["token"], name="ny", display="", mandates="administrator")
    check_same(berit.status, 403, "an analyst adds an account")
    check("•••" in admin.open("/admin/settings") and KEY not in admin.page, "the fixed key is shown")
    admin.open("/admin/users/berit")
    check_same(admin.fields("/admin/users/berit")["mandates"], "analyst@unit-3\nstaff", "roles in the form")
    admin.submit("/admin/users/berit", closed="yes")
    admin.see("Sparat", "Stängt")
    check("Berit Exempel" not in berit.open("/"), "a closed account is still logged in")


def check_language(browser):
    """A user's language holds for links that name none."""
    browser.open("/plan?lang=en")
    browser.see('<html lang="en"', "Always use English")
    browser.submit("/language")
    check_same(browser.place, "/plan", "after choosing a language")
    browser.see('<html lang="en"', "Log out", 'href="/plan?lang=sv"')
    browser.open("/plan?lang=sv")
    browser.submit("/language")
    browser.see('<html lang="sv"')


def check_secure(folder):
    workspace = new_workspace(folder, name="secure")
    write(workspace + "/rodtrad.toml", read(workspace + "/rodtrad.toml") + '\n[web]\nurl = "https://analys.exempel.se"\n')
    code = run_json("user", "add", "bo", "--role", "analyst", workspace=workspace)["code"]
    with Server(workspace) as server:
        answer = server.ask("/login/first", "POST", json.dumps({}), Content_Type="text/plain")
        check_same(answer.status, 422, "a form that is none")
        body = f"name=bo&code={code}&password=" + urllib.parse.quote_plus(PASSWORD)
        cookie = server.ask("/login/first", "POST", body, Content_Type="application/x-www-form-urlencoded").headers["Set-Cookie"]
        check(cookie.startswith("__Host-rodtrad=") and "; Secure" in cookie, cookie)


with temporary() as folder:
    workspace = new_workspace(folder)
    code = check_commands(workspace)
    with Server(workspace) as server:
        browser = Browser(server)
        check_first_login(browser, code)
        check_language(browser)
        browser.open("/")
        check_session(server, browser)
        check_wrong_ways(server, browser)
        check_admin(server, workspace)
        check_lock_out(browser, workspace)
    for path in glob.glob(workspace + "/**", recursive=True):
        for secret in (PASSWORD, code, browser.cookie.split("=")[-1] or PASSWORD):
            if path.endswith((".db", ".db-wal", ".toml")):
                check(secret.encode() not in read(path, "rb"), f"{path} holds a secret")
    check_secure(folder)
finish()
