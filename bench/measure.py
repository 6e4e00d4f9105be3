"""Runs a command and measures wall time, processor time and peak memory of the process (standard library only)."""
import os
import platform
import subprocess
import time


class Failed(SystemExit):
    """A command that failed: what it printed, and what it took until then."""

    def __init__(self, command, code, output, took, peak_mb):
        super().__init__(f"{' '.join(map(str, command))} failed ({code}):\n{output}")
        self.output, self.seconds, self.peak_mb = output, took, peak_mb


def measure(command, cwd=None, environment=None, runs=1):
    """Median by wall time of `runs` runs: {"seconds", "cpu_seconds", "peak_mb", "output"}. Raises Failed when the command fails."""
    results = []
    for _ in range(runs):
        started = time.monotonic()
        with open(os.devnull, "rb") as nothing:
            process = subprocess.Popen(command, cwd=cwd, stdin=nothing, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                       env={**os.environ, **(environment or {})})
            output = process.stdout.read().decode()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise Failed(command, process.returncode, output, time.monotonic() - started, usage.ru_maxrss / 1024)
        results.append({"seconds": time.monotonic() - started, "cpu_seconds": usage.ru_utime + usage.ru_stime,
                        "peak_mb": usage.ru_maxrss / 1024, "output": output})
    return sorted(results, key=lambda r: r["seconds"])[len(results) // 2]


def machine():
    """One line about where it was measured."""
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        for line in info:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"
