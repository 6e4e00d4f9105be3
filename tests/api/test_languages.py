"""A language that a region adds: its words where it has them, Swedish for the rest, each marked with what it is."""
import os
import re

from server import Server, add_user
from support import PLAN, check, check_in, check_same, finish, new_workspace, refused, run, temporary, write

FINNISH = """name = "Suomeksi"
[words]
"Analysplan" = "Analyysisuunnitelma"
"Hoppa till innehållet" = "Siirry sisältöön"
"Sök" = "Hae"
"Ansvarig" = "Vastuuhenkilö"
"""


def tag_around(page, words):
    """The element whose whole text is the words."""
    found = re.search(r"<(\w+)([^>]*)>" + re.escape(words) + r"</\1>", page)
    check(found, f"{words!r} does not stand alone in an element")
    return found[2]


def check_pages(server):
    page = server.ask("/plan?lang=fi").body.decode()
    check_in('<html lang="sv">', page)
    for words in ("Analyysisuunnitelma", "Siirry sisältöön"):
        check_in('lang="fi"', tag_around(page, words))
    check(' lang="' not in tag_around(page, "Logga in"), "Swedish is marked as another language")
    check_in('aria-label="Hae"', page)
    check_in('href="/goals?lang=fi"', page)
    check_in('<input type="hidden" name="lang" value="fi">', page)
    check_in('lang="en"', tag_around(page, "This page in English"))
    swedish = server.ask("/plan").body.decode()
    check_in('href="/plan?lang=fi" lang="fi" hreflang="fi"', swedish)
    check("Analyysisuunnitelma" not in swedish, "Finnish on a Swedish page")
    unknown = server.ask("/plan?lang=xx").body.decode()
    check_in("Analysplan", unknown)
    english = server.ask("/plan?lang=en").body.decode()
    check("Analyysisuunnitelma" not in english, "Finnish on an English page")
    check_in("Suomeksi", english)


with temporary() as folder:
    workspace = new_workspace(folder)
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    os.mkdir(workspace + "/languages")
    file = write(workspace + "/languages/fi.toml", FINNISH)
    with Server(workspace) as server:
        check_pages(server)
        anna = add_user(server, workspace, "anna", "analyst")
        anna.open("/data?lang=fi")
        check_same(anna.status, 200, "a user's page")
        check_in('lang="fi"', tag_around(anna.page, "Analyysisuunnitelma"))
    write(file, 'name = "Suomeksi"\n[words]\n"{} av {}" = "{} / {}"\n')
    refused("plan", "list", workspace=workspace, error="words_with_places", sv=("fi.toml:3", "stannar på svenska"), en="stays in Swedish")
    write(file, '[words]\n"Data" = "Tiedot"\n')
    refused("plan", "list", workspace=workspace, error="name_missing", sv="språkets eget namn", en="own name")
    os.rename(file, workspace + "/languages/suomi.toml")
    refused("plan", "list", workspace=workspace, error="bad_language", sv="suomi", en="suomi")
finish()
