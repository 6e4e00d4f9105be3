"""A web server of the test's own on a free port. A handler is a function of the request: it answers, or misbehaves."""
import contextlib
import http.server
import threading


class Request(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def setup(self):
        super().setup()
        self.body = b""

    def answer(self, body, status=200, kind="text/csv", **headers):
        """`length`: what to say about the body's length instead of the truth."""
        body = body if isinstance(body, bytes) else body.encode()
        length = headers.pop("length", len(body))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def handle_one(self):
        length = int(self.headers.get("Content-Length", 0))
        self.body = self.rfile.read(length) if length else b""
        self.server.asked.append((self.command, self.path, self.body))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.server.handler(self)

    do_GET = do_POST = handle_one


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, handler):
        super().__init__(("127.0.0.1", 0), Request)
        self.handler = handler
        self.asked = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


@contextlib.contextmanager
def serving(handler):
    server = Server(handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
