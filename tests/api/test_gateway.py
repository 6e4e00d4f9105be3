"""deploy/nginx.conf and deploy/Caddyfile in front of a server, with names, ports and certificates changed: pages, forms, cookies, addresses."""
import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.parse

from server import PASSWORD, Server
from support import ROOT, check, check_in, check_same, finish, new_workspace, read, run_json, skip, temporary, write

NAME = "analys.exempel.se"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def nginx(folder, server, port):
    site = read(f"{ROOT}/deploy/nginx.conf").replace("127.0.0.1:8080", f"127.0.0.1:{server.port}").replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    site = re.sub(r" *listen \[::\].*\n", "", site).replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    site = site.replace("/etc/ssl/analys.pem", f"{folder}/cert.pem").replace("/etc/ssl/private/analys.key", f"{folder}/key.pem")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    write(f"{folder}/nginx.conf", f"{user}pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{places}{site}}}\n")
    return ["nginx", "-c", f"{folder}/nginx.conf", "-g", "daemon off;"]


def caddy(folder, server, port):
    site = read(f"{ROOT}/deploy/Caddyfile").replace("127.0.0.1:8080", f"127.0.0.1:{server.port}")
    site = site.replace(f"{NAME} {{", f"{NAME}:{port} {{\n\ttls {folder}/cert.pem {folder}/key.pem", 1)
    write(f"{folder}/Caddyfile", f"{{\n\tadmin off\n\tdefault_sni {NAME}\n\tauto_https disable_redirects\n}}\n{site}")
    return ["caddy", "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]


class Client:
    def __init__(self, folder, port):
        self.port, self.certificate = port, f"{folder}/cert.pem"
        self.trust = ssl.create_default_context(cafile=self.certificate)
        self.trust.check_hostname = False

    def ask(self, path, form=None, source="127.0.0.1", **headers):
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.trust, timeout=30, source_address=(source, 0))
        given = {"Host": f"{NAME}:{self.port}", "Origin": f"https://{NAME}:{self.port}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        body = urllib.parse.urlencode(form) if form else None
        if form:
            given["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST" if form else "GET", path, body, given)
        answer = connection.getresponse()
        answer.text = answer.read().decode(errors="replace")
        connection.close()
        return answer

    def is_there(self):
        try:
            return self.ask("/health").status == 200
        except OSError:
            return False


def speaks_http2(client):
    trust = ssl.create_default_context(cafile=client.certificate)
    trust.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_connection(("127.0.0.1", client.port), timeout=20) as raw, trust.wrap_socket(raw, server_hostname=NAME) as secure:
        return secure.selected_alpn_protocol() == "h2"


def check_through(client, code):
    start = client.ask("/", Accept_Encoding="gzip")
    check_same(start.status, 200, "start")
    check_in("max-age", start.headers["Strict-Transport-Security"])
    check(speaks_http2(client), "no HTTP/2")
    check_same(client.ask("/metrics").status, 404, "metrics from outside")
    check_same(client.ask("/api/rodtrad/v1/plans").status, 200, "the API")
    first = client.ask("/login/first", {"name": "anna", "code": code, "password": PASSWORD})
    check_same(first.status, 303, "first login, by a form of the same address")
    for part in ("__Host-rodtrad=", "Secure", "HttpOnly"):
        check_in(part, first.headers["Set-Cookie"])
    page = client.ask("/admin/logins", Cookie=first.headers["Set-Cookie"].split(";")[0])
    check_same(page.status, 200, "a page for those who are logged in")


def is_held_back(client, source, **headers):
    return "för många" in client.ask("/login", {"name": "nobody", "password": "x"}, source, **headers).text.lower()


def check_addresses(client):
    """Who tries too often is held back alone, whatever address they claim to have."""
    check(any(is_held_back(client, "127.0.0.9") for _ in range(60)), "nobody is held back")
    check(not is_held_back(client, "127.0.0.8"), "others are held back too")
    claimed = (f"192.0.2.{i}" for i in range(1, 15))
    check(any(is_held_back(client, "127.0.0.9", X_Forwarded_For=one) for one in claimed), "claimed addresses are believed")


GATEWAYS = {"nginx": nginx, "caddy": caddy}
there = [name for name in GATEWAYS if shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin")]
if not there or not shutil.which("openssl"):
    skip("there is neither nginx nor Caddy (./dev setup look)")
os.environ["PATH"] += ":/usr/sbin"
for name in there:
    with temporary() as folder:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", folder + "/key.pem", "-out", folder + "/cert.pem",
                        "-subj", "/CN=" + NAME, "-addext", "subjectAltName=DNS:" + NAME], check=True, capture_output=True)
        port = free_port()
        workspace = new_workspace(folder, settings=f'\n[web]\nurl = "https://{NAME}:{port}"\n')
        code = run_json("user", "add", "anna", "--role", "administrator", workspace=workspace)["code"]
        with Server(workspace) as server:
            gateway = subprocess.Popen(GATEWAYS[name](folder, server, port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                client = Client(folder, port)
                for _ in range(100):
                    if client.is_there():
                        break
                    time.sleep(0.2)
                check_through(client, code)
                check_addresses(client)
            finally:
                gateway.terminate()
                gateway.wait(timeout=20)
finish()
