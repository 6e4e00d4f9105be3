"""kill -9 in the middle of writes to the register: what was acknowledged is there, the log's chain is whole, and the next command works.
RODTRAD_KILLS says at how many points (20; ./dev e2e has 500). A workspace takes so many kills and is then begun anew, so that reading the whole
log after each kill takes as long for the last as for the first."""
import json
import os
import random
import signal
import subprocess
import time

from support import check, check_same, command, finish, new_workspace, run_json, temporary

KILLS = int(os.environ.get("RODTRAD_KILLS", "20"))
KILLS_PER_WORKSPACE = 20
LINES = 2000


def lines():
    """Records of three kinds that link to each other; each line is a transaction of its own."""
    for i in range(LINES):
        yield {"type": "goal", "id": f"goal-{10**9 + i}", "title": f"Mål {i}", "due": "2030-12-31"}
        yield {"type": "indicator", "title": f"Indikator {i}", "goal": f"goal-{10**9 + i}", "target": i}
        yield {"type": "need", "title": f"Behov {i}", "problem": "något händer", "reported": "2025-01-01"}


def killed(workspace, file, wait):
    """Ids that were acknowledged before the program was killed."""
    process = subprocess.Popen(command("record", "import", file, "--each", "--format", "json", workspace=workspace), stdout=subprocess.PIPE)
    first = process.stdout.readline()
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    rest = process.communicate(timeout=60)[0]
    told = (first + rest).decode().splitlines(keepends=True)
    return [json.loads(line)["id"] for line in told if line.endswith("\n")]


def records_in(workspace):
    return {record["id"] for kind in ("goal", "indicator", "need")
            for record in run_json("record", "list", kind, "--limit", "1000000", workspace=workspace)["records"]}


def kill_often(workspace, file, kills, dice):
    """How many writes were acknowledged."""
    acknowledged = set()
    for number in range(kills):
        ids = killed(workspace, file, dice.random() * 0.4)
        check(ids, "nothing was acknowledged")
        check_same(len(acknowledged & set(ids)), 0, "an id was given twice")
        acknowledged |= set(ids)
        audit = run_json("audit", "verify", workspace=workspace)
        check_same(audit["problems"], [], f"the log after kill {number + 1}")
    there = records_in(workspace)
    check(acknowledged <= there, f"acknowledged but gone: {sorted(acknowledged - there)[:5]}")
    return len(acknowledged)


with temporary() as folder:
    file = folder + "/lines.jsonl"
    with open(file, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines())
    dice = random.Random(20251)
    writes = 0
    for begin in range(0, KILLS, KILLS_PER_WORKSPACE):
        place = f"{folder}/{begin}"
        os.makedirs(place)
        writes += kill_often(new_workspace(place), file, min(KILLS_PER_WORKSPACE, KILLS - begin), dice)
    check(writes > KILLS * 3, f"only {writes} writes were acknowledged")
    print(f"{KILLS} kills, {writes} writes acknowledged, all there")

finish()
