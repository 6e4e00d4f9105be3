#!/usr/bin/env python3
"""fuzz.py SECONDS [TARGET[=SECONDS]]...: builds the libFuzzer targets with clang and runs each (all, when none is named) for so many
seconds of processor time, as many at once as there are processors. Corpora grow in build/fuzz/corpus, findings and the fuzzers' own
words stay in build/fuzz/found. Ends with a table: executions, processor seconds, size of the corpus, findings; 1 when there is a finding."""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "fuzz"
FOUND = BUILD / "found"
LIMITS = ["-timeout=10", "-rss_limit_mb=1024", "-use_value_profile=1", "-reload=0", "-verbosity=1"]


def build(names):
    environment = dict(os.environ, CXX="clang++-14")
    subprocess.run(["cmake", "--preset", "dev", "-B", str(BUILD), "-DRODTRAD_FUZZ=ON"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", str(BUILD), "-j", str(os.cpu_count()), "--target"] + [f"fuzz_{name}" for name in names], check=True)


def one_run(name, seconds, log):
    """Executions, and processor seconds of one process of the fuzzer: it ends by itself after the time, or at a finding."""
    corpus = BUILD / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen([str(BUILD / f"fuzz_{name}"), f"-max_total_time={max(1, round(seconds))}", "-print_final_stats=1", *LIMITS,
                                f"-artifact_prefix={FOUND}/{name}-", str(corpus), str(ROOT / "tests" / "fuzz" / "corpus" / name)],
                               stdout=log, stderr=subprocess.STDOUT)
    _, status, used = os.wait4(process.pid, 0)
    return status, used.ru_utime + used.ru_stime


def findings(name):
    """Slow inputs are kept by the fuzzer too; one that is too slow is a timeout."""
    return [path for path in FOUND.glob(f"{name}-*") if not path.name.startswith(f"{name}-slow-unit-")]


def drop_what_passes(name, found, log):
    """Asks for each input again; whether all pass now, and are no findings any more."""
    for path in found:
        if subprocess.run([str(BUILD / f"fuzz_{name}"), *LIMITS, str(path)], stdout=log, stderr=subprocess.STDOUT).returncode == 0:
            path.unlink()
    return not any(path.exists() for path in found)


def only_waited(name, log):
    """Whether all that was found is inputs that took long by the clock, because others had the processor, and are quick when asked again."""
    found = findings(name)
    return bool(found) and all(path.name.startswith(f"{name}-timeout-") for path in found) and drop_what_passes(name, found, log)


def fuzz(name, seconds):
    """A process gets less than a whole processor on a busy machine: it is begun again until its processor time is used."""
    spent = 0.0
    FOUND.mkdir(parents=True, exist_ok=True)
    path = FOUND / f"{name}.log"
    with open(path, "wb") as log:
        drop_what_passes(name, findings(name), log)  # those of an earlier run that have been mended since
        status = 0
        while status == 0 and spent < seconds:
            status, used = one_run(name, seconds - spent, log)
            spent += used
            if status != 0 and only_waited(name, log):
                status = 0
    executions = sum(map(int, re.findall(r"stat::number_of_executed_units:\s*(\d+)", path.read_text("utf-8", "replace"))))
    return name, executions, round(spent), len(list((BUILD / "corpus" / name).iterdir())), len(findings(name))


def main():
    everything = sorted(path.stem for path in (ROOT / "tests" / "fuzz").glob("*.cpp"))
    seconds = float(sys.argv[1])
    wanted = {name: float(own or seconds) for name, _, own in (word.partition("=") for word in sys.argv[2:] or everything)}
    unknown = sorted(set(wanted) - set(everything))
    if unknown:
        sys.exit(f"no such target: {', '.join(unknown)}. There are: {', '.join(everything)}")
    build(wanted)
    print(f"{'target':<12}{'executions':>14}{'CPU s':>8}{'corpus':>8}{'findings':>10}", flush=True)
    all_found = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, executions, spent, corpus, found in pool.map(lambda item: fuzz(*item), sorted(wanted.items(), key=lambda item: -item[1])):
            print(f"{name:<12}{executions:>14,}{spent:>8}{corpus:>8}{found:>10}", flush=True)
            all_found += found
    sys.exit(1 if all_found else 0)


main()
