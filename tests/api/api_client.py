"""A client of /api/rodtrad/v1 that believes nothing: each answer is held against the description that the server gives."""
import json
import re

from json_schema import faults
from support import check, check_same

BASE = "/api/rodtrad/v1"


class Api:
    def __init__(self, server):
        self.server, self.asked = server, set()
        self.description = json.loads(server.ask(BASE + "/openapi.json").body)

    def operation(self, method, path):
        for template, operations in self.description["paths"].items():
            pattern = "".join("[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[^}]+\})", template))
            if re.fullmatch(pattern, path) and method.lower() in operations:
                return template, operations[method.lower()]
        return None, None

    def ask(self, path, method="GET", body=None, token=None, status=None, **headers):
        """The answer, with `json`; its status is that of success unless another is expected."""
        if token:
            headers["Authorization"] = "Bearer " + token
        if body is not None and not isinstance(body, (str, bytes)):
            body = json.dumps(body)
            headers.setdefault("Content_Type", "application/json")
        if isinstance(body, str):
            body = body.encode()
        answer = self.server.ask(BASE + path, method, body, **headers)
        template, operation = self.operation(method, path.split("?")[0])
        check(operation, f"{method} {path} is not described")
        self.asked.add(operation["operationId"])
        good = next(int(code) for code in operation["responses"] if code != "default")
        check_same(answer.status, status or good, f"{method} {path}: {answer.body[:600]}")
        self.hold(answer, operation, f"{method} {path}")
        return answer

    def hold(self, answer, operation, what):
        if answer.status == 304:
            return
        said = operation["responses"].get(str(answer.status), operation["responses"]["default"])
        media = answer.headers["Content-Type"].split(";")[0]
        check(media in said["content"], f"{what}: {media} is not among {list(said['content'])}")
        answer.json = json.loads(answer.body) if media.endswith("json") else None
        if answer.json is not None:
            found = faults(answer.json, said["content"][media]["schema"], self.description)
            check(not found, f"{what} does not keep to its description: {found[:5]}")
