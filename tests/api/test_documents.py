"""Documents into the register from outside: read without a workspace, stored once, changed where they differ, refused with a hint."""
import os

from support import FOLDER, check, check_in, check_same, finish, listing, new_workspace, refused, run, run_json, write

MINUTES = """Protokoll Regionstyrelsen 2020-03-31

Innehållsförteckning

§ 7 Bidrag till Labbet, dnr RS 2020-15

§ 8 Anmälningar

Plats och tid: Regionhuset, tisdag den 31 mars 2020 kl 09.00-11.30

Beslutande:
Alva Brännlund (S), ordförande
Folke Ytterberg (M)

Sekreterare:
Ylva Tornérus

Utses att justera: Folke Ytterberg (M)

§ 7 Bidrag till Labbet, dnr RS 2020-15

Norrby kommun ansöker om 200 000 kr för projekt Labbet.

Regionstyrelsens beslut
Norrby kommun beviljas 50 % av projektets bokförda kostnader, dock högst 200 000 kr för genomförande av projekt Labbet.

Meddelas:
Norrby kommun

§ 8 Anmälningar

Regionstyrelsens beslut
Anmälda ärenden läggs till handlingarna.
"""
LEDGER = "Serie;Verifikat;Datum;Konto;Text;Belopp;Projekt\nA;1;2020-05-02;5010;Hyra;1 000,50;P7\nA;2;2020-05-03;5010;Annat;7;P8\n"

minutes = write(os.path.join(FOLDER, "protokoll.txt"), MINUTES)
read = run_json("minutes", "import", minutes, "--dry-run")
check_same(read["stored"], False, "dry run")
check_same([item["title"] for item in read["items"]], ["Bidrag till Labbet", "Anmälningar"], "items")
check_same(read["items"][0]["decision"]["cap_sek"], 200000, "cap")
quote = read["items"][0]["decision"]["text"]
check_same(" ".join(MINUTES[quote["start"]:quote["end"]].split()), quote["quote"], "the decision as it stands")
check_in("Inget har sparats.", run("minutes", "import", minutes, "--dry-run")[0])

workspace = new_workspace(FOLDER)
before = listing(workspace)
lost = write(os.path.join(FOLDER, "utan_dag.txt"), MINUTES.replace("2020-03-31", "").replace("tisdag den 31 mars 2020", ""))
refused("minutes", "import", lost, workspace=workspace, sv="vilken dag", en="on which day", error="minutes_date_missing")
check_same({path for path in listing(workspace) if "documents" not in path} - set(before), set(), "nothing half-written")
refused("minutes", "import", write(os.path.join(FOLDER, "brev.txt"), "Hej!\n"), workspace=workspace, sv="inga ärenden", en="no items", error="minutes_without_items")
refused("programme", "import", minutes, workspace=workspace, sv="inget program", en="no programme", error="programme_not_found")
refused("programme", "import", minutes, "--pages", "x", workspace=workspace, sv="inga sidor", en="no range of pages", error="bad_pages")
refused("portfolio", "import", minutes, workspace=workspace, sv="ingen tabell", en="no table", error="portfolio_not_found")

stored = run_json("minutes", "import", minutes, workspace=workspace)
check(all(record["what"] == "created" for record in stored["records"]), "all are new")
again = run_json("minutes", "import", minutes, workspace=workspace)
check_same({record["what"] for record in again["records"]}, {"unchanged"}, "again")
other = write(minutes, MINUTES.replace("Norrby kommun\n\n§ 8", "Norrby kommun\nEkonomienheten\n\n§ 8"))
changed = [record for record in run_json("minutes", "import", other, workspace=workspace)["records"] if record["what"] != "unchanged"]
changed = [record for record in changed if not record["id"].startswith("meeting")]  # it names the file
check_same([(record["what"], record["fields"]) for record in changed], [("changed", ["notified"])] * 2, "what differs")
project = next(record["id"] for record in stored["records"] if record["id"].startswith("project-"))

ledger = write(os.path.join(FOLDER, "bok.csv"), LEDGER)
refused("costs", "import", ledger, "--project", project, workspace=workspace, sv="ingen projektkod", en="no project code", error="costs_object_missing")
refused("costs", "import", ledger, "--project", project, "--object", "P1", workspace=workspace, sv="ingen rad", en="no row", error="costs_object_unknown")
costs = run_json("costs", "import", ledger, "--project", project, "--object", "P7", workspace=workspace)
check_same((costs["rows"], costs["other_rows"], costs["sum_ore"], costs["created"]), (1, 1, 100050, 1), "costs")
check_same(run_json("costs", "import", ledger, "--project", project, "--object", "P7", workspace=workspace)["unchanged"], 1, "costs again")
check_in("Inga par", run("similar", "--type", "project", workspace=workspace)[0])
refused("similar", "meeting-1", workspace=workspace, sv="jämförs inte", en="are not compared", error="not_comparable")
finish()
