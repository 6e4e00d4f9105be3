"""/datasets/dcat: what DCAT-AP-SE 3 demands of each class, addresses that are whole, and nothing that is not published."""
import re
import xml.etree.ElementTree as xml

from server import Server
from support import bound_workspace, check, check_in, check_same, finish, release_and_publish, run, temporary

RDF, DCAT, TERMS = ("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://www.w3.org/ns/dcat#}", "{http://purl.org/dc/terms/}")
FOAF = "{http://xmlns.com/foaf/0.1/}"
DEMANDED = {DCAT + "Catalog": ("dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:license"),
            DCAT + "Dataset": ("dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:accessRights", "dcterms:issued", "dcterms:temporal",
                               "dcat:distribution"),
            DCAT + "Distribution": ("dcat:accessURL", "dcterms:format", "dcterms:license"),
            DCAT + "DataService": ("dcterms:title", "dcat:endpointURL", "dcat:endpointDescription", "dcterms:license", "dcterms:accessRights"),
            FOAF + "Agent": ("foaf:name", "dcterms:type")}


def expanded(name):
    prefix, local = name.split(":")
    return {"dcat": DCAT, "dcterms": TERMS, "foaf": FOAF}[prefix] + local


def check_catalogue(root, base):
    known = {node.get(RDF + "about") for node in root}
    check_same(len(known), len(root), "things with the same address")
    for node in root:
        check_in(node.tag, DEMANDED)
        for name in DEMANDED[node.tag]:
            check(node.find(expanded(name)) is not None, f"{node.tag} {node.get(RDF + 'about')} has no {name}")
    for node in root.iter():
        for address in (node.get(RDF + "about"), node.get(RDF + "resource")):
            check(address is None or re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", address), f"{address} is no whole address")
    for name in ("dcat:distribution", "dcat:dataset", "dcat:accessService", "dcterms:publisher"):
        for node in root.iter(expanded(name)):
            check_in(node.get(RDF + "resource"), known)
    titles = [node.get("{http://www.w3.org/XML/1998/namespace}lang") for node in root.find(DCAT + "Catalog").findall(TERMS + "title")]
    check_same(titles, ["sv", "en"], "languages of the title")
    check(all(address.startswith(base) for address in known), f"addresses elsewhere: {known}")


with temporary() as folder:
    workspace = bound_workspace(folder, "--public", "påhittade data", settings="\n[pxweb]\ncalls = 1000\n")
    run("plan", "run", workspace=workspace)
    release_and_publish(workspace)
    with Server(workspace) as server:
        base = f"http://127.0.0.1:{server.port}"
        empty = xml.fromstring(server.ask("/datasets/dcat").body)
        check(empty.find(DCAT + "Dataset") is None, "a dataset that is not published")
        release_and_publish(workspace, "--level", "public")
        answer = server.ask("/datasets/dcat")
        check_same((answer.headers["Content-Type"], answer.headers["Access-Control-Allow-Origin"]), ("application/rdf+xml; charset=utf-8", "*"), "headers")
        root = xml.fromstring(answer.body)
        check_catalogue(root, base)
        for node in list(root.iter(DCAT + "accessURL"))[:8]:
            check_same(server.ask(node.get(RDF + "resource").removeprefix(base)).status, 200, "a distribution")
        check_same(root.find(DCAT + "Dataset").find(TERMS + "identifier").text, "assignment-1", "identifier")
finish()
