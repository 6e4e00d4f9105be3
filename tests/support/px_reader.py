"""A small reader of PX files, written after the format's description and apart from the program's own."""
import re

WORD = re.compile(r'"([^"]*)"')
ENTRY = re.compile(r'\s*([A-Z][A-Z0-9._-]*)(?:\[([^\]]*)\])?(?:\(((?:"[^"]*"\s*,?\s*)*)\))?\s*=')


def decode(raw):
    page = re.search(rb'CODEPAGE="([^"]*)"', raw)
    return raw.decode(page.group(1).decode("ascii").lower() if page else "cp1252")


def end_of_value(text, at):
    """Place of the semicolon that ends the value: the first outside quotation marks."""
    inside = False
    while inside or text[at] != ";":
        inside ^= text[at] == '"'
        at += 1
    return at


def texts(value):
    """Texts between commas; those after one another are one."""
    joined = re.sub(r'"\s*\n\s*"', "", value)
    return WORD.findall(joined) or [value.strip()]


class Px:
    def __init__(self, raw):
        text = decode(raw)
        self.words = {}
        at = 0
        while match := ENTRY.match(text, at):
            end = end_of_value(text, match.end())
            keyword, language, parts = match.group(1), match.group(2) or "", tuple(WORD.findall(match.group(3) or ""))
            value = text[match.end():end]
            self.words[(keyword, language, parts)] = value if keyword == "DATA" else texts(value)
            at = end + 1
        assert not text[at:].strip(), "something is left over: " + text[at:at + 40]
        self.longest_line = max(len(line) for line in text[:text.index("\nDATA=")].split("\n"))
        self.variables = self.get("STUB", default=[]) + self.get("HEADING", default=[])
        self.values = [self.get("VALUES", name) for name in self.variables]
        codes = [self.get("CODES", name, default=values) for name, values in zip(self.variables, self.values)]
        self.codes = [own if len(own) == len(values) else values for own, values in zip(codes, self.values)]
        self.cells = self.read_cells(re.findall(r'"[^"]*"|[^\s,]+', self.words[("DATA", "", ())]))

    def get(self, keyword, *parts, language="", default=None):
        found = self.words.get((keyword, language, parts), default)
        assert found is not None, keyword
        return found

    def read_cells(self, tokens):
        """Numbers and marks by codes; with KEYS, what is left out is 0."""
        keyed = [name for name in self.variables if ("KEYS", "", (name,)) in self.words]
        sizes = [len(values) for values in self.values]
        all_codes = [()]
        for codes in self.codes:
            all_codes = [before + (code,) for before in all_codes for code in codes]
        cell = lambda token: token[1:-1] if token.startswith('"') else float(token)
        if not keyed:
            assert len(tokens) == len(all_codes), (len(tokens), sizes)
            return dict(zip(all_codes, map(cell, tokens)))
        cells = dict.fromkeys(all_codes, 0.0)
        names = [self.codes[self.variables.index(k)] if self.get("KEYS", k) == ["CODES"] else self.values[self.variables.index(k)] for k in keyed]
        assert self.variables[:len(keyed)] == keyed
        row = [()]
        for codes in self.codes[len(keyed):]:
            row = [before + (code,) for before in row for code in codes]
        for begin in range(0, len(tokens), len(keyed) + len(row)):
            keys = tuple(self.codes[i][names[i].index(tokens[begin + i][1:-1])] for i in range(len(keyed)))
            for codes, token in zip(row, tokens[begin + len(keyed):begin + len(keyed) + len(row)]):
                cells[keys + codes] = cell(token)
        return cells
