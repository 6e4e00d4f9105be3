"""The same inputs give the same bytes: again, with rows in another order, with one and two threads. Versions follow content."""
import random

from support import PLAN, check, check_same, finish, import_contacts, new_workspace, read, run, run_json, temporary, write, write_contacts


def shuffled(rows):
    random.Random(7).shuffle(rows)
    return rows


def bound_workspace(folder, name, contacts, threads):
    workspace = new_workspace(folder, name=name, settings=f"\n[engine]\nthreads = {threads}\n")
    run("plan", "import", folder + "/plan.txt", workspace=workspace)
    version = import_contacts(contacts, workspace)["version"]
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "contacts", workspace=workspace)
    return workspace, version


def result(workspace):
    ran = run_json("plan", "run", workspace=workspace)["runs"][0]["run"]
    return read(f"{workspace}/runs/{ran}/result.json", "rb")


with temporary() as folder:
    write(folder + "/plan.txt", PLAN)
    in_order = write_contacts(folder + "/in_order.csv")
    mixed = write_contacts(folder + "/mixed.csv", order=shuffled)
    check(read(in_order) != read(mixed), "the rows are not shuffled")
    first, version = bound_workspace(folder, "one", in_order, 1)
    second, other = bound_workspace(folder, "two", mixed, 2)
    check_same(other, version, "version id of the same rows in another order, with two threads")
    answer = result(first)
    check(result(first) == answer, "a rerun gives other bytes")
    check(result(second) == answer, "two threads and shuffled rows give other bytes")

    # The same content is the same version; a file's years replace those years and carry the others.
    again = import_contacts(in_order, first)
    check_same((again["version"], again["known_before"]), (version, True), "import of what is there")
    changed = write_contacts(folder + "/2022.csv", rows=900, years=(2022,))
    replaced = import_contacts(changed, first)
    check_same((replaced["years_replaced"], replaced["years_carried"], replaced["known_before"]), ([2022], [2021], False), "years")
    shown = run_json("data", "show", "contacts", workspace=first)
    check_same(sum(file["rows"] for file in shown["dataset"]["files"]), 1500 + 900, "rows after replacement")
    back = import_contacts(write_contacts(folder + "/back.csv", years=(2022,)), first)
    check_same(back["version"], version, "version id when the old content is back")

    # An earlier version can still be asked for.
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "contacts@" + version, workspace=first)
    check(result(first) == answer, "a bound version gives other bytes")
finish()
