"""Data from an address: fetched, kept as they came, and taken in like a file. Servers that fail, lie, loop or dawdle are
told as such, and leave nothing behind."""
import os
import resource
import socket
import time
from urllib.parse import urlsplit

from local_server import serving
from support import (check, check_in, check_same, check_untouched, finish, listing, new_workspace, read, refused, run, run_json, temporary, write,
                     write_contacts)

QUICK = "\n[fetch]\nattempts = 3\nwait_seconds = 0.05\nstall_seconds = 1\nlongest_wait_seconds = 2\nmost_mb = 1\n"
IMPATIENT = QUICK.replace("attempts = 3", "attempts = 2").replace("longest_wait_seconds = 2", "longest_wait_seconds = 1")
AT_ONCE = IMPATIENT.replace("attempts = 2", "attempts = 1")  # for servers that take their time in each attempt
POPULATION = "year,area,sex,age,count\n2021,25,F,0,1200\n2021,25,M,0,1250\n"
for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
    os.environ.pop(name, None)


class Site:
    """Paths of the test server; those that fail at first count their calls."""

    def __init__(self):
        self.calls = {}

    def __call__(self, request):
        path = urlsplit(request.path).path
        self.calls[path] = self.calls.get(path, 0) + 1
        getattr(self, path.strip("/").split("/")[0].split(".")[0])(request, self.calls[path])

    def population(self, request, _):
        request.answer(POPULATION)

    def contacts(self, request, _):
        request.answer(read(CONTACTS, "rb"))

    def large(self, request, _):
        request.answer(read(LARGE, "rb"))

    def moved(self, request, _):
        request.answer("", status=302, Location="/population.csv")

    def loop(self, request, _):
        request.answer("", status=302, Location=request.path + "/x")

    def elsewhere(self, request, _):
        request.answer("", status=302, Location="file:///etc/hostname")

    def absent(self, request, _):
        request.answer("no such file", status=404)

    def busy(self, request, call):
        if call < 3:
            request.answer("later", status=503 if call == 1 else 429, Retry_After=1)
        else:
            self.population(request, call)

    def closed(self, request, _):
        request.answer("later", status=503, Retry_After=3600)

    def broken(self, request, _):
        request.answer("broken", status=500)

    def cut(self, request, _):
        request.answer(POPULATION[:40], length=len(POPULATION))
        request.close_connection = True

    def cut_once(self, request, call):
        self.cut(request, call) if call == 1 else self.population(request, call)

    def short(self, request, _):
        request.answer(POPULATION, length=35)
        request.close_connection = True

    def silent(self, request, _):
        request.connection.shutdown(socket.SHUT_RDWR)
        request.close_connection = True

    def slow(self, request, _):
        request.answer(POPULATION[:30], length=len(POPULATION))
        time.sleep(2.5)

    def endless(self, request, _):
        request.send_response(200)
        request.end_headers()
        for _ in range(64):
            request.wfile.write(b"x" * (1 << 16))
        request.close_connection = True


def set_patience(workspace, before, after):
    write(workspace + "/rodtrad.toml", read(workspace + "/rodtrad.toml").replace(before, after))


def importing(url, *more):
    return ("data", "import", url, "--as", "population", *more)


with temporary() as folder, serving(Site()) as server:
    CONTACTS = write_contacts(folder + "/contacts.csv", rows=50)
    workspace = new_workspace(folder, settings=QUICK)

    # Well-behaved: the bytes are kept and hashed, the address stands in the manifest, the name comes from the address.
    with_secret = server.url.replace("http://", "http://anna:hemligt@") + "/population.csv?part=1#top"
    report = run_json(*importing(with_secret), workspace=workspace)
    check_same((report["name"], report["rows_taken"]), ("population", 2), "import from an address")
    originals = workspace + "/lake/population/originals"
    check_same([read(os.path.join(originals, name)) for name in os.listdir(originals)], [POPULATION], "bytes kept")
    manifest = read(f"{workspace}/lake/population/{report['version']}/manifest.json")
    check_in(server.url + "/population.csv?part=1", manifest)
    check("hemligt" not in manifest, "the password of the address is kept")
    same = run_json(*importing(server.url + "/moved", "--name", "population"), workspace=workspace)
    check_same((same["version"], same["known_before"]), (report["version"], True), "the same after a redirect")
    check_in("[columns]", run("data", "map", server.url + "/population.csv", "--as", "population")[0])

    # Personal data: purpose first, and the bytes lie outside the workspace.
    asked = len(server.asked)
    refused("data", "import", server.url + "/contacts.csv", "--as", "care_contact", workspace=workspace, error="purpose_missing", sv="ändamål",
            en="purpose")
    check_same(len(server.asked), asked, "requests before a purpose is stated")
    run("data", "import", server.url + "/contacts.csv", "--as", "care_contact", "--purpose", "prov", workspace=workspace)
    check(not os.path.exists(workspace + "/lake/contacts/originals"), "original bytes of persons are in the workspace")
    check_same([read(os.path.join(workspace + "-keys/contacts/originals", name)) for name in os.listdir(workspace + "-keys/contacts/originals")],
               [read(CONTACTS)], "bytes kept outside")

    # Fails at first: tried again, after as long as the server asks for.
    start = time.monotonic()
    check_same(run_json(*importing(server.url + "/busy.csv"), workspace=workspace)["rows_taken"], 2, "rows after 503 and 429")
    check(time.monotonic() - start >= 2, "Retry-After is not heeded")
    check_same(run_json(*importing(server.url + "/cut_once.csv"), workspace=workspace)["rows_taken"], 2, "rows after a cut")

    # Fails for good: told, and nothing is left.
    set_patience(workspace, QUICK, IMPATIENT)
    before = listing(workspace, workspace + "-keys")
    place = server.url + "/loop"
    refused(*importing(place), workspace=workspace, error="too_many_redirects", place=place, sv="skickar vidare", en="redirects")
    refused(*importing(server.url + "/absent.csv"), workspace=workspace, error="address_refused", place=server.url + "/absent.csv",
            sv=("servern svarade 404", "kontrollera adressen"), en="answered 404")
    refused(*importing(server.url + "/endless"), workspace=workspace, error="answer_too_large", sv="större än 1048576 byte", en="larger than")
    refused(*importing("https://"), workspace=workspace, error="bad_url", sv="adressen", en="address")
    for path, sv, en in (("broken", "servern svarade 500", "answered 500"), ("cut", "kortare än servern sade", "shorter than"),
                         ("silent", "utan att svara", "without an answer")):
        refused(*importing(f"{server.url}/{path}.csv"), workspace=workspace, code=3, error="network", sv=sv, en=en)
    set_patience(workspace, IMPATIENT, AT_ONCE)
    refused(*importing(server.url + "/slow.csv"), workspace=workspace, code=3, error="network", sv="slutat sända", en="stopped sending")
    set_patience(workspace, AT_ONCE, IMPATIENT)
    LARGE = write_contacts(folder + "/large.csv", rows=4000)
    refused("data", "import", server.url + "/large.csv", "--as", "care_contact", "--purpose", "prov", workspace=workspace, code=3, error="disk_full",
            sv="utrymme", en="space", preexec=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 10, 64 << 10)))
    start = time.monotonic()
    refused(*importing(server.url + "/closed.csv"), workspace=workspace, code=3, error="network", sv="servern svarade 503", en="503")
    check(time.monotonic() - start < 10, "an hour is waited for")
    refused(*importing(server.url + "/elsewhere"), workspace=workspace, sv="adressen", en="address")
    refused(*importing(server.url + "/short.csv"), workspace=workspace, error="import_refused", sv="rader kan inte tas in", en="rows cannot be taken in")
    gone = server.url.rsplit(":", 1)[0] + ":9/x.csv"
    refused(*importing(gone), workspace=workspace, code=3, error="network", sv="servern svarar inte", en="does not answer")
    after = {path: kind for path, kind in listing(workspace, workspace + "-keys").items() if "/quarantine" not in path and "lake/short" not in path}
    check_untouched(before, after)

    # The proxy of the environment is used, as curl does.
    with serving(Site()) as proxy:
        report = run_json(*importing("http://data.example/population.csv", "--name", "through"), workspace=workspace,
                          environment={"http_proxy": proxy.url.replace("http://", ""), "no_proxy": ""})
        check_same(report["rows_taken"], 2, "rows through a proxy")
        check_in("data.example", proxy.asked[0][1])
    refused(*importing("http://data.example/population.csv", "--name", "through"), workspace=workspace, code=3, error="network",
            environment={"http_proxy": "127.0.0.1:9"}, sv="", en="")
finish()
