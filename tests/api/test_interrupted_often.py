"""kill -9 at random points of an import: what was there is there, and the new dataset is whole or not there at all. The
points are the same each time; RODTRAD_KILL_POINTS says how many (./dev e2e takes 200)."""
import os
import random
import signal
import subprocess
import time

from support import (check, check_same, command, finish, import_contacts, listing, new_workspace, run, run_json, temporary, write_contacts)

POINTS = int(os.environ.get("RODTRAD_KILL_POINTS", "20"))
ROWS = 6000


def importing(path, name, workspace):
    return command("data", "import", path, "--as", "care_contact", "--name", name, "--purpose", "prov", workspace=workspace)


def check_state(workspace, name, expected):
    """Either nothing of the dataset, or all of it with unchanged files."""
    datasets = {one["name"]: one for one in run_json("data", "list", workspace=workspace)["datasets"]}
    check_same(datasets["contacts"]["rows"], 200, "rows of what was there")
    if name in datasets:
        check_same(datasets[name]["rows"], expected, "rows after a kill")
        run("data", "diff", name, name, workspace=workspace)  # reads the files against their hashes
    return name in datasets


with temporary() as folder:
    workspace = new_workspace(folder)
    import_contacts(write_contacts(folder + "/contacts.csv", rows=100), workspace)
    large = write_contacts(folder + "/large.csv", rows=ROWS)
    begun = time.monotonic()
    whole = run_json("data", "import", large, "--as", "care_contact", "--name", "whole", "--purpose", "prov", workspace=workspace)
    seconds = time.monotonic() - begun
    chance = random.Random(20200101)
    done = 0
    for point in range(POINTS):
        name = f"k{point}"
        process = subprocess.Popen(importing(large, name, workspace), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, 1.1 * seconds))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        is_there = check_state(workspace, name, whole["rows_taken"])
        done += is_there
        known = import_contacts(folder + "/contacts.csv", workspace, name="contacts")  # the next command that writes sweeps
        check(known["known_before"], "what was there has changed")
        check_same(check_state(workspace, name, whole["rows_taken"]), is_there, "state after the next command")
        left = [path for path in listing(workspace, workspace + "-keys") if ".scratch-" in path or (not is_there and f"/{name}/" in path)]
        check_same([path for path in left if os.path.isfile(path)], [], "left of an import that was killed")
    again = run_json("data", "import", large, "--as", "care_contact", "--name", "whole", "--purpose", "prov", workspace=workspace)
    check_same((again["version"], again["known_before"]), (whole["version"], True), "the same import afterwards")
    print(f"{POINTS} points, {done} of them after the import was in place")
finish()
