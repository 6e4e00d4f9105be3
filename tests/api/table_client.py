"""Clients of a table API, written from how R's pxweb and Python's pxwebpy are documented to ask: they walk everything that there is and
insist on what those insist on."""
import json
import urllib.parse

from support import check, check_same


def load(answer, status=200):
    check_same(answer.status, status, answer.body[:300])
    check_same(answer.headers["Access-Control-Allow-Origin"], "*", "CORS")
    return json.loads(answer.body)


def product(numbers):
    whole = 1
    for number in numbers:
        whole *= number
    return whole


class VersionOne:
    """Levels down to every table; each is fetched whole in two formats."""

    def __init__(self, server, language):
        self.server, self.base, self.tables = server, f"/api/v1/{language}", {}
        config = load(server.ask(self.base + "/?config"))
        for name in ("maxValues", "maxCells", "maxCalls", "timeWindow"):
            check(isinstance(config[name], int) and config[name] > 0, f"{name} is no number: {config}")
        check_same(config["CORS"], True, "CORS in config")
        for base in load(server.ask(self.base)):
            check_same(set(base), {"dbid", "text"}, "a database")
            self.walk(f"{self.base}/{base['dbid']}")

    def walk(self, path):
        for item in load(self.server.ask(path)):
            check_same(set(item) - {"updated"}, {"id", "type", "text"}, "an item")
            check(item["type"] in ("l", "t", "h") and item["id"] and item["text"], f"item {item}")
            if item["type"] == "l":
                self.walk(f"{path}/{item['id']}")
            else:
                self.tables[item["id"]] = self.fetch(f"{path}/{item['id']}")

    def describe(self, path):
        about = load(self.server.ask(path))
        check_same(set(about), {"title", "variables"}, "a table")
        for one in about["variables"]:
            check(set(one) <= {"code", "text", "values", "valueTexts", "elimination", "time", "map"}, f"variable {one}")
            check_same(len(one["values"]), len(one["valueTexts"]), "texts of values")
            check_same(len(set(one["values"])), len(one["values"]), "values twice")
        return about

    def post(self, path, query, form, status=200):
        body = json.dumps({"query": query, "response": {"format": form}})
        return self.server.ask(path, "POST", body, Content_Type="application/json"), status

    def fetch(self, path):
        about = self.describe(path)
        query = [{"code": one["code"], "selection": {"filter": "item", "values": one["values"]}} for one in about["variables"]]
        data = load(*self.post(path, query, "json"))
        check_same(set(data), {"columns", "comments", "data", "metadata"}, "members of json")
        for column in data["columns"]:
            check(set(column) <= {"code", "text", "type", "comment", "unit"} and column["type"] in ("d", "t", "c"), f"column {column}")
        keys = [column for column in data["columns"] if column["type"] != "c"]
        for row in data["data"]:
            check_same((len(row["key"]), len(row["values"])), (len(keys), len(data["columns"]) - len(keys)), "a row")
            check(all(isinstance(value, str) for value in row["values"]), f"values that are no texts: {row}")
        stat = load(*self.post(path, query, "json-stat"))
        check_same(list(stat), ["dataset"], "members of json-stat")
        size = stat["dataset"]["dimension"]["size"]
        check_same(product(size), product(len(one["values"]) for one in about["variables"]), "cells")
        check_same(len(stat["dataset"]["value"]), product(size), "values of json-stat")
        return about, data, stat["dataset"]


class VersionTwo:
    def __init__(self, server, language="sv"):
        self.server, self.base, self.language = server, "/api/v2", language
        self.config = load(server.ask(self.base + "/config"))
        check(int(self.config["apiVersion"].split(".")[0]) >= 2 and "-" not in self.config["apiVersion"], "version")
        for name in ("maxDataCells", "maxCallsPerTimeWindow", "timeWindow"):
            check(isinstance(self.config[name], int), f"{name}: {self.config}")
        total = load(self.ask("/tables"))["page"]["totalElements"]
        listed = load(self.ask("/tables", pageSize=max(1, total)))
        check_same(len(listed["tables"]), total, "tables on one page")
        self.tables = {one["id"]: self.fetch(one) for one in listed["tables"]}

    def ask(self, path, method="GET", body=None, **parameters):
        address = self.base + path + "?" + urllib.parse.urlencode({"lang": self.language, **parameters})
        return self.server.ask(address, method, body, Content_Type="application/json")

    def fetch(self, listed):
        one = load(self.ask("/tables/" + listed["id"]))
        check_same({**one}, {"language": self.language, **listed}, "a table in the list and alone")
        for name in ("id", "label", "updated", "firstPeriod", "lastPeriod", "variableNames", "links"):
            check(name in one, f"{name} is missing")
        about = load(self.ask(f"/tables/{listed['id']}/metadata"))
        check_same((about["value"], about["extension"]["px"]["tableid"]), ([], listed["id"]), "metadata")
        check_same(sorted(about["extension"]["px"]["stub"] + about["extension"]["px"]["heading"]), sorted(about["id"]), "layout")
        selection = []
        for name, size in zip(about["id"], about["size"]):
            dimension = about["dimension"][name]
            check_same(sorted(dimension["category"]["index"].values()), list(range(size)), f"places of {name}")
            check(dimension["extension"]["show"] in ("code", "value", "code_value"), "show")
            check(isinstance(dimension["extension"]["elimination"], bool), "elimination")
            selection.append({"variableCode": name, "valueCodes": list(dimension["category"]["index"])})
        data = load(self.ask(f"/tables/{listed['id']}/data", "POST", json.dumps({"selection": selection}), outputFormat="json-stat2"))
        check_same(len(data["value"]), product(data["size"]), "values")
        check(all(value is None or isinstance(value, (int, float)) for value in data["value"]), "a value that is no number")
        check(set(data.get("status", {})) <= {str(i) for i in range(len(data["value"]))}, "statuses")
        check_same(load(self.ask(f"/tables/{listed['id']}/data")), data, "the default selection of a small table is all of it")
        return about, data
