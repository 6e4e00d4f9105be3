"""What the black-box tests share: running the program, made-up data, folders before and after, plain checks."""
import atexit
import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT, PROGRAM = sys.argv[1], sys.argv[2]
KEY = "0123456789abcdef" * 4
CHECKS = 0

FOLDER = tempfile.mkdtemp(prefix="rodtrad-test-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ.update(HOME=os.path.join(FOLDER, "home"), XDG_STATE_HOME=os.path.join(FOLDER, "state"), TMPDIR=FOLDER)


def command(*arguments, workspace=None, language="sv"):
    return [PROGRAM, *map(str, arguments), "--lang", language, *(["--workspace", str(workspace)] if workspace else [])]


def run(*arguments, workspace=None, code=0, environment=None, timeout=120, language="sv", prefix=(), preexec=None):
    """Runs the program; fails when the exit code differs. Returns standard output and standard error."""
    words = [*prefix, *command(*arguments, workspace=workspace, language=language)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=timeout, env={**os.environ, **(environment or {})},
                          preexec_fn=preexec, check=False)
    check(done.returncode == code, f"{' '.join(words)}: exit code {done.returncode}, expected {code}\n{done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def run_json(*arguments, **options):
    return json.loads(run(*arguments, "--format", "json", **options)[0])


def refused(*arguments, sv, en, code=1, error=None, place=None, **options):
    """The refusal as text and JSON: exit code, Swedish and English words, place before the words, code of the first problem."""
    told = run(*arguments, code=code, **options)[1]
    for part in [sv] if isinstance(sv, str) else sv:
        check_in(part, told)
    if place:
        check(any(line.startswith(place + ": ") for line in told.splitlines()), f"{place!r} does not begin a line of:\n{told}")
    problems = run_json(*arguments, code=code, **options)["problems"]
    english = "\n".join(f"{problem['message']['en']} {problem['hint']['en']}" for problem in problems)
    for part in [en] if isinstance(en, str) else en:
        check_in(part, english)
    check(all(problem["message"]["sv"] and problem["message"]["en"] for problem in problems), f"a language is missing: {problems}")
    if error:
        check_same(problems[0]["code"], error, "code")


def check(truth, message):
    global CHECKS
    CHECKS += 1
    if not truth:
        raise SystemExit(f"FAILED: {message}")


def check_in(part, whole):
    check(part in whole, f"{part!r} is not in:\n{whole}")


def check_same(left, right, what):
    check(left == right, f"{what}: {left!r} is not {right!r}")


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(77)


def temporary():
    return tempfile.TemporaryDirectory(prefix="part-", dir=FOLDER)


def new_workspace(folder, region="Provregionen", name="workspace", settings=""):
    workspace = os.path.join(folder, name)
    run("init", workspace, "--region", region, "--keys", os.path.join(folder, name + "-keys"), "--fixed-key", KEY)
    with open(os.path.join(workspace, "rodtrad.toml"), "a", encoding="utf-8") as file:
        file.write(settings)
    return workspace


def read(path, mode="r"):
    with open(path, mode, encoding=None if "b" in mode else "utf-8") as file:
        return file.read()


def write(path, content):
    with open(path, "wb" if isinstance(content, bytes) else "w", **({} if isinstance(content, bytes) else {"encoding": "utf-8"})) as file:
        file.write(content)
    return path


def mode_of(path):
    return os.stat(path).st_mode & 0o777


def listing(*folders):
    """Every file and folder below with its content's hash; the register's journal and the lock aside."""
    found = {}
    for folder in folders:
        for place, names, files in os.walk(folder):
            for name in names:
                found[os.path.join(place, name)] = "folder"
            for name in files:
                if not name.endswith(("-wal", "-shm")) and name != ".lock":
                    found[os.path.join(place, name)] = hashlib.sha256(read(os.path.join(place, name), "rb")).hexdigest()
    return found


def check_untouched(before, after, may_change=("register.db",)):
    """Nothing has come, gone or changed; folders without content do not count."""
    for path in sorted(set(before) | set(after)):
        if before.get(path) == after.get(path) or os.path.basename(path) in may_change:
            continue
        empty = after.get(path) == "folder" and not any(other.startswith(path + os.sep) and kind != "folder" for other, kind in after.items())
        check(empty and ".scratch-" not in path, f"{path} has come, gone or changed")


# A small region: three DRGs in two care forms, three hospitals and municipalities, persons with several contacts.
CONTACT_COLUMNS = ["contact_id", "person", "year", "care_form", "hospital", "municipality", "sex", "age", "chapter", "drg", "cost"]


def contact(i, year):
    mixed = (i * 2654435761 + 12345) % 4294967296
    inpatient = mixed % 3 == 0
    cost = 1000 * (20 if inpatient else 2) + mixed % 20000 + (300000 if mixed % 29 == 0 else 0)
    return [f"K{year}-{i:07}", f"P{mixed % 60000 // 7:06}", year, "inpatient" if inpatient else "outpatient", f"H{mixed // 7 % 3 + 1}",
            f"M{mixed // 11 % 3 + 1}", "F" if mixed // 13 % 2 else "M", mixed // 17 % 95, f"{mixed // 19 % 5 + 1:02}",
            f"{'S' if inpatient else 'O'}0{mixed // 23 % 3 + 1}", f"{cost}.{mixed % 100:02}"]


def write_contacts(path, rows=1500, years=(2021, 2022), columns=None, order=None):
    """A file that needs no map. `columns`: those to keep; `order`: another order of the rows."""
    all_rows = [contact(i, year) for year in years for i in range(rows)]
    keep = [CONTACT_COLUMNS.index(name) for name in columns or CONTACT_COLUMNS]
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(CONTACT_COLUMNS[i] for i in keep)
        out.writerows([row[i] for i in keep] for row in (order(all_rows) if order else all_rows))
    return path


PLAN = """Analysplan 2026

Hälso- och sjukvård

Finansiella perspektivet

Ytterfall och kostnader

Bakgrund
Några kontakter kostar mycket mer än andra.

Syfte
Analysen ska visa vilka de är.

Frågeställningar
- Hur stor andel är ytterfall?

Arbetet redovisas: Mars 2026
Ansvarig avdelning: Ekonomiavdelningen
Ansvarig chef: Ekonomichefen
Ansvarig utredare: Analytikern
Publikationsform: Analysresultat
"""


def import_contacts(path, workspace, *more, name="contacts", **options):
    return run_json("data", "import", path, "--as", "care_contact", "--name", name, "--purpose", "uppföljning", *more, workspace=workspace, **options)


def bound_workspace(folder, *more, rows=1500, name="workspace", settings=""):
    """A workspace where assignment 1 of the plan is to be answered from made-up contacts: the next step is to run it."""
    workspace = new_workspace(folder, name=name, settings=settings)
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    import_contacts(write_contacts(folder + "/contacts.csv", rows=rows), workspace, *more)
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "contacts", workspace=workspace)
    return workspace


def release_and_publish(workspace, *more):
    """The first run, as a web page."""
    run("release", "run-1", "--by", "Chefen (prov)", "--ground", "prov", *more, workspace=workspace)
    run("publish", "1", "--form", "webb", workspace=workspace)


def finish():
    print(f"{CHECKS} checks passed")
