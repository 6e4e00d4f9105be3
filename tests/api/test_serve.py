"""`rodtrad serve` and `rodtrad get`: what visitors see, what they do not, and how the server stands hostile clients."""
import gzip
import hashlib
import http.client
import json
import re
import signal
import socket
import time
import xml.etree.ElementTree as xml

from server import Server
from support import bound_workspace, check, check_in, check_same, finish, new_workspace, read, refused, run, run_json, temporary, write

API = "/api/rodtrad/v1"
PAGES = ("/", "/plan", "/assignment-1", "/api")


def get(path, workspace, code=0, **options):
    return run("get", path, workspace=workspace, code=code, **options)[0]


def check_empty(workspace):
    with Server(workspace) as server:
        for page, sv, en in (("/", "Ingen är det än", "None is yet"), ("/plan", "Ingen plan är inläst", "No plan has been imported")):
            check_in(sv, server.ask(page).body.decode())
            check_in(en, server.ask(page + "?lang=en").body.decode())
        check_same(json.loads(server.ask(API + "/plans").body), {"plans": []}, "plans")
        check_same(json.loads(server.ask(API + "/publications").body), {"publications": []}, "publications")
        check_same(server.ask("/assignment-1").status, 404, "an assignment that is not there")
        server.stop(signal.SIGINT)


def check_headers(server):
    for path in (*PAGES, API + "/plans", "/nowhere"):
        answer = server.ask(path)
        check_in("default-src 'none'", answer.headers["Content-Security-Policy"])
        check_same(answer.headers["X-Content-Type-Options"], "nosniff", path)
    for page in PAGES:
        for language in ("sv", "en"):
            answer = server.ask(page + ("?lang=en" if language == "en" else ""))
            body = answer.body.decode()
            check_same(answer.status, 200, page)
            check_in(f'<html lang="{language}"', body)
            check(re.search(r'<meta name="description" content="[^"]{20,}">', body), f"{page} says nothing of itself")
            run_here = body.count("<script") - body.count('<script type="application/ld+json">')  # the rest is data, which is not run
            check(run_here == 1 and '<script src="/assets/site.js"' in body and " style=" not in body, f"{page} has script or style inline")
    known = server.ask("/plan").headers["ETag"]
    check_same(server.ask("/plan", If_None_Match=known).status, 304, "what the client has")
    head = server.ask("/plan", "HEAD")
    check_same((head.status, head.body), (200, b""), "HEAD")
    check(int(head.headers["Content-Length"]) > 1000, "HEAD tells no length")
    for asset in ("site.css", "icon.svg", "source-sans-3.woff2", "source-sans-3-ext.woff2"):
        answer = server.ask("/assets/" + asset)
        check(answer.status == 200 and answer.body, f"{asset} is missing")


def check_packed(server):
    """Text is sent packed to clients that take it, and means the same."""
    for path in ("/plan", "/assets/site.css"):
        plain, packed = server.ask(path), server.ask(path, Accept_Encoding="br, gzip")
        check_same((plain.headers["Content-Encoding"], packed.headers["Content-Encoding"]), (None, "gzip"), path)
        check_same(gzip.decompress(packed.body), plain.body, path)
        check(len(packed.body) * 2 < len(plain.body), f"{path} hardly gets smaller")
        check_in("Accept-Encoding", plain.headers["Vary"])
        check_same(server.ask(path, Accept_Encoding="gzip", If_None_Match=packed.headers["ETag"]).status, 304, path)
    for taken in ("gzip;q=0", "br", "identity"):
        check_same(server.ask("/plan", Accept_Encoding=taken).headers["Content-Encoding"], None, taken)
    for path in ("/assets/source-sans-3.woff2", "/login"):
        check_same(server.ask(path, Accept_Encoding="gzip").headers["Content-Encoding"], None, path)


def check_for_programs(workspace, listed):
    """Feed and map name every publication by its whole address, once the settings say what it is."""
    check_same(json.loads(get("/health", workspace)), {"status": "ok"}, "health")
    check("Sitemap" not in get("/robots.txt", workspace), "a map without an address")
    for path in ("/feed.atom", "/sitemap.xml"):
        check_in("url under [web]", get(path, workspace, code=1))
    settings = read(workspace + "/rodtrad.toml")
    write(workspace + "/rodtrad.toml", settings + '\n[web]\nurl = "https://data.example.org"\n')
    check_in("Sitemap: https://data.example.org/sitemap.xml", get("/robots.txt", workspace))
    check_in('href="/feed.atom"', get("/", workspace))
    atom = "{http://www.w3.org/2005/Atom}"
    feed = xml.fromstring(get("/feed.atom", workspace))
    check_same({entry.find(atom + "id").text for entry in feed.iter(atom + "entry")},
               {"https://data.example.org" + one["url"] for one in listed}, "entries")
    places = [one.text for one in xml.fromstring(get("/sitemap.xml", workspace)).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    for place in ("/", "/plan-1", "/assignment-1", *(one["url"] for one in listed if one["form"] == "webb")):
        check("https://data.example.org" + place in places, f"{place} is not in the map")
    check_same(len(places), len(set(places)), "places")
    write(workspace + "/rodtrad.toml", settings)


def check_problem_json(server):
    answer = server.ask(API + "/plans/plan-99", Accept_Language="en-GB,sv;q=0.5")
    check_same((answer.status, answer.headers["Content-Type"]), (404, "application/problem+json"), "an unknown plan")
    problem = json.loads(answer.body)
    check_same((problem["status"], problem["title"], problem["code"]), (404, "there is no such page", "not_found"), "problem")
    check_same(json.loads(server.ask(API + "/plans/plan-99").body)["title"], "sidan finns inte", "title in Swedish")
    check_same(json.loads(server.ask(API + "/plans", "DELETE").body)["code"], "method_not_allowed", "code")


def check_hostile(server, workspace):
    secret = read(workspace + "/rodtrad.toml")
    for target in ("/../rodtrad.toml", "/%2e%2e/rodtrad.toml", "/publications/assignment-1/..%2f..%2frodtrad.toml", "/publications/../rodtrad.toml",
                   "/publications/assignment-1/%00", "/%ff", "/%zz", "/assets/../../rodtrad.toml", "*", "http://example.org/"):
        answer = server.ask(target)
        check(answer.status in (400, 404), f"{target}: status {answer.status}")
        check(secret not in answer.body.decode(errors="replace"), f"{target} gives the settings")
    for target in ("//example.org/x", "/%3Cscript%3E", "/assignment-99999999999999999999", "/plan-0", "/runs/run-1/preview.html", "/register.db"):
        answer = server.ask(target)
        check_same(answer.status, 404, target)
        check(b"<script>" not in answer.body and b'"//example.org' not in answer.body, f"{target} is echoed")
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "BREW"):
        answer = server.ask("/plan", method)
        check_same((answer.status, answer.headers["Allow"]), (405, "GET, HEAD"), method)
    check_same(server.send(b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"), 414, "long target")
    check_same(server.send(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 40000 + b"\r\n\r\n"), 431, "large headers")
    check_same(server.send(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n"), 413, "large body")
    for sent in (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET  \r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
                 b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"):
        check(server.send(sent) in (400, 405, None), f"{sent!r} is answered")
    check_same(server.ask("/").status, 200, "after all that")


def check_many(server):
    """200 clients that stay, and 50 that never finish a request: nobody waits for them."""
    slow = [server.connect() for _ in range(50)]
    for client in slow:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    began = time.monotonic()
    clients = [http.client.HTTPConnection("127.0.0.1", server.port, timeout=20) for _ in range(200)]
    for _ in range(3):
        for client in clients:
            client.request("GET", API + "/plans")
        for client in clients:
            answer = client.getresponse()
            answer.read()
            check(answer.status == 200 and client.sock, "a client that stays is sent away")
    check(time.monotonic() - began < 9, "600 small answers took long")
    for client in slow:
        client.settimeout(15)
        check_same(client.recv(100), b"", "a request that takes too long")
        client.close()
    for client in clients:
        client.close()


def check_nothing_leaks(workspace, words):
    """Neither pages nor API hold any of the words."""
    for path in (*PAGES, "/?lang=en", "/plan-1", API + "/plans", API + "/plans/plan-1", API + "/assignments", API + "/assignments/assignment-1",
                 API + "/publications"):
        said = get(path, workspace)
        for word in words:
            check(word not in said, f"{path} tells {word!r}")


with temporary() as folder:
    check_empty(new_workspace(folder, name="empty"))

    workspace = bound_workspace(folder, "--public", "påhittade data", settings="\n[api]\ncalls = 100000\n")
    run("plan", "run", workspace=workspace)
    hidden = ("run-1", "cost_outliers", "contacts", "Analytikern", "Ekonomichefen", "webb", "analysresultat", "internal", "release-1")
    check_nothing_leaks(workspace, hidden)

    # Released internally and published: there for colleagues, not for visitors.
    run("release", "run-1", "--by", "Chefen (prov)", "--ground", "prov", workspace=workspace)
    made = run_json("publish", "1", "--form", "webb", workspace=workspace)["publications"]
    inside = "/" + made[0]["file"].split("/workspace/")[1]
    check_nothing_leaks(workspace, hidden)
    check_in("not_found", get(API + "/publications/publication-1", workspace, code=1))
    check_in("Inget publicerat än", get("/plan", workspace))
    with Server(workspace) as server:
        check_same(server.ask(inside).status, 404, "an internal file")
        check_hostile(server, workspace)
        check_headers(server)
        check_packed(server)
        check_problem_json(server)
        check_many(server)

        # Published while the server runs: there at once.
        run("release", "run-1", "--by", "Chefen (prov)", "--ground", "prov", "--level", "public", workspace=workspace)
        for form in ("webb", "analysresultat"):
            run("publish", "1", "--form", form, workspace=workspace)
        listed = json.loads(server.ask(API + "/publications").body)["publications"]
        check_same({(one["form"], one["language"], one["level"]) for one in listed},
                   {(form, language, "public") for form in ("webb", "analysresultat") for language in ("sv", "en")}, "publications")
        for one in listed:
            answer = server.ask(one["url"])
            check_same(answer.status, 200, one["url"])
            check(answer.body == read(workspace + one["url"], "rb"), f"{one['url']} is not what was published")
            check_in(one["url"], server.ask("/assignment-1").body.decode())
            check_in(one["url"], server.ask("/").body.decode())
        check_same(server.ask(inside).status, 404, "the internal file beside the public one")
        check_in("Publicerad", server.ask("/plan").body.decode())

        check_for_programs(workspace, listed)

        # A file that someone has changed is not what was released.
        page = next(one["url"] for one in listed if one["form"] == "webb")
        check_in("style-src 'sha256-", server.ask(page).headers["Content-Security-Policy"])
        write(workspace + page, read(workspace + page) + "<p>12345</p>")
        answer = server.ask(page)
        check_same(answer.status, 500, "a changed file")
        check(b"12345" not in answer.body and workspace.encode() not in answer.body, "the changed file or its place is told")

        with open(f"{workspace}/register.db", "rb") as register:
            before = hashlib.sha256(register.read()).hexdigest()
        check_same(server.ask("/").status, 200, "start")
        check_same(hashlib.sha256(read(workspace + "/register.db", "rb")).hexdigest(), before, "the register after reading")
        idle = server.connect()
        server.stop(signal.SIGTERM)
        check_same(idle.recv(10), b"", "an idle connection at the end")

    # Internal publications only where the settings say so, and then not on every address.
    write(workspace + "/rodtrad.toml", read(workspace + "/rodtrad.toml") + "\n[web]\ninternal = true\n")
    check_in("Intern", get("/assignment-1", workspace))
    check_in('"internal"', get(API + "/publications", workspace))
    write(workspace + "/rodtrad.toml", read(workspace + "/rodtrad.toml") + 'address = "0.0.0.0"\n')
    refused("serve", "--port", "0", workspace=workspace, error="internal_in_the_open", sv="kräver att web.address", en="needs web.address")
    refused("serve", "--port", "65536", workspace=workspace, error="bad_number", sv="--port", en="--port")

    other = socket.create_server(("127.0.0.1", 0))
    taken = new_workspace(folder, name="taken")
    refused("serve", "--port", other.getsockname()[1], workspace=taken, code=3, error="network", sv="välj en annan port", en="another port")
finish()
