"""Real files through the commands with the maps that belong to them; skipped where they are not at hand."""
import os

from support import FOLDER, ROOT, check_in, check_same, finish, new_workspace, run, run_json, skip

REAL = os.environ.get("RODTRAD_REAL_DATA", os.path.join(ROOT, "..", "shared"))
MAPS = os.path.join(ROOT, "tests", "real", "maps")
CARE = os.path.join(REAL, "data", "health-cost", "sparcs_2020_musculoskeletal_discharges.csv")
POPULATION = os.path.join(REAL, "data", "population", "population_county_age_sex_1968_2015.csv")

if not os.path.exists(CARE) or not os.path.exists(POPULATION):
    skip("no real data (RODTRAD_REAL_DATA)")
workspace = new_workspace(FOLDER)


def count_lines(path):
    with open(path, "rb") as file:
        return sum(1 for _ in file)


# Discharges in dollars, without persons: duplicates and costs above charges are remarks, and the rows stay.
care = run_json("data", "import", CARE, "--as", "care_contact", "--map", MAPS + "/sparcs_2020.toml", "--name", "sparcs", "--purpose", "prov",
                workspace=workspace)
check_same((care["currency"], care["rows_read"], care["rows_taken"], care["rows_rejected"]), ("USD", count_lines(CARE) - 1, count_lines(CARE) - 1, 0),
           "discharges")
remarks = {fault["code"]: fault for fault in care["faults"]}
check_same({code: fault["count"] for code, fault in remarks.items() if code in ("duplicate_row", "cost_above_charges")},
           {"duplicate_row": 53, "cost_above_charges": 603}, f"remarks of {sorted(remarks)}")
check_same({fault["severity"] for fault in care["faults"]}, {"warning"}, "severities")
check_in("sparcs@" + care["version"], run("data", "show", "sparcs", workspace=workspace)[0])

people = run_json("data", "import", POPULATION, "--as", "population", "--map", MAPS + "/population_county.toml", "--name", "folk", workspace=workspace)
check_same((people["rows_taken"], people["rows_rejected"], people["years"]), (count_lines(POPULATION) - 1, 0, list(range(1968, 2016))), "population")
finish()
