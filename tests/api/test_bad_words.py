"""Commands, methods, data and parameters that do not exist or do not fit: what was meant, and nothing changed."""
import sqlite3

from support import (PLAN, check, check_in, check_untouched, finish, import_contacts, listing, new_workspace, refused, run, temporary, write,
                     write_contacts)

with temporary() as folder:
    workspace = new_workspace(folder)
    run("data", "import", write(folder + "/good.csv", "year,area,sex,age,count\n2020,01,F,1,5\n"), "--as", "population", workspace=workspace)
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    import_contacts(write_contacts(folder + "/contacts.csv", rows=60), workspace)
    limits = "year,care_form,drg,limit,list_id,list_kind,list_version\n1999,inpatient,S01,90000,L,clinic,1\n"
    run("data", "import", write(folder + "/limits.csv", limits), "--as", "drg_limit", workspace=workspace)
    names = "".join(f'{name} = "{name}"\n' for name in limits.split("\n")[0].split(","))
    dollars = write(folder + "/dollars.toml", 'currency = "USD"\n[columns]\n' + names)
    run("data", "import", write(folder + "/usd.csv", limits.replace("1999", "2021")), "--as", "drg_limit", "--map", dollars, workspace=workspace)
    before = listing(workspace, workspace + "-keys")
    bind = ("plan", "bind", "1", "--method", "cost_outliers", "--data")
    refused("plan", "bind", "1", "--method", "cost_outlier", "--data", "contacts", workspace=workspace, error="unknown_method",
            sv='menade du "cost_outliers"?', en='did you mean "cost_outliers"?')
    refused("record", "create", "goal", "title=x", workspace=workspace, code=2, error="too_many_values", sv="tar bara ett värde", en="takes one value only")
    refused("methods", "outliers", workspace=workspace, error="unknown_method", sv="outliers", en="outliers")
    refused(*bind, "contact", workspace=workspace, error="unknown_dataset", sv='menade du "contacts"?', en='did you mean "contacts"?')
    refused(*bind, "contacts@0123456789ab", workspace=workspace, error="unknown_version", sv="0123456789ab", en="0123456789ab")
    refused(*bind, "good", workspace=workspace, sv="population", en="population")
    refused(*bind, "contacts", "--data", "limits", workspace=workspace, error="limit_year", sv=("1999", "2021, 2022"), en=("1999", "same year"))
    refused(*bind, "contacts", "--data", "usd", workspace=workspace, error="currency_mix", sv=("USD", "SEK"), en="never compared")
    refused(*bind, "contacts", "--set", "minimum_m=3", workspace=workspace, sv='"minimum_n"', en='"minimum_n"')
    refused(*bind, "contacts", "--set", "minimum_n=-3", workspace=workspace, sv="minimum_n", en="minimum_n")
    refused("plan", "bind", "77", "--method", "cost_outliers", "--data", "contacts", workspace=workspace, error="unknown_assignment",
            sv="77", en="77")
    check_untouched(before, listing(workspace, workspace + "-keys"))

    # Data that follow another version of their contract: a newer program wrote them.
    run(*bind, "contacts", workspace=workspace)
    with sqlite3.connect(workspace + "/register.db") as register:
        tables = [row[0] for row in register.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%manifest%' AND type = 'table'")]
        for table in tables:
            register.execute(f"UPDATE {table} SET manifest = replace(manifest, '\"contract_version\":1', '\"contract_version\":99')")
        changed = register.total_changes
    register.close()
    check(changed > 0, "no manifest was changed")
    refused(*bind, "contacts", workspace=workspace, error="other_contract_version", sv="version 99", en="version 99")
    told = run("plan", "run", workspace=workspace, code=1)
    check_in("version 99", told[0] + told[1])
    refused("data", "import", write_contacts(folder + "/more.csv", rows=9, years=(2023,)), "--as", "care_contact", "--name", "contacts",
            "--purpose", "prov", workspace=workspace, error="other_contract_version", sv="version 99", en="version 99")

    # Commands.
    refused("plan", "rum", workspace=workspace, code=2, error="unknown_command", sv='menade du "plan run"?', en='did you mean "plan run"?')
    refused("data", "import", folder + "/good.csv", workspace=workspace, code=2, error="missing_argument", sv="--as", en="--as")
    refused("data", "list", "--all", workspace=workspace, code=2, error="unknown_option", sv="--all", en="--all")
finish()
