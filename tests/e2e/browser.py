"""Chromium without a window, driven over a pipe by its DevTools protocol: pages as people get them, without JavaScript."""
import base64
import json
import os
import shutil
import subprocess

TALLEST = 16000  # of a picture, in pixels
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def find_browser():
    return next((path for path in map(shutil.which, PROGRAMS) if path), None)


class Browser:
    def __init__(self, profile):
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()

        def as_three_and_four():  # where the browser looks for its pipe
            kept = os.dup(to_browser), os.dup(from_browser)
            os.dup2(kept[0], 3)
            os.dup2(kept[1], 4)

        self._process = subprocess.Popen(
            [find_browser(), "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=as_three_and_four, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self._rest, self._last, self.events = b"", 0, []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.call("Browser.close")
        self._process.wait(timeout=30)

    def _receive(self):
        while b"\0" not in self._rest:
            got = os.read(self._in, 1 << 20)
            if not got:
                raise SystemExit("FAILED: the browser has ended")
            self._rest += got
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise SystemExit(f"FAILED: {method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def _wait_for(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._receive())

    def visit(self, url, width, height, picture):
        """Opens the page without JavaScript and takes its picture. Returns its width, what it asked for and complained of."""
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(domain + ".enable", session)
        self.call("Emulation.setScriptExecutionDisabled", session, value=True)
        self.call("Emulation.setDeviceMetricsOverride", session, width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.events = []
        self.call("Page.navigate", session, url=url)
        self._wait_for("Page.loadEventFired")
        size = self.call("Page.getLayoutMetrics", session)["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": max(width, size["width"]), "height": min(size["height"], TALLEST), "scale": 1}
        shot = self.call("Page.captureScreenshot", session, clip=clip, captureBeyondViewport=True)
        with open(picture, "wb") as file:
            file.write(base64.b64decode(shot["data"]))
        self.call("Target.closeTarget", targetId=target)
        asked = [event["params"]["request"]["url"] for event in self.events if event.get("method") == "Network.requestWillBeSent"]
        return size["width"], asked, [complaint for event in self.events for complaint in complaints(event)]


def complaints(event):
    method, said = event.get("method"), event.get("params", {})
    if method == "Log.entryAdded" and said["entry"]["level"] in ("error", "warning"):
        return [said["entry"]["text"]]
    if method == "Runtime.exceptionThrown":
        return [said["exceptionDetails"]["text"]]
    if method == "Runtime.consoleAPICalled" and said["type"] in ("error", "warning", "assert"):
        return [str(said["args"])]
    return []
