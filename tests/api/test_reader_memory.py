"""Files made to take much memory or time: each reader keeps what its header declares, as a multiple of the file, and ends."""
import os
import subprocess

from support import PROGRAM, check, finish, skip, temporary

HEAD = ('CHARSET="ANSI";\nMATRIX="A";\nSUBJECT-CODE="A";\nSUBJECT-AREA="A";\nTITLE="T";\nCONTENTS="C";\nUNITS="U";\nDECIMALS=0;\n'
        'STUB="a";\nHEADING="b";\nCONTVARIABLE="b";\nVALUES("a")="x";\n')
COUNT = 100000
FEWER = 60000  # of what a careless reader would compare each with each: minutes
SECONDS = 40  # of processor time; all take a few
ROOM = 24  # MB that a small file takes too, whatever the system loads
MEASURE = ("import os,resource,sys; resource.setrlimit(resource.RLIMIT_CPU, (%d, %d));"
           "child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, '/dev/null', 1, 0)]);"
           "_, status, usage = os.wait4(child, 0); print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)") % (SECONDS, SECONDS)


def made(name):
    """Content by file name, and how many times the file its reader may take."""
    names = [f"{i:06}" for i in range(FEWER)]
    units = ",".join(f'"{name}":{{}}' for name in names)
    categories = '"version":"2.0","class":"dataset","id":["a"],"size":[%d],"dimension":{"a":{"category":' % COUNT
    return {
        "values.px": (HEAD + 'VALUES("b")=' + ",\n".join('""' for _ in range(COUNT)) + ";\nDATA=\n1;\n", 256),
        "units.px": (HEAD + 'VALUES("b")=' + ",\n".join(f'"{name}"' for name in names) + ";\n" + "".join(f'UNITS("{name}")="";\n' for name in names)
                     + "DATA=\n1;\n", 256),
        "units.json": ('{"version":"2.0","class":"dataset","id":["a"],"size":[%d],"role":{"metric":["a"]},"value":[],"dimension":{"a":{"category":{"index":[%s],'
                       '"unit":{%s}}}}}' % (FEWER, ",".join(f'"{name}"' for name in names), units), 256),
        "semicolons.px": (HEAD + 'VALUES("b")="y";\nDATA=\n' + ";" * 4 * COUNT + "1;\n", 256),
        "languages.px": (HEAD + "LANGUAGES=" + ",\n".join(f'"{name}"' for name in names) + ';\nVALUES("b")="y";\n' + f'NOTE[{names[-1]}]="";\n' * FEWER
                         + "DATA=\n1;\n", 256),
        "entries.px": (HEAD + 'VALUES("b")="y";\n' + 'NOTE="";' * COUNT + "\nDATA=\n1;\n", 256),
        "claims.px": (HEAD.replace('VALUES("a")="x"', 'VALUES("a")=' + ",".join(f'"{i}"' for i in range(5000)))
                      + 'VALUES("b")=' + ",".join(f'"{i}"' for i in range(5000)) + ';\nKEYS("a")=VALUES;\nDATA=\n;\n', 256),
        "categories.json": ("{" + categories + '{"index":[' + ",".join('""' for _ in range(COUNT)) + "]}}},\"value\":[]}", 256),
        "nested.json": ('{"value":[' + ",".join('{"":0}' for _ in range(COUNT)) + "]}", 256),
        "claims.json": ("{" + categories.replace(str(COUNT), "4000000000") + '{"index":["x"]}}},"value":[]}', 256),
        "vouchers.se": ("#FLAGGA 0\n" + "#VER\n{\n}\n" * COUNT, 64),
        "balances.se": ("#FLAGGA 0\n" + "#IB 0 1 0\n" * COUNT, 64),
        "wide.csv": (",".join("abc" for _ in range(COUNT)) + "\n" + "," * (COUNT - 1) + "\n", 64),
    }[name]


def peak_mb(path):
    """Of a child that is started by a small process, so that only its own memory counts."""
    told = subprocess.run(["python3", "-c", MEASURE, PROGRAM, "inspect", path, "--format", "json"], capture_output=True, text=True, check=True)
    code, kilobytes = map(int, told.stdout.split())
    check(code in (0, 1), f"{path}: exit code {code}")
    return kilobytes / 1024


with open(PROGRAM, "rb") as program:
    if b"__asan_init" in program.read():
        skip("sanitizers take memory of their own")
with temporary() as folder:
    small = os.path.join(folder, "small.px")
    with open(small, "w", encoding="ascii") as file:
        file.write(HEAD + 'VALUES("b")="y";\nDATA=\n1;\n')
    ground = peak_mb(small)
    for name in ("values.px", "units.px", "units.json", "semicolons.px", "languages.px", "entries.px", "claims.px", "categories.json", "nested.json",
                 "claims.json", "vouchers.se", "balances.se", "wide.csv"):
        content, times = made(name)
        path = os.path.join(folder, name)
        with open(path, "w", encoding="ascii") as file:
            file.write(content)
        used, allowed = peak_mb(path) - ground, ROOM + times * len(content) / 2**20
        check(used <= allowed, f"{name}: {used:.0f} MB, {allowed:.0f} are allowed")
finish()
