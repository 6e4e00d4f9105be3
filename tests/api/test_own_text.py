"""The analyst's own text: its numbers come from the result at hand, it survives a rerun, and it never shows what is not there."""
import os
import re

from support import bound_workspace, check, check_in, finish, import_contacts, read, refused, run, temporary, write, write_contacts

TEXT = "I sluten vård finns {overview.inpatient.contacts} kontakter.\n\nSaknas: {overview.moon.contacts}.\n"


def page(workspace):
    folder = workspace + "/publications/assignment-1/"
    newest = max((name for name in os.listdir(folder) if name.endswith(".sv.html")), key=lambda name: int(name.split("-run-")[1].split("-")[0]))
    return re.sub(r"<[^>]*>", "", read(folder + newest))


def run_and_publish(workspace, number):
    run("plan", "run", workspace=workspace)
    run("release", f"run-{number}", "--by", "Chefen", "--ground", "prov", workspace=workspace)
    run("publish", "1", "--form", "webb", workspace=workspace)
    return page(workspace)


with temporary() as folder:
    workspace = bound_workspace(folder, rows=3000)
    words = write(folder + "/words.txt", TEXT)
    refused("write", "1", write(folder + "/empty.txt", " \n"), "--section", "answer", "--by", "A", workspace=workspace, error="text_empty", sv="tom", en="empty")
    refused("write", "1", words, "--section", "answer", "--by", " ", workspace=workspace, error="by_missing", sv="vem", en="who")
    refused("write", "1", words, "--section", "answer", "--by", "A", "--language", "fi", workspace=workspace, error="unknown_language", sv="fi", en="fi")
    run("write", "1", words, "--section", "answer", "--by", "Utredaren (prov)", workspace=workspace)

    first = run_and_publish(workspace, 1)
    said = re.search(r"I sluten vård finns ([\d\s]+) kontakter", first)
    check(said is not None, "the text has no number")
    check_in("Saknas: ..", first)
    check_in("overview.moon.contacts", first)
    check_in("Utredaren (prov)", first)

    # Half as many rows, of later years: the words stay, the number follows the data.
    import_contacts(write_contacts(folder + "/fewer.csv", rows=1500, years=(2023, 2024)), workspace, name="contacts")
    again = re.search(r"I sluten vård finns ([\d\s]+) kontakter", run_and_publish(workspace, 2))
    check(again is not None and again[1] != said[1], f"the number did not follow the data: {said[1]}")

    refused("publish", "1", "--form", "webb", "--template", words, workspace=workspace, error="template_unused", sv="ingen mall", en="no template")
    refused("publish", "1", "--form", "kort_analys", "--template", words, workspace=workspace, place=words, sv="ZIP", en="ZIP")
finish()
