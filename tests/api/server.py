"""A running `rodtrad serve`, and a client that keeps its cookie and reads forms as a browser without scripts does."""
import html
import http.client
import re
import resource
import socket
import subprocess
import time
import urllib.parse

from support import check, check_in, check_same, command, run_json

PASSWORD = "fyra hästar äter gräs"


class Server:
    def __init__(self, workspace, files=None):
        """`files`: how many the server may have open, where it is fewer than it would take."""
        limit = (lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))) if files else None
        self._process = subprocess.Popen(command("serve", "--port", 0, workspace=workspace), stdout=subprocess.PIPE, text=True, preexec_fn=limit)
        line = self._process.stdout.readline()
        check(re.fullmatch(r"http://127\.0\.0\.1:\d+/\n", line), f"serve prints {line!r}")
        self.port = int(line.rsplit(":", 1)[1].strip("/\n"))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()

    def stop(self, how):
        self._process.send_signal(how)
        began = time.monotonic()
        check_same(self._process.wait(timeout=15), 0, f"exit code after {how.name}")
        check(time.monotonic() - began < 5, f"{how.name} took long")

    def ask(self, target, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, target, body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def send(self, sent):
        """Status of the answer to raw bytes; None when the connection is closed without one."""
        with self.connect() as client:
            client.sendall(sent)
            client.shutdown(socket.SHUT_WR)
            got = b""
            while piece := client.recv(65536):
                got += piece
        return int(got.split(b" ", 2)[1]) if got else None


class Browser:
    def __init__(self, server):
        self.server, self.cookie, self.page, self.status, self.place = server, "", "", 0, ""

    def _send(self, target, method="GET", body=None, **headers):
        if self.cookie:
            headers["Cookie"] = self.cookie
        answer = self.server.ask(target, method, body, **headers)
        if given := answer.headers["Set-Cookie"]:
            self.cookie = given.split(";")[0]
        return answer

    def open(self, target, method="GET", body=None, **headers):
        """Follows redirects as a browser does; the page's text."""
        answer = self._send(target, method, body, **headers)
        for _ in range(5):
            if answer.status != 303:
                break
            target = answer.headers["Location"].split("#")[0]
            answer = self._send(target)
        self.place, self.status, self.answer, self.page = target, answer.status, answer, answer.body.decode(errors="replace")
        return self.page

    def post(self, action, **values):
        body = urllib.parse.urlencode(values, doseq=True)
        return self.open(action, "POST", body, Content_Type="application/x-www-form-urlencoded")

    def fields(self, action):
        """Values that the form with this action would send untouched."""
        form = next((part for part in re.findall(r"<form[^>]*>.*?</form>", self.page, re.S) if f'action="{action}' in part), None)
        check(form, f"no form for {action} on {self.place}")
        values = {}
        for tag in re.findall(r"<input[^>]*>", form):
            if 'type="radio"' in tag and "checked" not in tag or 'type="checkbox"' in tag and "checked" not in tag:
                continue
            if 'type="file"' not in tag and (name := re.search(r' name="([^"]*)"', tag)):
                value = re.search(r' value="([^"]*)"', tag)
                held = html.unescape(value[1]) if value else ""
                before = values.get(name[1], [])  # boxes of one name are a list, after the hidden value that tells of them
                values[name[1]] = (before if isinstance(before, list) else [before]) + [held] if 'type="checkbox"' in tag else held
        for name, text in re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
            values[name] = html.unescape(text)
        for name, inside in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
            options = re.findall(r'<option value="([^"]*)"( selected)?', inside)
            values[name] = html.unescape(next((value for value, chosen in options if chosen), options[0][0] if options else ""))
        return values

    def submit(self, action, **values):
        """Fills in the form with this action on the page and sends it."""
        full = re.search(f'action="({re.escape(action)}[^"]*)"', self.page)
        return self.post(html.unescape(full[1]) if full else action, **{**self.fields(action), **values})

    def log_in(self, name, password):
        self.open("/login")
        return self.submit("/login", name=name, password=password)

    def see(self, *words):
        for word in words:
            check_in(word, self.page)


def add_user(server, workspace, name, *roles):
    """An account, and a browser that is logged in with it."""
    code = run_json("user", "add", name, *[word for role in roles for word in ("--role", role)], workspace=workspace)["code"]
    browser = Browser(server)
    browser.open("/login/first")
    browser.submit("/login/first", name=name, code=code, password=PASSWORD)
    check_same(browser.status, 200, f"first login of {name}")
    return browser
