"""What the black-box tests share: running the program, a workspace in a temporary folder, plain checks."""
import json
import os
import subprocess
import sys
import tempfile

ROOT, PROGRAM = sys.argv[1], sys.argv[2]
CHECKS = 0


def run(*arguments, workspace=None, code=0, environment=None, timeout=120, language="sv", prefix=()):
    """Runs the program; fails when the exit code differs. Returns standard output and standard error."""
    command = [*prefix, PROGRAM, *map(str, arguments), "--lang", language]
    if workspace:
        command += ["--workspace", str(workspace)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, env={**os.environ, **(environment or {})}, check=False)
    check(done.returncode == code, f"{' '.join(command)}: exit code {done.returncode}, expected {code}\n{done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def run_json(*arguments, **options):
    return json.loads(run(*arguments, "--format", "json", **options)[0])


def check(truth, message):
    global CHECKS
    CHECKS += 1
    if not truth:
        raise SystemExit(f"FAILED: {message}")


def check_in(part, whole):
    check(part in whole, f"{part!r} is not in:\n{whole}")


def new_workspace(folder, region="Provregionen", name="workspace"):
    workspace = os.path.join(folder, name)
    run("init", workspace, "--region", region, "--keys", os.path.join(folder, "keys"))
    return workspace


def temporary():
    return tempfile.TemporaryDirectory(prefix="rodtrad-test-")


def finish():
    print(f"{CHECKS} checks passed")
