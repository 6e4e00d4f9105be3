"""A result outlives its data and says so; a run keeps purpose and approval of what it was made from."""
import glob
import json
import os

from support import bound_workspace, check, check_in, check_same, finish, read, run, run_json, temporary

with temporary() as folder:
    workspace = bound_workspace(folder, "--approval", "RS 2026/14")
    run("plan", "run", workspace=workspace)
    kept = json.loads(read(glob.glob(workspace + "/runs/*/run.json")[0]))
    check_same((kept["purpose"], kept["approval"]), ("uppföljning", "RS 2026/14"), "purpose and approval of the run")
    run("release", "1", "--by", "Chefen", "--ground", "prov", workspace=workspace)
    run("publish", "1", "--form", "webb", workspace=workspace)

    def pages():
        return {path: read(path) for path in glob.glob(workspace + "/publications/**/*.html", recursive=True)}

    check(pages() and all("gallrat" not in page and "erased by" not in page for page in pages().values()), "erased before it is")
    run("data", "erase", "contacts", "--decision", "dokumenthanteringsplan 3.4", workspace=workspace)
    check(not [path for path in glob.glob(workspace + "-keys/**/*", recursive=True) if os.path.isfile(path)], "bytes, key or numbers are left")
    run("publish", "1", "--form", "webb", workspace=workspace)
    after = "".join(pages().values())
    check_in("gallrat enligt beslut: dokumenthanteringsplan 3.4", after)
    check_in("erased by decision: dokumenthanteringsplan 3.4", after)
    shown = run_json("data", "show", "contacts", workspace=workspace)
    check_in("dokumenthanteringsplan 3.4", json.dumps(shown, ensure_ascii=False))
finish()
