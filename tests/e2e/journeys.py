"""./dev e2e: journeys through the pages in Chromium (journeys.mjs), over a small workspace with a server and an OpenID provider; then what
Lighthouse says of the pages that the journeys have filled (lighthouse.mjs).

journeys.py ROOT PROGRAM"""
import os
import socket
import subprocess
import sys

ROOT, PROGRAM = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
sys.path.insert(0, os.path.join(ROOT, "tests", "api"))

from support import PLAN, command, new_workspace, read, run, run_json, temporary, write, write_contacts  # noqa: E402

HERE = os.path.join(ROOT, "tests", "e2e")
CLIENT, SECRET = "rodtrad", "bara i provet"
POPULATION = "Region;Kön;Ålder;År;Folkmängd\n" + "".join(f"M{area};{sex};{age};2021;{100 + age}\n" for area in (1, 2) for sex in "FM" for age in range(90))


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


with temporary() as folder:
    workspace, port = new_workspace(folder), free_port()
    run("plan", "import", write(folder + "/plan.txt", PLAN), workspace=workspace)
    run("example", folder + "/example", "--persons", 1000)
    run("record", "import", folder + "/example/register.jsonl", workspace=workspace)
    write_contacts(folder + "/kontakter.csv")
    write(folder + "/folkmangd.csv", POPULATION)
    write(folder + "/secret", SECRET)
    provider = subprocess.Popen(["node", HERE + "/provider.mjs", CLIENT, SECRET, f"http://127.0.0.1:{port}/login/openid/back"],
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    issuer = provider.stdout.readline().strip()
    write(workspace + "/rodtrad.toml",
          read(workspace + "/rodtrad.toml") + f'\n[openid]\nissuer = "{issuer}"\nclient = "{CLIENT}"\nsecret_file = "{folder}/secret"\n')
    codes = {name: run_json("user", "add", name, "--role", role, "--display", f"{name.capitalize()} Exempel", workspace=workspace)["code"]
             for name, role in (("anna", "analyst"), ("chef", "administrator"), ("bo", "administrator"), ("siv", "board_secretary"),
                                ("eva", "eu_officer"), ("kent", "controller"), ("lisa", "staff"))}
    server = subprocess.Popen(command("serve", "--port", port, workspace=workspace), stdout=subprocess.PIPE, text=True)
    base = server.stdout.readline().strip().rstrip("/")
    try:
        done = subprocess.run(["node", HERE + "/journeys.mjs", base, folder, os.path.join(ROOT, "build", "e2e", "pages"), *[f"{name}={code}" for name, code in codes.items()]],
                              check=False)
        scored = subprocess.run(["node", HERE + "/lighthouse.mjs", base], check=False)
    finally:
        server.terminate()
        provider.terminate()
    sys.exit(done.returncode or scored.returncode)
