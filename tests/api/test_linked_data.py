"""JSON-LD in pages: what is open to everyone is described as schema.org has it, with addresses that answer; what is not is not described."""
import json
import re

from server import PASSWORD, Browser, Server, add_user
from support import PLAN, check, check_in, check_same, finish, import_contacts, new_workspace, read, run, temporary, write, write_contacts

REGION = "Region </script><b>\"Å\""


def data_in(page):
    """The page's descriptions. They are the only script elements beside the site's own file."""
    for tag in re.findall(r"<script[^>]*>", page):
        check(tag.startswith('<script src="/assets/site.js"') or tag == '<script type="application/ld+json">', f"another script: {tag}")
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)]


def described(server, path, kind):
    """The one description of a page, of a kind, by whom it is published."""
    found = data_in(server.ask(path).body.decode())
    check_same([one["@type"] for one in found], [kind], path)
    check_same((found[0]["@context"], found[0]["publisher"]["@type"], found[0]["publisher"]["name"]), ("https://schema.org", "GovernmentOrganization", REGION), path)
    return found[0]


def path_of(server, address):
    base = f"http://127.0.0.1:{server.port}"
    check(address.startswith(base + "/"), f"{address} is no whole address")
    return address[len(base):]


def check_table(server, table, base):
    one = described(server, f"{base}/{table['id']}", "Dataset")
    check_same((one["name"], one["identifier"], path_of(server, one["@id"])), (table["title"]["sv"], table["id"], f"{base}/{table['id']}"), "the table")
    check_same(one["variableMeasured"], [column["label"]["sv"] for column in table["columns"]], "measures")
    check(len(one["description"]) >= 50, f"schema.org wants 50 letters of description: {one['description']}")
    check(re.fullmatch(r"\d{4}-\d\d-\d\d", one["datePublished"]) and one["license"].startswith("http"), "day and licence")
    for file in one["distribution"]:
        answer = server.ask(path_of(server, file["contentUrl"]))
        check_same((answer.status, answer.headers["Content-Type"], file["@type"]), (200, file["encodingFormat"], "DataDownload"), file["contentUrl"])
    check(len(one["distribution"]) >= 4, "files of the table")


def check_open(server, result):
    for table in result["tables"]:
        check_table(server, table, "/assignment-1/result")
    whole = described(server, "/run-1/result", "Dataset")
    check_same([part["name"] for part in whole["hasPart"]], [table["title"]["sv"] for table in result["tables"]], "parts of the result")
    report = described(server, "/assignment-1", "Report")
    for file in report["encoding"]:
        answer = server.ask(path_of(server, file["contentUrl"]))
        check_same((answer.status, answer.headers["Content-Type"]), (200, file["encodingFormat"]), file["contentUrl"])
    check_same(server.ask(path_of(server, report["about"]["@id"])).status, 200, "the report's data")
    site = described(server, "/", "WebSite")
    check_in("{search_term_string}", site["potentialAction"]["target"]["urlTemplate"])
    english = data_in(server.ask("/run-1/result?lang=en").body.decode())[0]
    check_same(english["inLanguage"], "en", "the page in English")


with temporary() as folder:
    workspace = new_workspace(folder, region=REGION)
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    import_contacts(write_contacts(folder + "/contacts.csv"), workspace, "--public", "påhittade data")
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "contacts", "--by", "A", workspace=workspace)
    run("plan", "run", "1", workspace=workspace)
    run("release", "run-1", "--by", "A", "--ground", "x", "--level", "internal", workspace=workspace)
    with Server(workspace) as server:
        analyst = add_user(server, workspace, "anna", "analyst")
        for path in ("/run-1/result", "/run-1/result/overview", "/assignment-1"):
            check_same(data_in(analyst.open(path)), [], f"{path}, which only internal readers see")
    run("release", "run-1", "--by", "A", "--ground", "x", "--level", "public", workspace=workspace)
    run("publish", "1", "--form", "webb", workspace=workspace)
    with Server(workspace) as server:
        check_open(server, json.loads(read(f"{workspace}/runs/run-1/result-public.json")))
        analyst = Browser(server)
        analyst.log_in("anna", PASSWORD)
        check_same(data_in(analyst.open("/run-1/result?level=internal")), [], "the internal result")
finish()
