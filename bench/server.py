#!/usr/bin/env python3
"""bench/server.py [--program FILE] [--seconds N]: the server under load on this machine, with hey (a fixed rate, p99) and wrk
(connections), which share its processors. Says each figure beside its bar; fails when one is not reached."""
import argparse
import http.client
import json
import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARS = {"start": 300, "memory": 80, "page_p99": 10, "connections": 3000, "half_open": 10, "cells_10000": 15, "cells_150000": 150, "first_page": 100}
RATE = 500


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(program, *words, cwd=None):
    done = subprocess.run([program, *map(str, words)], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, words))}: {done.stdout}{done.stderr}")
    return done.stdout


def large_table(rows, columns):
    """A table of made-up numbers as results keep it."""
    cells = [{"status": "value", "value": (i * 2654435761 % 1000003) / 10, "n": 100} for i in range(rows * columns)]
    text = {"sv": "Påhittade tal", "en": "Made-up numbers"}
    return {"id": f"t{rows * columns}", "title": text, "row_heading": {"sv": "Område", "en": "Area"}, "role": "geography", "currency": "SEK",
            "rows": [{"code": f"{i:05}", "label": {"sv": f"Område {i}", "en": f"Area {i}"}, "total": False} for i in range(rows)],
            "columns": [{"id": f"m{i}", "label": {"sv": f"Mått {i}", "en": f"Measure {i}"}, "unit": "ratio", "decimals": 1, "interval": False}
                        for i in range(columns)],
            "cells": cells, "notes": []}


def make_workspace(program, folder):
    """The demo's path, and beside its tables two large ones of made-up numbers, to have something to measure with."""
    run(program, "example", "data", "--persons", 6000, cwd=folder)
    run(program, "init", "workspace", "--region", "Region", "--keys", folder / "keys", "--fixed-key", "5e" * 32, cwd=folder)
    workspace = folder / "workspace"
    run(program, "plan", "import", "../data/plan.txt", cwd=workspace)
    for name, kind in (("contacts", "care_contact"), ("limits", "drg_limit"), ("nation", "reference_aggregate")):
        run(program, "data", "import", f"../data/{name}.csv", "--as", kind, "--map", f"../data/{name}.map.toml", "--purpose", "mätning", "--public",
            "syntetiska data", "--by", "Mätning", cwd=workspace)
    run(program, "plan", "bind", 2, "--method", "cost_outliers", "--data", "contacts", "--data", "limits", "--data", "nation", "--by", "Mätning", cwd=workspace)
    run(program, "plan", "run", cwd=workspace)
    run(program, "release", "run-1", "--by", "Mätning", "--ground", "syntetiska data", "--level", "public", cwd=workspace)
    page = json.loads(run(program, "publish", 2, "--form", "webb", "--format", "json", cwd=workspace))["publications"][0]["file"]
    result = workspace / "runs" / "run-1" / "result-public.json"
    whole = json.loads(result.read_text())
    whole["tables"] += [large_table(1000, 10), large_table(15000, 10)]
    text = json.dumps(whole, ensure_ascii=False)
    result.chmod(0o600)
    result.write_text(text)
    with sqlite3.connect(workspace / "register.db") as register:
        register.execute("UPDATE run SET public_result_hash = ?", (sha256(text.encode()).hexdigest(),))
    with open(workspace / "rodtrad.toml", "a", encoding="utf-8") as settings:
        settings.write("\n[pxweb]\ncalls = 1000000\nseconds = 1\n")
    return workspace, "/publications/" + page.split("/publications/")[1]


class Server:
    def __init__(self, program, workspace):
        began = time.monotonic()
        self.process = subprocess.Popen([program, "serve", "--port", "0", "--workspace", workspace], stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip().rstrip("/")
        self.start = 1000 * (time.monotonic() - began)
        self.port = int(self.url.rsplit(":", 1)[1])

    def memory(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {body[:300]}")
        return body

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


def p99_at_rate(server, path, seconds):
    """hey sends at a fixed rate from 20 workers; milliseconds of the 99th percentile."""
    workers = 20
    # The header keeps hey from unpacking, which readers do on processors of their own.
    output = subprocess.run(["hey", "-z", f"{seconds}s", "-c", str(workers), "-q", str(RATE // workers), "-H", "Accept-Encoding: gzip", server.url + path],
                            capture_output=True, text=True, check=True).stdout
    bad = [line for line in re.findall(r"\[(\d+)\]\s+(\d+) responses", output) if line[0] != "200"]
    if bad or "Error distribution" in output:
        raise SystemExit(f"answers that are no success: {bad}\n{output}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])
    return 1000 * float(re.search(r"99%+ in ([\d.]+) secs", output)[1]), rate


def open_connections(server, count):
    """Connections that stay open and are all answered; wrk drives as many besides for a moment."""
    held = []
    request = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
    for _ in range(count):
        held.append(socket.create_connection(("127.0.0.1", server.port), timeout=30))
    answered = 0
    for _ in range(2):
        answered = 0
        for one in held:
            one.sendall(request)
        for one in held:
            answered += b" 200 " in one.recv(4096)
    for one in held:
        one.close()
    output = subprocess.run(["wrk", "-t", "2", "-c", str(count), "-d", "5s", "--timeout", "10s", server.url + "/health"], capture_output=True, text=True,
                            check=True).stdout
    if re.search(r"Socket errors|Non-2xx", output):
        say(output)
    return answered, output


def beside_half_open(server, path, count=10000):
    """Milliseconds of the slowest of some answers while so many connections have sent half a request, and how many are open then."""
    held = []
    for i in range(count):
        one = socket.socket()
        one.bind((f"127.0.0.{2 + i % 4}", 0))
        one.connect(("127.0.0.1", server.port))
        one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Half: ")
        held.append(one)
    taken = []
    for _ in range(20):
        began = time.monotonic()
        server.get(path)
        taken.append(1000 * (time.monotonic() - began))
    still_open = int(re.search(r'connections\{state="open"\} (\d+)', server.get("/metrics").decode())[1])
    for one in held:
        one.close()
    return max(taken), still_open


def best_of(server, path, times=7):
    """Milliseconds of the median call, after one that fills what is kept."""
    server.get(path)
    taken = []
    for _ in range(times):
        began = time.monotonic()
        server.get(path)
        taken.append(1000 * (time.monotonic() - began))
    return sorted(taken)[times // 2]


def first_page_kb(server, path):
    """The page and what it asks for, packed: kilobytes."""
    page = server.get(path)
    parts = {path, *re.findall(r'(?:href|src)="(/assets/[^"]+)"', page.decode())}
    total = 0
    for one in parts:
        total += len(server.get(one, **{"Accept-Encoding": "gzip"}))
    return total / 1000


def measure(options):
    folder = Path(tempfile.mkdtemp(prefix="rodtrad-bench-"))
    try:
        say("making a workspace")
        workspace, page = make_workspace(options.program, folder)
        for _ in range(2):  # the first start reads the program from disk
            server = Server(options.program, workspace)
            figures = {"start": server.start}
            time.sleep(1)
            figures["memory"] = server.memory()
            if _ == 0:
                server.stop()
        for cells in (10000, 150000):
            say(f"{cells} cells")
            path = f"/api/v2/tables/A2-t{cells}/data?outputFormat=json-stat2&valueCodes%5Barea%5D=*&valueCodes%5BContentsCode%5D=*"
            figures[f"cells_{cells}"] = best_of(server, path)
        figures["first_page"] = first_page_kb(server, "/")
        say(f"{RATE} requests a second for {options.seconds} s")
        figures["page_p99"], figures["rate"] = p99_at_rate(server, page, options.seconds)
        say("connections")
        figures["connections"], figures["wrk"] = open_connections(server, BARS["connections"])
        figures["half_open"], figures["still_open"] = beside_half_open(server, page)
        figures["memory_after"] = server.memory()
        figures["exit"] = server.stop()
        return figures
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def report(figures):
    """Lines of a table, and the names of what is not reached."""
    rows = (("start", "start, ms", False), ("memory", "memory at rest, MB", False), ("page_p99", f"published page, p99 at {RATE}/s, ms", False),
            ("connections", "open keep-alive connections answered", True), ("half_open", "slowest page beside 10 000 half-open connections, ms", False), ("cells_10000", "PxWebApi 2, 10 000 cells, ms", False),
            ("cells_150000", "PxWebApi 2, 150 000 cells, ms", False), ("first_page", "first page, kB packed", False))
    lines, below = ["| what | measured | bar |", "|---|--:|--:|"], []
    for name, label, is_least in rows:
        value, bar = figures[name], BARS[name]
        lines.append(f"| {label} | {value:.1f} | {'≥' if is_least else '≤'} {bar} |")
        if value < bar if is_least else value > bar:
            below.append(label)
    lines.append(f"\nRate reached: {figures['rate']:.0f}/s. Connections open beside the half-open ones: {figures['still_open']}. Memory after the load: {figures['memory_after']:.0f} MB. Exit code after SIGTERM: {figures['exit']}.")
    return lines, below


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=lambda given: str(Path(given).resolve()), default=str(ROOT / "build" / "rodtrad"))
    parser.add_argument("--seconds", type=int, default=20)
    options = parser.parse_args()
    for tool in ("hey", "wrk"):
        if not shutil.which(tool):
            raise SystemExit(f"{tool} is missing: ./dev setup look")
    os.environ.pop("RODTRAD_WORKSPACE", None)
    most_files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most_files, most_files))
    lines, below = report(measure(options))
    print("\n".join(lines))
    if below:
        raise SystemExit("below the bar: " + ", ".join(below))


if __name__ == "__main__":
    main()
