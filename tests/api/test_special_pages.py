"""Pages of a goal, programme, project, meeting, need and network, and the portfolio, over the made-up register: figures that add up,
the same as files, and nothing for those who may not see it."""
import csv
import io
import re

from server import Server, add_user
from support import check, check_in, check_same, finish, new_workspace, run, run_json, temporary


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def all_records(workspace, kind):
    return run_json("record", "list", kind, "--limit", 10000, workspace=workspace)["records"]


def check_goal(server, workspace):
    page = server.ask("/goal-4").body.decode()
    for words in ("Indikatorerna", "Egen bedömning", "Så går det", "Pengarna", "<svg", "Samma siffror som tabell"):
        check_in(words, page)
    check_in("The indicators", server.ask("/goal-4?lang=en").body.decode())
    rows = rows_of(server.ask("/goal-4/indicators.csv").body.decode())
    check({row["light"] for row in rows} <= {"green", "amber", "red", "grey"} and rows, "lights")
    check_same(server.ask("/need-1/indicators.csv").status, 403, "indicators of a need, for a visitor")
    empty = next(goal for goal in all_records(workspace, "goal")
                 if not rows_of(server.ask(f"/{goal['id']}/indicators.csv").body.decode()))
    check_in("Målet har ingen indikator", server.ask("/" + empty["id"]).body.decode())


def check_goals(server, workspace):
    """Every goal once, with the light that its own page has."""
    page = server.ask("/goals").body.decode()
    goals = [goal for goal in all_records(workspace, "goal") if goal["state"] != "dropped"]
    for goal in goals:
        row = next(part for part in re.findall(r"<tr>.*?</tr>", page, re.S) if f'href="/{goal["id"]}"' in part)
        own = server.ask("/" + goal["id"]).body.decode()
        light = re.compile(r'class="light (\w+)"')
        check_same(light.search(row)[1], light.search(own)[1], f"the light of {goal['id']}")
    check_in("The light is computed", server.ask("/goals?lang=en").body.decode())


def check_programme(server):
    rows = rows_of(server.ask("/programme-1/indicators.csv").body.decode())
    years = sorted({row["time"] for row in rows})
    check_in("Minst 95\u00a0% nås, minst 80\u00a0% nås delvis", server.ask("/programme-1").body.decode())
    for year in years:
        page = server.ask(f"/programme-1?year={year}").body.decode()
        check_in(f'aria-current="true">{year}<', page)
        matrix = re.search(r'class="scroll table dense matrix".*?</table>', page, re.S)[0]
        for row in [row for row in rows if row["time"] == year]:
            check_in(row["place_name"], matrix)
        shown = matrix.count('class="light ')
        own = sum(1 for row in rows if row["time"] == year and row["value"])
        check(shown >= own, f"{shown} lights for {own} values in {year}")


def check_project(server, chef):
    chef.open("/project-1")
    chef.see("Hela projekttiden", "Budget och bokförda kostnader", "Finansiering", "Rekvisitioner",
             "Beslutets villkor", "dock högst")
    visitor = server.ask("/project-1").body.decode()
    check("Rekvisitioner" not in visitor and "Löner" not in visitor, "a visitor sees claims or vouchers")


def check_portfolio(server, workspace, chef):
    for by in ("programme", "funder", "role", "target_area", "year", "state"):
        chef.open(f"/portfolio.csv?by={by}")
        check_same(chef.answer.headers["Cache-Control"], "no-store", "what a user sees is kept nowhere")
        rows = rows_of(chef.page)
        projects = all_records(workspace, "project")
        check_same(sum(int(row["projects"]) for row in rows), len(projects), f"projects by {by}")
        for name in ("external", "own"):
            asked = sum(ore(project[f"{name}_money"]) for project in projects)
            check_same(sum(int(row[f"{name}_ore"]) for row in rows), asked, f"{name} money by {by}")
    chef.open("/portfolio?by=role&direction=received")
    chef.see("Extern andel", 'aria-current="true">Pengar till regionen')
    hidden = sum(int(row["projects"]) for row in rows_of(server.ask("/portfolio.csv").body.decode()))
    check(0 < hidden < len(projects), f"a visitor sees {hidden} of {len(projects)} projects")


def ore(value):
    if not value:
        return 0
    held = value[0] if isinstance(value, list) else value
    held = held.get("value", held) if isinstance(held, dict) else held
    return held["minor"] if isinstance(held, dict) else round(float(held) * 100)


def check_meeting(server, chef):
    visitor = server.ask("/meeting-1").body.decode()
    check_in("Dagordning och beslut", visitor)
    check_in("§\u00a01", visitor)
    check("(påhittad)" not in visitor.split('id="main"')[1].split("Justerare")[0], "a visitor sees who was there")
    chef.open("/meeting-1")
    chef.see("Vem som var med om vad", "(påhittad)")


def check_others(server, chef):
    chef.open("/need-1")
    chef.see("Liknande behov", "lika")
    check_same(server.ask("/need-1").status, 403, "a need, for a visitor")
    check_in("Kostnad och nytta", server.ask("/network-1").body.decode())
    check_in("per år", server.ask("/network-1").body.decode())
    chef.open("/search?q=ytterfall")
    check(not re.search(r"[0-9a-f]{12}", re.sub(r"<[^>]*>", "", chef.page).split("Röd tråd 0.")[0]), "checksums in what search shows")
    chef.see("<mark>")


with temporary() as folder:
    workspace = new_workspace(folder)
    run("example", folder + "/data", "--persons", 1000)
    run("record", "import", folder + "/data/register.jsonl", workspace=workspace)
    with Server(workspace) as server:
        chef = add_user(server, workspace, "chef", "administrator")
        check_goal(server, workspace)
        check_goals(server, workspace)
        check_programme(server)
        check_project(server, chef)
        check_portfolio(server, workspace, chef)
        check_meeting(server, chef)
        check_others(server, chef)
finish()
