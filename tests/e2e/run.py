"""Looks at what the demo publishes: pages in a browser without JavaScript, at two widths; slides and documents through
LibreOffice. Pictures of all of it come to build/e2e/.  tests/e2e/run.py [FOLDER OF A DEMO]"""
import glob
import os
import re
import shutil
import subprocess
import sys
import zipfile

from browser import Browser, find_browser
from office_files import check_office_files

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
OUT = os.path.join(ROOT, "build", "e2e")
PICTURES = os.path.join(OUT, "pictures")
SIZES = ((390, 844), (1280, 900))
faults, looked = [], 0


def check(truth, fault):
    global looked
    looked += 1
    if not truth:
        faults.append(fault)
        print("FAILED:", fault)


def name_of(path):
    """The short name of a publication, as pictures are called: assignment-2-webb.sv."""
    place, name = os.path.split(path)
    return os.path.basename(place) + "-" + os.path.splitext(name)[0].rsplit("-", 1)[1]


def look_at_pages(pages):
    if not find_browser():
        print("SKIPPED: pages, there is no Chromium (./dev setup look)")
        return
    with Browser(os.path.join(OUT, "profile")) as browser:
        for page in pages:
            for width, height in SIZES:
                where = f"{name_of(page)} at {width} px"
                url = "file://" + page
                wide, asked, complaints = browser.visit(url, width, height, f"{PICTURES}/{name_of(page)}-{width}.png")
                check(wide <= width, f"{where} scrolls sideways: {wide} px")
                check(not complaints, f"{where}: {complaints}")
                outside = [one for one in asked if one != url and not one.startswith("data:")]
                check(asked and not outside, f"{where} asks for {outside or 'nothing'}")


OFFICE = ["soffice", f"-env:UserInstallation=file://{OUT}/office", "--headless"]


def to_pdf(path):
    subprocess.run([*OFFICE, "--convert-to", "pdf", "--outdir", OUT, path],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return os.path.join(OUT, os.path.splitext(os.path.basename(path))[0] + ".pdf")


def pages_in(pdf):
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", told, re.MULTILINE).group(1))


def look_at_office(files):
    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        print("SKIPPED: slides, there is no LibreOffice with poppler (./dev setup look)")
        return
    for path in files:
        pdf = to_pdf(path)
        if path.endswith(".pptx"):
            slides = sum(1 for name in zipfile.ZipFile(path).namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name))
            check(slides > 0 and pages_in(pdf) == slides, f"{name_of(path)}: {slides} slides, {pages_in(pdf)} pages")
        else:
            check(pages_in(pdf) > 0, f"{name_of(path)}: no pages")
        subprocess.run(["pdftoppm", "-r", "80", "-png", pdf, f"{PICTURES}/{name_of(path)}"], check=True)
    check_office_files(check, os.path.join(ROOT, "build", "rodtrad"), OFFICE, os.path.join(OUT, "documents"))


def main():
    demo = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.join(OUT, "demo")
    for folder in (PICTURES, os.path.join(OUT, "profile")):
        shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(PICTURES)
    if len(sys.argv) < 2:
        subprocess.run([os.path.join(ROOT, "tools", "demo.sh"), demo], check=True, cwd=ROOT)
    made = sorted(glob.glob(demo + "/workspace/publications/*/*"))
    pages = [path for path in made if path.endswith(".html")]
    office = [path for path in made if path.endswith((".pptx", ".docx"))]
    check({path.rsplit(".", 2)[1] for path in pages} == {"sv", "en"}, f"pages in Swedish and English: {pages}")
    check({path.rsplit(".", 2)[1] for path in office} == {"sv", "en"}, f"slides in Swedish and English: {office}")
    look_at_pages(pages)
    look_at_office(office)
    print(f"{looked} checks, {len(faults)} failed; pictures: {PICTURES}")
    sys.exit(1 if faults else 0)


main()
