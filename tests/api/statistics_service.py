"""A small statistics service for tests: one table, asked as PxWebApi 1 or 2 is asked, cut to what is selected. The forms
follow the services' public descriptions; numbers that are not recorded are made up."""
import json
from urllib.parse import parse_qs, urlsplit


def positions(table, code, values):
    index = table["dimension"][code]["category"]["index"]
    return [index[value] for value in values]


def cut(table, selection):
    """The part of a JSON-stat 2 table that is selected: code → values. A variable that is not selected is summed."""
    ids, sizes = table["id"], table["size"]
    chosen = {code: positions(table, code, selection[code]) if code in selection else list(range(size)) for code, size in zip(ids, sizes)}

    def cell(places):
        at = 0
        for code, size in zip(ids, sizes):
            at = at * size + places[code]
        return table["value"][at], table.get("status", {}).get(str(at))

    kept = [code for code in ids if code in selection]
    values, status = [], {}

    def walk(order, places):
        if order:
            for place in chosen[order[0]]:
                walk(order[1:], {**places, order[0]: place})
            return
        rest = [code for code in ids if code not in selection]
        found = [cell({**places, **extra}) for extra in every(rest, chosen)]
        if found[0][1] is not None:
            status[str(len(values))] = found[0][1]
        values.append(None if found[0][0] is None else sum(one[0] for one in found))

    walk(kept, {})
    dimension = {}
    for code in kept:
        category = table["dimension"][code]["category"]
        dimension[code] = {**table["dimension"][code],
                           "category": {"index": {value: i for i, value in enumerate(selection[code])},
                                        "label": {value: category["label"][value] for value in selection[code]}}}
    return {**table, "id": kept, "size": [len(selection[code]) for code in kept], "dimension": dimension, "value": values, "status": status}


def every(codes, chosen):
    found = [{}]
    for code in codes:
        found = [{**one, code: place} for one in found for place in chosen[code]]
    return found


class PxWeb:
    """Handler for local_server: /api/v2/tables/ID and /api/v1/sv/db/ID."""

    def __init__(self, tables, config, busy_every=0):
        self.tables, self.config, self.busy_every, self.calls, self.cells = tables, config, busy_every, 0, []

    def __call__(self, request):
        self.calls += 1
        if self.busy_every and self.calls % self.busy_every == 0:
            return request.answer("slow down", status=429, Retry_After=1)
        address = urlsplit(request.path)
        parts = address.path.strip("/").split("/")
        if request.path.endswith("config"):
            return self.json(request, self.config)
        if parts == ["api", "v2", "tables"]:
            number = int(parse_qs(address.query).get("pageNumber", ["1"])[0])
            ids = sorted(self.tables)
            return self.json(request, {"language": "sv", "tables": [{"id": ids[number - 1], "label": self.tables[ids[number - 1]]["label"], "links": [{"rel": "self"}]}],
                                       "page": {"pageNumber": number, "pageSize": 1, "totalElements": len(ids), "totalPages": len(ids)}})
        if parts[:2] == ["api", "v2"]:
            return self.second(request, parts, parse_qs(address.query, keep_blank_values=True))
        return self.first(request, parts)

    def json(self, request, value, status=200):
        request.answer(json.dumps(value, ensure_ascii=False), status=status, kind="application/json; charset=UTF-8")

    def second(self, request, parts, query):
        table = self.tables.get(parts[3])
        if not table:
            return self.json(request, {"type": "Parameter error", "title": "Non-existent table", "status": 404}, 404)
        if parts[-1] == "metadata":
            return self.json(request, {**table, "value": []})
        assert query["outputFormat"] == ["json-stat2"], query
        return self.data(request, table, {one["variableCode"]: one["valueCodes"] for one in json.loads(request.body)["selection"]}, lambda it: it)

    def first(self, request, parts):
        table = self.tables.get(parts[-1])
        if not table:
            return self.json(request, [{"id": id, "type": "t", "text": one["label"]} for id, one in self.tables.items()])
        if not request.body:
            variables = [{"code": code, "text": one["label"], "values": list(one["category"]["index"]), "valueTexts": list(one["category"]["label"].values()),
                          "elimination": one.get("extension", {}).get("elimination", False)} for code, one in table["dimension"].items()]
            return self.json(request, {"title": table["label"], "variables": variables})
        asked = json.loads(request.body)
        assert asked["response"]["format"] == "json-stat" and all(one["selection"]["filter"] == "item" for one in asked["query"]), asked
        return self.data(request, table, {one["code"]: one["selection"]["values"] for one in asked["query"]}, first_form)

    def data(self, request, table, selection, form):
        part = cut(table, selection)
        self.cells.append(len(part["value"]))
        if len(part["value"]) > self.config.get("really", 10**9):
            return self.json(request, {"error": "Too many values selected"}, 403)
        return self.json(request, form(part))


def first_form(table):
    """JSON-stat 1.x, as version 1 gives it."""
    return {"dataset": {"label": table["label"], "source": table.get("source"), "value": table["value"], "status": table["status"],
                        "dimension": {**table["dimension"], "id": table["id"], "size": table["size"], "role": table.get("role", {})}}}


def made_up_table():
    """Share (per cent) by region, sex and year, with marks of different kinds and one code that needs quoting."""
    regions, sexes, years = ["00", "25", "2580"], ["1", "2"], ["2019", "2020", "2021", "2022"]
    values = [10 + i + i / 8 for i in range(24)]
    status = {"3": "..", "7": ".", "11": "-"}
    for at in status:
        values[int(at)] = None
    named = lambda codes, texts: {"index": {code: i for i, code in enumerate(codes)}, "label": dict(zip(codes, texts))}
    return {"version": "2.0", "class": "dataset", "label": "Andel efter region, kön och år", "source": "Statistikbyrån",
            "id": ["Region", "Kon", "Tid"], "size": [3, 2, 4], "role": {"time": ["Tid"]}, "value": values, "status": status,
            "dimension": {"Region": {"label": "region", "category": named(regions, ["Riket", "Norrbotten", "Luleå"])},
                          "Kon": {"label": "kön", "category": named(sexes, ["män", "kvinnor"]), "extension": {"elimination": True}},
                          "Tid": {"label": "år", "category": named(years, years)}}}
