"""Two levels of one result, over data where they differ: what only internal readers may see stands in nothing that others can open. And
the addresses: a fixed one keeps its figures, the rolling one follows what is let out."""
import io
import json
import os
import re
import zipfile

from server import Server, add_user
from support import (CONTACT_COLUMNS, PLAN, check, check_in, check_same, finish, import_contacts, new_workspace, read, run, temporary, write,
                     write_contacts)

COLUMNS = ["contact_id", "person", "year", "care_form", "hospital", "sex", "chapter", "drg", "cost"]
UNEVEN, TABLE = 7_700_000, "chapter_outpatient"
SPACES = r"[ \u00a0\u202f]"


def uneven(rows):
    """In one cell (outpatients of chapter 05) two persons make up between 85 and 90 % of the cost, so that it is shown to internal readers
    and not to others (docs/reference/disclosure-control.md). Twelve contacts there cost 302 000 to 322 000 kr; the two persons get one
    contact of 7.7 million each and else cheap ones, and eight dear contacts are left, of which at least six are outliers: the two have
    15.4 of 17.2 to 18.0 million. One hospital and sex for all, and different years and DRGs, keep every other cell below 85 %."""
    at = {name: CONTACT_COLUMNS.index(name) for name in CONTACT_COLUMNS}
    for row in rows:
        row[at["hospital"]], row[at["sex"]] = "H1", "F"
    dear = [row for row in rows if row[at["care_form"]] == "outpatient" and row[at["chapter"]] == "05" and float(row[at["cost"]]) > 300_000]
    first = dear[0]
    second = next(row for row in dear if all(row[at[name]] != first[at[name]] for name in ("person", "year", "drg")))
    for row in dear:
        if row[at["person"]] in (first[at["person"]], second[at["person"]]):
            row[at["cost"]] = "3000.00"
    first[at["cost"]] = second[at["cost"]] = f"{UNEVEN}.00"
    return rows


def cells_of(result):
    """(table, row code, column id) → column and cell; rows of the two levels stand in orders of their own."""
    return {(table["id"], row["code"], column["id"]): (column, table["cells"][at * len(table["columns"]) + place])
            for table in result["tables"] for at, row in enumerate(table["rows"]) for place, column in enumerate(table["columns"])}


def forms_of(column, value):
    """As programs read it, and as people do: kronor, whole and with öre, and millions of them."""
    if column["unit"] == "money":
        forms = {str(round(value)), f"{value / 100:.2f}", f"{value / 100:.0f}", f"{value / 1e8:.1f}", f"{value / 1e8:.2f}"}
    else:
        forms = {repr(value), f"{value:.{column['decimals']}f}"}
    return forms | {form.replace(".", ",") for form in forms}


def secrets_of(internal, public):
    """Forms of values that are in the internal result only; those that stand for something else in the public one too aside."""
    open_cells, seen, secret = cells_of(public), set(), set()
    for column, cell in open_cells.values():
        seen |= forms_of(column, cell["value"]) if cell["status"] == "value" else set()
    for key, (column, cell) in cells_of(internal).items():
        if cell["status"] == "value" and open_cells[key][1]["status"] != "value":
            secret |= forms_of(column, cell["value"])
    return {word for word in secret - seen if len(re.sub(r"\D", "", word)) >= 3}


def found_in(text, secret):
    """Secret words in a text; spaces between digits do not hide them. Short ones are not looked for inside other numbers ("3,17" in
    "13,172"); long ones anywhere, since a comma may stand between two numbers."""
    plain = re.sub(rf"(?<=\d){SPACES}(?=\d{{3}})", "", text)
    long = {word for word in secret if len(re.sub(r"\D", "", word)) > 5}
    apart = {word for word in secret - long if re.search(rf"(?<![\d.,]){re.escape(word)}(?![\d]|[.,]\d)", plain)}
    return apart | {word for word in long if word in plain}


def words_of(body):
    """Text of a page or drawing; of a packed document that of all its parts."""
    if body.startswith(b"PK"):
        packed = zipfile.ZipFile(io.BytesIO(body))
        return " ".join(re.sub(r"<[^>]+>", " ", packed.read(name).decode(errors="replace")) for name in packed.namelist())
    text = body.decode(errors="replace")
    return re.sub(r"<style.*?</style>|<[^>]+>", " ", text, flags=re.S) if text.lstrip().startswith("<") else text


def addresses_of(result, run_id):
    """Everything of the result that has an address of its own."""
    yield from ("/assignment-1", "/assignment-1/result", f"/{run_id}/result", f"/api/rodtrad/v1/results/{run_id}")
    drawn = {figure["table"] for figure in result["figures"]}
    for table in result["tables"]:
        base = f"/{run_id}/result/{table['id']}"
        yield from (base, base + "?view=table", f"/e/{run_id}/{table['id']}", f"/api/rodtrad/v1/results/{run_id}/tables/{table['id']}")
        yield from (f"{base}.{ending}" for ending in ("csv", "xlsx", "px", "json") + (("svg", "pptx") if table["id"] in drawn else ()))


def check_secrets(server, analyst, workspace, run_id):
    internal, public = (json.loads(read(f"{workspace}/runs/{run_id}/{name}.json")) for name in ("result", "result-public"))
    column, cell = cells_of(internal)[(TABLE, "05", "cost")]
    check(0.85 < 2 * 100 * UNEVEN / cell["value"] < 0.9, f"the two persons have {200 * UNEVEN / cell['value']:.3f} of the cost")
    check_same(cells_of(public)[(TABLE, "05", "cost")][1]["status"], "protected", "what everyone may see of it")
    secret = secrets_of(internal, public)
    check(forms_of(column, cell["value"]) <= secret, f"the search does not look for {cell['value']}")
    for path in ("?view=table&level=internal", ".csv?level=internal", ".xlsx?level=internal", ".px?level=internal"):
        analyst.open(f"/{run_id}/result/{TABLE}{path}")
        check(found_in(words_of(analyst.answer.body), secret), f"the search finds nothing in {path}, where it is")
    for path in addresses_of(public, run_id):
        for language in ("sv", "en"):
            answer = server.ask(f"{path}{'&' if '?' in path else '?'}lang={language}")
            check_same(answer.status, 200, path)
            check_same(found_in(words_of(answer.body), secret), set(), f"{path} gives away in {language}")
    for folder, _, names in os.walk(f"{workspace}/publications"):
        for name in names:
            check_same(found_in(words_of(read(os.path.join(folder, name), "rb")), secret), set(), f"{name} gives away")


def table_csv(server, name):
    answer = server.ask(f"/{name}/result/overview.csv")
    check_same(answer.status, 200, name)
    return answer.body


def check_addresses(server, first, second):
    """Two results are let out: each has its own address, and the assignment's leads to the last."""
    check(first != second, "the two results are alike")
    check_same((table_csv(server, "run-1"), table_csv(server, "run-2"), table_csv(server, "assignment-1")), (first, second, second), "addresses")
    check_in("Det finns ett nyare resultat", server.ask("/run-1/result").body.decode())
    check("Det finns ett nyare resultat" not in server.ask("/run-2/result").body.decode(), "the last result is said to be old")
    check_same(server.ask("/api/rodtrad/v1/results/run-1").status, 200, "the first result as JSON")
    check_same(server.ask("/run-1/result/overview?level=internal").status, 404, "an internal result, for a visitor")


with temporary() as folder:
    workspace = new_workspace(folder)
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)

    def let_out(number, *levels):
        for level in levels:
            run("release", f"run-{number}", "--by", "A", "--ground", "x", "--level", level, workspace=workspace)
        run("publish", "1", "--form", "webb", workspace=workspace)

    def answer_by(name, **data):
        import_contacts(write_contacts(f"{folder}/{name}.csv", **data), workspace, "--public", "påhittade data", name=name)
        run("plan", "bind", "1", "--method", "cost_outliers", "--data", name, "--by", "A", workspace=workspace)
        run("plan", "run", "1", workspace=workspace)

    answer_by("even", rows=900, years=(2019, 2020), columns=COLUMNS)  # of other years, so that neither result has to hide for the other
    let_out(1, "public")
    answer_by("uneven", columns=COLUMNS, order=uneven)
    with Server(workspace) as server:
        first = table_csv(server, "run-1")
        check_same(table_csv(server, "assignment-1"), first, "what is not let out leads nowhere")
        check_same(server.ask("/run-2/result").status, 404, "a draft, for a visitor")
        check_same(server.ask("/api/rodtrad/v1/results/run-2").status, 404, "a draft as JSON, for a visitor")
    let_out(2, "internal", "public")
    with Server(workspace) as server:
        analyst = add_user(server, workspace, "anna", "analyst")
        check_addresses(server, first, table_csv(server, "run-2"))
        check_secrets(server, analyst, workspace, "run-2")
finish()
