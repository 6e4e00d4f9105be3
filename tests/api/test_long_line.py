"""Lines without end, a packed file of 2 GB among them: refused early, in little memory, with nothing left behind."""
import gzip
import subprocess
import sys

from support import check, check_in, check_same, check_untouched, command, finish, listing, new_workspace, refused, temporary, write

HEADER = b"year,area,sex,age,count\n2020,01,F,1,"
MEMORY = 512 << 20


def packed(path, start, byte, size):
    """A gzip file of `size` equal bytes after the start, in members of 16 MiB; it takes a thousandth of the room."""
    write(path, gzip.compress(start) + gzip.compress(byte * (1 << 24), 1) * (size >> 24))
    return path


def peak_of(words):
    """Largest memory of the program in bytes, and its answer."""
    script = "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:]).returncode; " \
             "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stdout); sys.exit(code)"
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, timeout=120, check=False)
    return int(done.stdout.split()[-1]) * 1024, done


with temporary() as folder:
    workspace = new_workspace(folder)
    before = listing(workspace)
    for name, start, byte in [("digits", HEADER, b"7"), ("quoted", HEADER + b'"', b" "), ("header", b"year,", b"a")]:
        path = packed(f"{folder}/{name}.csv.gz", start, byte, 2 << 30)
        peak, done = peak_of(command("data", "import", path, "--as", "population", workspace=workspace))
        check_same(done.returncode, 1, f"exit code for {name}: {done.stderr}")
        check_in("raden är längre än", done.stderr)
        check_in("citattecken", done.stderr)
        check(peak < MEMORY, f"{name}: {peak >> 20} MiB of memory")
        check_untouched(before, listing(workspace))
    sparse = folder + "/sparse.csv"
    write(sparse, HEADER)
    with open(sparse, "r+b") as file:
        file.truncate(2 << 30)
    for plan in (sparse, "/dev/zero"):
        peak, done = peak_of(command("plan", "import", plan, workspace=workspace))
        check_same(done.returncode, 1, f"exit code for the plan {plan}: {done.stderr}")
        check_in("filen är för stor", done.stderr)
        check(peak < MEMORY, f"{plan}: {peak >> 20} MiB of memory")
        check_untouched(before, listing(workspace))
    with open(sparse, "r+b") as file:
        file.truncate(64 << 20)
    refused("data", "import", sparse, "--as", "population", workspace=workspace, error="binary_file", sv="nollbyte", en="zero bytes")
    check_untouched(before, listing(workspace))
finish()
