"""Everyone has all published tables: an attacker (attacker.py) tells no hidden number from all of a workspace, through the API as a visitor.
That the attack is real is shown beside it: the same assignments, each released in a workspace of its own and so without knowing of the
others, tell hidden numbers when their tables are put together. One year, another, and both; then later versions of the data."""
import json
import os
import random

import attacker
from server import Server
from support import (PLAN, check, check_in, check_same, finish, import_contacts, mode_of, new_workspace, read, refused, run, run_json, temporary, write,
                     write_contacts)

THRESHOLD = 5
TITLES = ("Ytterfall och kostnader", "Ytterfall ett senare år", "Ytterfall under två år")
SPANS = ((2021, 2021), (2022, 2022), (2021, 2022))


def plan_of_three(folder):
    head, body = PLAN.split(TITLES[0], 1)
    return write(folder + "/plan.txt", head + "\n".join(title + body for title in TITLES))


def contacts(seed, more=0):
    """One person each. In 2021 hardly anybody is from the last two municipalities. `more` come to the end."""
    choose = random.Random(seed)
    rows = []
    for i in range(9000 + more):
        year = 2021 + i % 2
        form = choose.choices(("inpatient", "outpatient"), (3, 2))[0]
        cost = choose.lognormvariate(10 if form == "inpatient" else 8, 0.6)
        rows.append([f"K{i:05}", f"P{i:05}", year, form, choose.choices(("H1", "H2", "H3"), (6, 3, 2))[0],
                     choose.choices(("M1", "M2", "M3", "M4", "M5", "M6"), (40, 30, 20, 9, 0.15, 0.1) if year == 2021 else (40, 25, 15, 10, 6, 4))[0],
                     choose.choice("FM"), choose.randrange(95), choose.choices(("01", "02", "03", "04"), (8, 6, 4, 3))[0],
                     ("S" if form == "inpatient" else "O") + choose.choice(("01", "02")), f"{cost:.2f}"])
    return rows


def write_rows(path, rows):
    return write_contacts(path, order=lambda _: rows)


def workspace_with(folder, rows, name):
    workspace = new_workspace(folder, name=name)
    run("plan", "import", plan_of_three(folder), workspace=workspace)
    import_contacts(write_rows(f"{folder}/{name}.csv", rows), workspace)
    for number, (first, last) in enumerate(SPANS, 1):
        run("plan", "bind", str(number), "--method", "cost_outliers", "--data", "contacts", "--by", "A", "--set", "share_inpatient=15",
            "--set", "share_outpatient=15", "--set", f"first_year={first}", "--set", f"last_year={last}", workspace=workspace)
    return workspace


def let_out(workspace, number, run_id):
    done = run_json("release", run_id, "--by", "A", "--ground", "prov", "--level", "public", workspace=workspace)
    run("publish", str(number), "--form", "webb", "--language", "sv", workspace=workspace)
    return done


def seen(workspace, run_ids):
    """What a visitor gets of these runs."""
    with Server(workspace) as server:
        results = []
        for run_id in run_ids:
            answer = server.ask(f"/api/rodtrad/v1/results/{run_id}")
            check_same(answer.status, 200, run_id)
            results.append(json.loads(answer.body))
        return results


def truth_of(workspace, run_id):
    """Persons in each cell of a run, from the closed zone."""
    cells = json.loads(read(f"{workspace}/runs/{run_id}/cells.json"))["cells"]
    return {cell[0]: cell[5] for cell in cells}


def key_of(cell):
    _, count, form, breakdown, code = cell
    atoms = [f"care_form={form}"] + (["case=outlier"] if count == "outliers" else []) + ([f"{breakdown}={code}"] if breakdown != attacker.TOTAL else [])
    return " ".join(sorted(atoms))


def told(results, truth):
    """Hidden cells that the attacker tells exactly; and small ones that are told closer than the threshold allows."""
    exactly, nearly = [], []
    for cell, (least, most) in attacker.equations_of(results).ranges().items():
        if most is not None and most - least < 1:
            exactly.append(cell)
        elif most is not None and truth.get(key_of(cell), THRESHOLD) < THRESHOLD and (most < THRESHOLD or most - least < THRESHOLD - 1):
            nearly.append(cell)
    return exactly, nearly


def check_three_together(folder, rows):
    """All three are run at once and let out; the whole's totals of each are the same as when they are alone."""
    workspace = workspace_with(folder, rows, "together")
    run("plan", "run", workspace=workspace)
    done = [let_out(workspace, number, f"run-{number}") for number in (1, 2, 3)]
    check_same([one["held_against"] for one in done], [[], [], ["release-1", "release-2"]], "what each was proven with")
    check(done[0]["hidden"] > 0 and done[2]["hidden"] > 0 and all(one["not_tested"] == [] for one in done), f"no proof: {done}")
    results = seen(workspace, ("run-1", "run-2", "run-3"))
    check_same(told(results, truth_of(workspace, "run-1")), ([], []), "told by all tables together")
    check_same(mode_of(f"{workspace}/runs/run-1/cells.json"), 0o600, "mode of the cells")
    kept = run_json("record", "show", "release-3", workspace=workspace)
    check_in("release-2", json.dumps(kept))
    return workspace, truth_of(workspace, "run-1")


def check_attack_is_real(folder, rows, truth):
    results = []
    for number in (1, 2, 3):
        workspace = workspace_with(folder, rows, f"apart-{number}")
        run("plan", "run", str(number), workspace=workspace)
        let_out(workspace, number, "run-1")
        results += seen(workspace, ("run-1",))
        check_same(told(results[-1:], truth), ([], []), f"told by result {number} alone")
    exactly, _ = told(results, truth)
    check(any(truth[key_of(cell)] < THRESHOLD for cell in exactly), f"put together they tell no small count: {exactly}")
    return results[0]


def check_unaware(folder, rows):
    """What was made before the others were let out is refused, and made again it hides more."""
    workspace = workspace_with(folder, rows, "unaware")
    for number in (3, 1, 2):
        run("plan", "run", str(number), workspace=workspace)
    let_out(workspace, 1, "run-2")
    let_out(workspace, 2, "run-3")
    refused("release", "run-1", "--by", "A", "--ground", "x", "--level", "public", workspace=workspace, error="told_together",
            sv=("tillsammans med release-", "dolda celler", "kör uppdraget igen"), en=("hidden cells", "run the assignment again"))
    check_same(len(run_json("record", "list", "release", workspace=workspace)["records"]), 2, "releases after a refusal")
    run("plan", "run", "3", workspace=workspace)
    let_out(workspace, 3, "run-4")
    check_same(told(seen(workspace, ("run-2", "run-3", "run-4")), truth_of(workspace, "run-2")), ([], []), "told when it is made again")


def check_versions(folder, together, before):
    """A later version in which four came would tell of them, and is not let out; one in which thousands came is."""
    import_contacts(write_rows(folder + "/newer.csv", contacts(SEED, more=4)), together)
    run("plan", "run", "1", workspace=together)
    refused("release", "run-4", "--by", "A", "--ground", "x", "--level", "public", workspace=together, error="told_together",
            sv="tillsammans med release-", en="together with release-")
    alone = workspace_with(folder, contacts(SEED, more=4), "alone")
    run("plan", "run", "1", workspace=alone)
    let_out(alone, 1, "run-1")
    check(attacker.differences(before, *seen(alone, ("run-1",)), THRESHOLD), "versions that do not know of each other tell of nobody")
    import_contacts(write_rows(folder + "/grown.csv", contacts(SEED, more=9000)), together)
    run("plan", "run", "1", workspace=together)
    let_out(together, 1, "run-5")
    first, again = seen(together, ("run-1", "run-5"))
    check_same(attacker.differences(first, again, THRESHOLD), {}, "cells that tell of few who came")


def check_erased(workspace):
    """Small counts go with the data; later releases say what they were not tested against."""
    check(os.path.exists(f"{workspace}/runs/run-1/cells.json"), "no cells to erase")
    run("data", "erase", "contacts", "--until", "2022", "--decision", "beslut 1", "--by", "A", workspace=workspace)
    check(not os.path.exists(f"{workspace}/runs/run-1/cells.json"), "the cells are there after their data are erased")
    refused("release", "run-1", "--by", "A", "--ground", "x", workspace=workspace, error="cells_missing", sv="kör uppdraget igen", en="run the assignment again")


SEED = 4
with temporary() as folder:
    rows = contacts(SEED)
    together, truth = check_three_together(folder, rows)
    before = check_attack_is_real(folder, rows, truth)
    check_unaware(folder, rows)
    check_versions(folder, together, before)
    check_erased(together)
finish()
