"""The world fails: a newer workspace, another process, folders without right to write, a full disk. Exit code 3 (1 for
the newer workspace), words that say what to do, and everything as it was."""
import contextlib
import fcntl
import os
import resource
import shutil
import subprocess
import time

from support import (PROGRAM, bound_workspace, check, check_in, check_same, check_untouched, finish, listing, read, refused, run, run_json, temporary,
                     write, write_contacts)

IS_ROOT = os.geteuid() == 0
NOBODY = 65534


@contextlib.contextmanager
def small_disk(folder, size):
    """A file system of its own, or nothing where that is not allowed."""
    os.makedirs(folder)
    mounted = IS_ROOT and subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=True)


def small_files(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def as_nobody():
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def can_run_as_nobody():
    try:
        return subprocess.run([PROGRAM, "--version"], preexec_fn=as_nobody, capture_output=True, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def check_full(*arguments, workspace, preexec=None):
    before = listing(workspace, workspace + "-keys")
    refused(*arguments, workspace=workspace, code=3, preexec=preexec, error="disk_full", sv="", en="")
    told = run(*arguments, workspace=workspace, code=3, preexec=preexec)[1]
    check_in("utrymme", told)
    check_untouched(before, listing(workspace, workspace + "-keys"))


with temporary() as folder:
    workspace = bound_workspace(folder)
    importing = ("data", "import", write_contacts(folder + "/large.csv", rows=20000), "--as", "care_contact", "--purpose", "prov")
    settings = read(workspace + "/rodtrad.toml")

    # A newer workspace.
    write(workspace + "/rodtrad.toml", settings.replace("layout = 1", "layout = 99"))
    for words in (("plan", "list"), importing, ("plan", "run")):
        refused(*words, workspace=workspace, error="workspace_newer", place=workspace + "/rodtrad.toml:2:10", sv="nyare", en="newer")
    write(workspace + "/rodtrad.toml", settings + "\n[engine]\nthreds = 2\nmemory = 4\n")
    refused("plan", "list", workspace=workspace, sv=(':14:10: okänd nyckel "threds"', ":15:10: värdet ska vara text"), en="threads")
    write(workspace + "/rodtrad.toml", settings)

    # In use by another process: writing waits for its turn, reading does not.
    before = listing(workspace, workspace + "-keys")
    with open(workspace + "/.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for words in (importing, ("plan", "run"), ("plan", "import", folder + "/plan.txt")):
            refused(*words, workspace=workspace, code=3, error="busy", sv=("annan process", "försök igen"), en=("another process", "try again"))
        run("plan", "list", workspace=workspace)
        run("data", "list", workspace=workspace)
    check_untouched(before, listing(workspace, workspace + "-keys"))

    # A full disk while importing, running and publishing.
    check_full(*importing, workspace=workspace, preexec=small_files(256 << 10))
    check_full("plan", "run", workspace=workspace, preexec=small_files(16 << 10))
    run("plan", "run", workspace=workspace)
    run("release", "1", "--by", "Chefen", "--ground", "prov", workspace=workspace)
    check_full("publish", "1", "--form", "analysresultat", workspace=workspace, preexec=small_files(16 << 10))
    check_same(os.listdir(workspace + "/publications"), [], "publications on a full disk")
    run("publish", "1", "--form", "webb", workspace=workspace)

    with small_disk(folder + "/disk", "16m") as mounted:
        if mounted:
            small = bound_workspace(folder + "/disk", rows=200)
            for left, words in ((1 << 20, importing), (64 << 10, ("plan", "run"))):
                time.sleep(3)  # a file system in memory gives room back a little later
                write(folder + "/disk/filler", b"\0" * (shutil.disk_usage(folder + "/disk").free - left))
                check_full(*words, workspace=small)
                os.remove(folder + "/disk/filler")
            check_same(run_json("plan", "run", workspace=small)["runs"][0]["state"], "done", "run when there is room again")
        else:
            print("the part with a small file system needs root and mount")

    # No right to write; for root a file in the place of a folder.
    write(folder + "/file", "")
    refused("init", folder + "/file/workspace", code=3, error="io", sv="kunde inte skapa mappen", en="could not create the folder")
    refused("example", folder + "/file/example", "--persons", 1000, code=3, error="io", sv=folder + "/file", en="could not")
    if not IS_ROOT:
        os.chmod(workspace, 0o500)
        refused(*importing, workspace=workspace, code=3, error="io", sv="skriva", en="write")
        os.chmod(workspace, 0o700)
    elif can_run_as_nobody():
        for place in (os.path.dirname(folder), folder):
            os.chmod(place, 0o755)
        for words in (importing, ("plan", "run"), ("release", "1", "--by", "A", "--ground", "b"), ("publish", "1", "--form", "webb")):
            refused(*words, workspace=workspace, code=3, error="io", preexec=as_nobody, sv=("skriva", workspace), en="write")
    else:
        print("the part with a folder that is read-only needs a program that others may run")
    check(read(workspace + "/rodtrad.toml") == settings, "the settings have changed")
finish()
