"""Ctrl-C and sudden death in the middle of an import and of a run: nothing half-written, and the next command works."""
import os
import signal
import subprocess
import time

from support import (PLAN, check, check_in, check_same, check_untouched, command, finish, import_contacts, listing, new_workspace, run, run_json,
                     temporary, write, write_contacts)


def is_at_work(workspace):
    return any(name.startswith(".scratch-") for name in os.listdir(workspace + "/lake"))


def stop(words, workspace, number, wait):
    """Sends the signal `wait` seconds after the command has begun to write. Nothing when it was done before that."""
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while process.poll() is None and not is_at_work(workspace) and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(wait)
    done = process.poll() is not None
    process.send_signal(number)
    said = process.communicate(timeout=60)
    return None if done else (process.returncode, "".join(said))


def state_of(workspace):
    return listing(workspace, workspace + "-keys"), run_json("data", "list", workspace=workspace)


def runs_of(workspace):
    return {run["id"] for run in run_json("record", "list", "run", workspace=workspace)["records"]}


def has_new_run(workspace, before):
    """A run that the register has is whole: then the sudden death came after it."""
    new = runs_of(workspace) - before
    for name in new:
        check(os.path.exists(f"{workspace}/runs/{name}/result.json"), f"{name} is in the register without a result")
    return bool(new)


def check_stopped(words, workspace, number):
    """Stops the command and checks that nothing is half-written. Earlier, when it was done before that."""
    for wait in (0.2, *[0.0] * 7):
        (before, datasets), runs = state_of(workspace), runs_of(workspace)
        done = stop(words, workspace, number, wait)
        if not done or done[0] == 0:  # what is written to its end when the signal comes is not undone
            continue
        if number == signal.SIGKILL:
            check_same(done[0], -signal.SIGKILL, "exit code after SIGKILL")
            if not is_at_work(workspace) or has_new_run(workspace, runs):  # it was just done
                continue
            check_same(import_contacts(known, workspace, name="contacts")["known_before"], True, "import after SIGKILL")
        else:
            check_same(done[0], 130, f"exit code after {number.name}: {done[1]}")
            check_in("avbrutet; inget halvskrivet ligger kvar", done[1])
        check_untouched(before, listing(workspace, workspace + "-keys"))
        check_same(run_json("data", "list", workspace=workspace), datasets, "datasets after " + number.name)
        return
    raise SystemExit("FAILED: the command is done before it can be stopped")


with temporary() as folder:
    workspace = new_workspace(folder)
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    known = write_contacts(folder + "/contacts.csv", rows=30000)
    import_contacts(known, workspace)
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "contacts", workspace=workspace)
    large = write_contacts(folder + "/large.csv", rows=60000)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        check_stopped(command("data", "import", large, "--as", "care_contact", "--purpose", "prov", workspace=workspace), workspace, number)
        check_stopped(command("plan", "run", workspace=workspace), workspace, number)
    check_same(run_json("plan", "run", workspace=workspace)["runs"][0]["state"], "done", "a run after those that were stopped")
finish()
