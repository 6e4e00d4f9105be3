"""kill -9 in the middle of writes to the register: what was acknowledged is there, the log's chain is whole, and the next command works.
RODTRAD_KILLS says at how many points (20; ./dev e2e has 500)."""
import json
import os
import random
import signal
import subprocess
import time

from support import check, check_same, command, finish, new_workspace, run_json, temporary

KILLS = int(os.environ.get("RODTRAD_KILLS", "20"))
LINES = 4000


def lines(number):
    """Records of three kinds that link to each other; each line is a transaction of its own."""
    for i in range(LINES):
        yield {"type": "goal", "id": f"goal-{10**9 + i}", "title": f"Mål {number} {i}", "due": "2030-12-31"}
        yield {"type": "indicator", "title": f"Indikator {number} {i}", "goal": f"goal-{10**9 + i}", "target": i}
        yield {"type": "need", "title": f"Behov {number} {i}", "problem": "något händer", "reported": "2025-01-01"}


def killed(workspace, file, wait):
    """Ids that were acknowledged before the program was killed."""
    process = subprocess.Popen(command("record", "import", file, "--each", "--format", "json", workspace=workspace), stdout=subprocess.PIPE)
    first = process.stdout.readline()
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    rest = process.communicate(timeout=60)[0]
    told = (first + rest).decode().splitlines(keepends=True)
    return [json.loads(line)["id"] for line in told if line.endswith("\n")]


with temporary() as folder:
    workspace = new_workspace(folder)
    dice = random.Random(20251)
    acknowledged = set()
    for number in range(KILLS):
        file = folder + "/lines.jsonl"
        with open(file, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines(number))
        ids = killed(workspace, file, dice.random() * 0.4)
        check(ids, "nothing was acknowledged")
        check_same(len(acknowledged & set(ids)), 0, "an id was given twice")
        acknowledged |= set(ids)
        audit = run_json("audit", "verify", workspace=workspace)
        check_same(audit["problems"], [], f"the log after kill {number + 1}")
    there = set()
    for kind in ("goal", "indicator", "need"):
        listed = run_json("record", "list", kind, "--limit", "1000000", workspace=workspace)
        there |= {record["id"] for record in listed["records"]}
    check(acknowledged <= there, f"acknowledged but gone: {sorted(acknowledged - there)[:5]}")
    check(len(acknowledged) > KILLS * 3, f"only {len(acknowledged)} writes were acknowledged")

finish()
