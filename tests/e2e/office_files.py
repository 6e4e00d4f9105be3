"""Files that LibreOffice makes of our own texts, read by `rodtrad convert` and `inspect`: DOCX, PDF and PPTX."""
import json
import os
import subprocess

SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"' for name, space in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("presentation", "presentation"), ("style", "style"),
    ("svg", "svg-compatible"), ("number", "datastyle")))
TABLE = ('<table:table><table:table-column table:number-columns-repeated="2"/>' + "".join(
    "<table:table-row>" + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) + "</table:table-row>"
    for row in (("Insats", "Kostnad"), ("Fjällen", "12,5 mkr"))) + "</table:table>")
TEXT = (f'<text:h text:outline-level="1">Årsberättelse för Övik</text:h><text:p>Ett stycke med åäö och 1 234 kronor.</text:p>'
        f'<text:list><text:list-item><text:p>Första punkten</text:p></text:list-item></text:list>{TABLE}')
BOX = '<draw:frame {0} svg:x="2cm" svg:y="{1}cm" svg:width="20cm" svg:height="3cm"><draw:text-box>{2}</draw:text-box></draw:frame>'
SLIDES = "".join(
    f'<draw:page draw:name="s{number}">' + BOX.format('presentation:class="title"', 1, f"<text:p>{title}</text:p>")
    + BOX.format("", 6, f"<text:p>{words}</text:p>") + "</draw:page>"
    for number, (title, words) in enumerate((("Läget i portföljen", "Fjorton projekt pågår"), ("Nästa steg", "Beslut i november"))))


def flat(kind, body):
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
            f'office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>')


def check_office_files(check, program, office, folder):
    """`office`: the start of LibreOffice's command; made files come to `folder`."""
    os.makedirs(folder, exist_ok=True)

    def made(name, kind, body, ending):
        source = os.path.join(folder, name)
        with open(source, "w", encoding="utf-8") as file:
            file.write(flat(kind, body))
        subprocess.run([*office, "--convert-to", ending, "--outdir", folder, source], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=300)
        return os.path.splitext(source)[0] + "." + ending

    def text_of(path):
        target = path + ".txt"
        done = subprocess.run([program, "convert", path, target], capture_output=True, text=True, check=False)
        check(done.returncode == 0, f"{path}: {done.stderr}")
        with open(target, encoding="utf-8") as file:
            return file.read()

    def facts(path):
        return json.loads(subprocess.run([program, "inspect", path, "--format", "json"], capture_output=True, check=True).stdout)

    document = made("report.fodt", "text", TEXT, "docx")
    text = text_of(document)
    for words in ("## Årsberättelse för Övik", "Ett stycke med åäö", "- Första punkten", "Insats\tKostnad\nFjällen\t12,5 mkr"):
        check(words in text, f"DOCX by LibreOffice lacks {words!r}: {text!r}")
    check(facts(document)["headings"] == ["Årsberättelse för Övik"], "DOCX by LibreOffice: headings")
    pdf = made("print.fodt", "text", TEXT, "pdf")
    for words in ("Årsberättelse för Övik", "Första punkten", "12,5 mkr"):
        check(words in text_of(pdf), f"PDF by LibreOffice lacks {words!r}")
    check(facts(pdf)["pages"] == 1, "PDF by LibreOffice: pages")
    slides = made("slides.fodp", "presentation", SLIDES, "pptx")
    pages = text_of(slides).split("\f")
    check(len(pages) == 2 and "Läget i portföljen" in pages[0] and "Beslut i november" in pages[1], f"PPTX by LibreOffice: {pages}")
    check(facts(slides)["slides"] == 2, "PPTX by LibreOffice: slides")
