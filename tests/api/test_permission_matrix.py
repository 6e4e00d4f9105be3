"""Every role × every record type through HTTP: which lists open and which forms are shown, against data/permissions.toml read anew here."""
import glob
import os
import tomllib

from server import Browser, Server
from support import ROOT, check_same, finish, new_workspace, run_json, temporary

PASSWORD = "fyra hästar äter gräs"


def load(path):
    with open(os.path.join(ROOT, path), "rb") as file:
        return tomllib.load(file)


PERMISSIONS = load("data/permissions.toml")
TYPES = {os.path.basename(path)[:-5]: load(path) for path in glob.glob(os.path.join(ROOT, "data/schema/*.toml"))}


def is_about(rule, name):
    return any(one in ("*", name) or one.startswith("@") and one[1:] == TYPES[name].get("place") for one in rule["types"])


def has_form(name):
    """Records that the program makes by its own commands have none, nor those that need a file."""
    fields = TYPES[name]["field"].values()
    return not TYPES[name].get("by_program") and not any(field["kind"] == "file" and field.get("required") for field in fields)


def may(roles, action, name):
    """Whether some rule allows it somewhere and none forbids it everywhere."""
    rules = [rule for rule in PERMISSIONS["rule"] if is_about(rule, name) and ("*" in rule["actions"] or action in rule["actions"])
             and set(rule["roles"]) & {*roles, "*"}]
    forbidden = any(rule.get("deny") and "states" not in rule and rule.get("where", "everywhere") == "everywhere" for rule in rules)
    return not forbidden and any(not rule.get("deny") for rule in rules)


def check_role(server, workspace, role):
    browser = Browser(server)
    if role != "visitor":
        code = run_json("user", "add", role.replace("_", "-"), "--role", role, workspace=workspace)["code"]
        browser.open("/login/first")
        browser.submit("/login/first", name=role.replace("_", "-"), code=code, password=PASSWORD)
    for name in sorted(TYPES):
        for action, page in (("read", f"/register/{name}"), ("create", f"/register/{name}/new")):
            browser.open(page)
            got = {200: True, 400: False, 403: False}.get(browser.status)
            expected = may({role, "visitor"}, action, name) and (action == "read" or has_form(name))
            check_same(got, expected, f"{role}: {action} {name} (status {browser.status})")


with temporary() as folder:
    workspace = new_workspace(folder)
    roles = sorted(PERMISSIONS["role"])
    # The logins of one address are limited: a server for each handful.
    for i in range(0, len(roles), 8):
        with Server(workspace) as server:
            for role in roles[i:i + 8]:
                check_role(server, workspace, role)
finish()
