"""The server among clients of every kind: slow work does not hold up others, connections that are never used shut nobody out, and at the end
what is under way is finished."""
import re
import resource
import signal
import socket
import threading
import time
import urllib.request

from api_client import BASE
from server import Server
from support import check, check_in, check_same, finish, new_workspace, run, temporary

MANY = 10000   # half-open connections that the server keeps
FILES = 1000   # that a small machine allows: fewer connections than come


class Silent:
    """A login service that takes connections and says nothing."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.taken = []
        threading.Thread(target=self.take, daemon=True).start()

    def take(self):
        while True:
            try:
                self.taken.append(self.listener.accept()[0])
            except OSError:
                return

    def close(self):
        self.listener.close()
        for one in self.taken:
            one.close()


def slowest(server, path, times=10):
    worst = 0.0
    for _ in range(times):
        began = time.monotonic()
        check_same(server.ask(path).status, 200, path)
        worst = max(worst, time.monotonic() - began)
    return worst


def check_slow_work(server, service):
    """More calls that wait for the login service than there are threads for them; pages are answered all the same."""
    done = []
    waiting = [threading.Thread(target=lambda: done.append(server.ask("/login/openid").status)) for _ in range(5)]
    for one in waiting:
        one.start()
    for _ in range(100):
        if service.taken:
            break
        time.sleep(0.1)
    check(service.taken and not done, "nobody waits for the login service: the test tests nothing")
    worst = slowest(server, "/")
    check(worst < 4 and len(done) < 5, f"a page took {worst:.1f} s while others logged in")
    return waiting, done


def check_half_open(server, many):
    """Connections with half a request: who comes with a whole one is answered, whether there is room for them all or not."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard != resource.RLIM_INFINITY and hard < many + 200:
        print(f"{many} half-open connections are not tested: the machine allows {hard} files")
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(many + 200, resource.getrlimit(resource.RLIMIT_NOFILE)[0]), hard))
    held = []
    for i in range(many):
        try:
            client = socket.create_connection(("127.0.0.1", server.port), timeout=20)
            client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Half: ")
        except ConnectionResetError:  # those that came first make room
            continue
        held.append(client)
        if i % 500 == 0:
            check_same(server.ask("/health").status, 200, f"beside {i} others")
    worst = slowest(server, "/health")
    check(worst < 5, f"an answer took {worst:.1f} s beside {len(held)} half-open connections")
    for client in held:
        client.close()


def check_slow_reader(server):
    """A client that does not read its answer keeps nobody waiting."""
    client = server.connect()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    for _ in range(3):
        client.sendall(b"GET /assets/source-sans-3.woff2 HTTP/1.1\r\nHost: x\r\n\r\n")
    check(slowest(server, "/health") < 5, "others wait for a client that does not read")
    client.close()


def check_pipelined(server):
    """Requests that come together are answered in their order."""
    with server.connect() as client:
        client.sendall(b"".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n{more}\r\n".encode() for path, more in
                                (("/health", ""), (BASE + "/plans", ""), ("/nowhere", "Connection: close\r\n"))))
        got = b""
        while piece := client.recv(65536):
            got += piece
    statuses = re.findall(rb"HTTP/1\.1 (\d+)", got)
    check_same(statuses, [b"200", b"200", b"404"], "answers in their order")


def check_metrics(server):
    text = server.ask("/metrics").body.decode()
    for word in ('rodtrad_http_answers_total{kind="pages",status="2xx"}', 'rodtrad_http_seconds_bucket{kind="pages",le="+Inf"}',
                 'rodtrad_http_connections{state="open"}', "process_resident_memory_bytes", 'rodtrad_jobs{state="waiting"}', "rodtrad_build_info"):
        check_in(word, text)
    for line in text.splitlines():
        check(line.startswith("#") or len(line.rsplit(" ", 1)) == 2 and float(line.rsplit(" ", 1)[1]) >= 0, line)
    counted = float(next(line for line in text.splitlines() if line.startswith('rodtrad_http_answers_total{kind="pages",status="2xx"}')).split()[-1])
    check(counted >= 10, "pages are not counted")
    check_same(server.ask("/metrics", X_Forwarded_For="192.0.2.7").status, 404, "metrics from elsewhere")


def check_drain(server, waiting, done):
    """SIGTERM: no new connections, what is under way is answered, the program ends by itself."""
    server._process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{server.port}/", timeout=2)
        check(False, "a new connection after SIGTERM")
    except OSError:
        pass
    for one in waiting:
        one.join(timeout=60)
    check_same(len(done), len(waiting), "answers that were under way")
    check_same(set(done), {503}, "answers of those who waited")
    check_same(server._process.wait(timeout=10), 0, "exit code")


with temporary() as folder:
    service = Silent()
    workspace = new_workspace(folder, settings=f'\n[openid]\nissuer = "{service.url}"\nclient = "rodtrad"\n')
    run("user", "add", "anna", "--role", "analyst", workspace=workspace)
    with Server(workspace) as server:
        check_pipelined(server)
        check_slow_reader(server)
        waiting, done = check_slow_work(server, service)
        check_metrics(server)
        check_drain(server, waiting, done)
    service.close()
    with Server(workspace) as server:
        check_half_open(server, MANY)
    with Server(workspace, files=FILES) as server:
        check_half_open(server, 2 * FILES)
finish()
