"""The main job as a user does it, from an empty folder to slides and pages, with its gates and the modes of its files."""
import os
import zipfile

from support import (KEY, PLAN, check, check_in, check_same, finish, import_contacts, mode_of, new_workspace, read, refused, run, run_json,
                     temporary, write, write_contacts)

with temporary() as folder:
    refused("init", folder + "/bad", "--keys", folder + "/k", "--fixed-key", "abc", error="bad_key",
            sv="64 hexadecimala siffror", en="64 hexadecimal digits")
    check(not os.path.exists(folder + "/bad"), "a refused init leaves a workspace behind")
    said = run("init", folder + "/first", "--region", "Region Ett", "--keys", folder + "/first-keys", "--fixed-key", KEY)[0]
    check_in("rodtrad plan import", said)
    refused("init", folder + "/first", error="workspace_exists", sv="redan en arbetsyta", en="a workspace already")
    write_contacts(folder + "/few.csv", rows=20)
    import_contacts(folder + "/few.csv", folder + "/first")
    refused("init", folder + "/second", "--keys", folder + "/first-keys", error="keys_not_empty", place=folder + "/first-keys",
            sv="kan inte dela nycklar", en="cannot share keys")
    refused("plan", "list", workspace=folder, error="no_workspace", sv="rodtrad init MAPP", en="rodtrad init FOLDER")
    refused("plan", "list", workspace=folder + "/first", error="no_plan", sv="rodtrad plan import FIL", en="rodtrad plan import FILE")

    workspace = new_workspace(folder)
    check_in("1 uppdrag", run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)[0])
    check_in("Ytterfall och kostnader", run("plan", "list", workspace=workspace)[0])
    check_in("Mars 2026", run("plan", "show", "ytterfall", workspace=workspace, language="en")[0])
    shown = run_json("plan", "show", "--all", workspace=workspace)["assignments"][0]
    check_same(shown["title"], "Ytterfall och kostnader", "title")
    check_same(shown["due_edtf"], ["2026-03"], "due date")
    start, end = shown["spans"]["title"][0]
    check_same(PLAN[start:end], shown["title"], "the title's span")

    # Data: personal data need a purpose; what is taken in is listed.
    contacts = write_contacts(folder + "/contacts.csv")
    refused("data", "import", contacts, "--as", "care_contact", workspace=workspace, error="purpose_missing",
            sv="ange --purpose", en="give --purpose")
    taken = import_contacts(contacts, workspace)
    check_same((taken["rows_read"], taken["rows_taken"], taken["years"]), (3000, 3000, [2021, 2022]), "import")
    check_in("contacts", run("data", "list", workspace=workspace)[0])
    check_in("3,000", run("data", "list", workspace=workspace, language="en")[0])
    check_in("2021.parquet", run("data", "show", "contacts", workspace=workspace)[0])

    # Runs are examined in the closed zone.
    refused("plan", "run", workspace=workspace, error="nothing_bound", sv="rodtrad plan bind", en="rodtrad plan bind")
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "contacts", workspace=workspace)
    ran = run_json("plan", "run", workspace=workspace)["runs"][0]
    check_same((ran["run"], ran["state"], ran["rows"]), ("run-1", "done", 3000), "run")
    check(os.path.isabs(ran["preview"]), f"{ran['preview']} is no whole path")
    preview = read(ran["preview"])
    check_in("ej frisläppt", preview.lower())
    for place in ("runs", "runs/run-1", "lake"):
        check_same(mode_of(f"{workspace}/{place}"), 0o700, f"mode of {place}")
    for name in ("preview.html", "preview-public.html", "result.json", "result-public.json", "run.json"):
        check_same(mode_of(f"{workspace}/runs/run-1/{name}"), 0o600, f"mode of {name}")
    for place, names, files in os.walk(workspace + "-keys"):
        check_same(mode_of(place), 0o700, f"mode of {place}")
        for name in files:
            check_same(mode_of(os.path.join(place, name)), 0o600, f"mode of {name}")
    check(any(name.endswith("contacts.csv") for _, _, files in os.walk(workspace + "-keys") for name in files), "the original is not kept")

    # Nothing leaves before a named person has released it, on a ground.
    refused("publish", "1", "--form", "webb", workspace=workspace, sv="frisläppt", en="released")
    check_same(os.listdir(workspace + "/publications"), [], "publications before release")
    refused("release", "run-1", "--by", "Analytikern", workspace=workspace, code=2, error="missing_argument", sv="--ground", en="--ground")
    refused("release", "run-1", "--by", "Analytikern", "--ground", " ", workspace=workspace, error="ground_missing", sv="grund", en="ground")
    refused("release", "run-1", "--by", "", "--ground", "prov", workspace=workspace, error="by_missing", sv="vem", en="who")
    refused("release", "run-1", "--by", "A", "--ground", "prov", "--level", "publik", workspace=workspace, error="unknown_level",
            sv="publik", en="publik")
    refused("release", "run-9", "--by", "A", "--ground", "prov", workspace=workspace, error="unknown_run", sv="run-9", en="run-9")
    said = run("release", "run-1", "--by", "Chefen (prov)", "--ground", "inga enskilda", workspace=workspace)[0]
    check_in("preview.html", said)
    check_in("rodtrad publish", said)

    refused("publish", "1", "--form", "film", workspace=workspace, sv="film", en="film")
    run("publish", "1", "--form", "webb", workspace=workspace)
    run("publish", "1", "--form", "analysresultat", workspace=workspace)
    run("publish", "1", "--form", "kort_analys", workspace=workspace)
    made = sorted(os.listdir(workspace + "/publications/assignment-1"))
    check_same([name.split("-run-1-")[1] for name in made],
               ["analysresultat-intern.en.pptx", "analysresultat-intern.sv.pptx", "kort_analys-intern.en.docx", "kort_analys-intern.sv.docx",
                "webb-intern.en.html", "webb-intern.sv.html"], "publications")
    for name in made:
        path = f"{workspace}/publications/assignment-1/{name}"
        if name.endswith((".pptx", ".docx")):
            check_same(zipfile.ZipFile(path).testzip(), None, name)
        else:
            page = read(path)
            check_in(f'<html lang="{name[-7:-5]}"', page)
            check("ej frisläppt" not in page.lower() and "not released" not in page.lower(), f"{name} is stamped as not released")
            check("<script" not in page, f"{name} needs JavaScript")

    # Without persons the threshold counts contacts: only data that are public can be released to the public.
    without = write_contacts(folder + "/without.csv", columns=["year", "care_form", "hospital", "sex", "age", "drg", "cost"])
    import_contacts(without, workspace, name="utan")
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "utan", workspace=workspace)
    check_same(run_json("plan", "run", workspace=workspace)["runs"][0]["run"], "run-2", "second run")
    released = ("release", "run-2", "--by", "Chefen", "--ground", "prov", "--level", "public")
    refused(*released, workspace=workspace, sv="kontakter", en="contacts")
    run("release", "run-2", "--by", "Chefen", "--ground", "prov", "--level", "internal", workspace=workspace)
    run("data", "import", without, "--as", "care_contact", "--name", "offentlig", "--purpose", "prov", "--public", "påhittade data", workspace=workspace)
    run("plan", "bind", "1", "--method", "cost_outliers", "--data", "offentlig", workspace=workspace)
    run("plan", "run", "1", workspace=workspace)
    run("release", "run-3", *released[2:], workspace=workspace)
finish()
