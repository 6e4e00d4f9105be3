"""An attacker who has every published table of a region and nothing else: what do they tell together about what they hide?

Cells that tables show again are one unknown, as long as no table contradicts it. Totals are sums of rows, contacts are outliers and
inliers, age bands are sums of age groups, contacts of two years are those of each. Then every hidden cell is made as small and as large as the equations allow, by an exact
simplex method: no rounding, the same answer each time. Hidden cells are taken to hold somebody. Two versions of the data are compared
cell by cell besides."""
import re
from fractions import Fraction

COUNTED = ("contacts", "outliers")
TOTAL = "all"


def simplex(rows, costs):
    """Least value of the costs over x ≥ 0 with rows of (coefficients, right side ≥ 0) that hold exactly; None without a limit. Bland's
    rule, artificial variables first."""
    width = len(costs)
    table = [list(map(Fraction, coefficients)) + [Fraction(int(i == at)) for at in range(len(rows))] + [Fraction(right)]
             for i, (coefficients, right) in enumerate(rows)]
    basis = [width + i for i in range(len(rows))]
    first = [Fraction(0)] * width + [Fraction(1)] * len(rows)
    assert _descend(table, basis, first, width + len(rows)) == 0, "the tables contradict each other"
    for i, column in enumerate(basis):  # artificial variables that stay at 0 leave where they can
        entering = next((c for c in range(width) if column >= width and table[i][c] != 0), None)
        if entering is not None:
            _pivot(table, basis, i, entering)
    second = list(map(Fraction, costs)) + [Fraction(0)] * len(rows)
    return _descend(table, basis, second, width)


def _pivot(table, basis, row, column):
    scale = table[row][column]
    table[row] = [value / scale for value in table[row]]
    for i, other in enumerate(table):
        if i != row and other[column] != 0:
            factor = other[column]
            table[i] = [a - factor * b for a, b in zip(other, table[row])]
    basis[row] = column


def _descend(table, basis, costs, usable):
    while True:
        dual = lambda c: costs[c] - sum(costs[basis[i]] * row[c] for i, row in enumerate(table) if costs[basis[i]] and row[c])  # noqa: E731
        entering = next((c for c in range(usable) if c not in basis and dual(c) < 0), None)
        if entering is None:
            return sum(costs[basis[i]] * row[-1] for i, row in enumerate(table))
        ratios = [(row[-1] / row[entering], basis[i], i) for i, row in enumerate(table) if row[entering] > 0]
        if not ratios:
            return None
        _pivot(table, basis, min(ratios)[2], entering)


class Equations:
    """Sums of unknowns ≥ 1 and known numbers."""

    def __init__(self):
        self.known, self.hidden, self.lines = {}, set(), []

    def add_line(self, total, parts):
        self.lines.append((total, tuple(parts)))

    def groups(self):
        """Hidden cells that hang together through lines."""
        root = {cell: cell for cell in self.hidden}

        def find(cell):
            while root[cell] != cell:
                cell = root[cell]
            return cell

        for total, parts in self.lines:
            cells = [cell for cell in (total, *parts) if cell in root]
            for cell in cells[1:]:
                root[find(cell)] = find(cells[0])
        together = {}
        for cell in sorted(self.hidden):
            together.setdefault(find(cell), []).append(cell)
        return list(together.values())

    def ranges(self):
        """Cell → least and most that it can be; most is None without a limit."""
        found = {}
        for cells in self.groups():
            rows = self._rows(cells)
            for at, cell in enumerate(cells):
                costs = [int(i == at) for i in range(len(cells))]
                least, most = simplex(rows, costs), simplex(rows, [-cost for cost in costs])
                found[cell] = (1 + least, None if most is None else 1 - most)
        return found

    def _rows(self, cells):
        """With x − 1 for each unknown, so that all are ≥ 0."""
        place = {cell: i for i, cell in enumerate(cells)}
        rows = []
        for total, parts in self.lines:
            coefficients, right = [0] * len(cells), Fraction(0)
            for cell, sign in [(total, -1)] + [(part, 1) for part in parts]:
                if cell in place:
                    coefficients[place[cell]] += sign
                    right -= sign
                elif cell in self.known:
                    right -= sign * self.known[cell]
                else:
                    break
            else:
                if any(coefficients):
                    rows.append(([-c for c in coefficients], -right) if right < 0 else (coefficients, right))
        return rows


def cells_of(result):
    """(count, care form, breakdown, code) → number, or None when it is hidden."""
    found = {}
    for table in result["tables"]:
        breakdown, _, form = table["id"].rpartition("_")
        if form not in ("inpatient", "outpatient") or breakdown in ("drg", "sex_split", "age_band_split"):
            continue
        for row, head in enumerate(table["rows"]):
            for at, column in enumerate(table["columns"]):
                cell = table["cells"][row * len(table["columns"]) + at]
                if column["id"] in COUNTED and cell["status"] in ("value", "protected"):
                    name = (TOTAL, TOTAL) if head["total"] else (breakdown, head["code"])
                    found[(column["id"], form, *name)] = round(cell["value"]) if cell["status"] == "value" else None
    return found


def inside(code, band):
    """The age group "18-44" lies in the band "0-64"."""
    low = lambda words: int(words.split("-")[0].rstrip("+"))  # noqa: E731
    high = lambda words: 999 if words.endswith("+") else int(words.split("-")[1])  # noqa: E731
    return low(band) <= low(code) and high(code) <= high(band)


def years_of(result):
    """The titles tell them: "…, 2021–2022"."""
    first, _, last = re.search(r"(\d{4})(–(\d{4}))?$", result["tables"][0]["title"]["sv"]).group(1, 2, 3)
    return tuple(range(int(first), int(last or first) + 1))


def equations_of(results):
    """Of all results together. What they call outliers is one thing only where their numbers agree."""
    equations, merged = Equations(), []
    for result in results:
        cells, years, names = cells_of(result), years_of(result), {}
        for count in COUNTED:
            own = {key: value for key, value in cells.items() if key[0] == count}
            same = next((i for i, other in enumerate(merged) if other[:2] == (count, years) and agree(own, other[2])), None)
            if same is None:
                merged.append((count, years, {}))
                same = len(merged) - 1
            merged[same][2].update({key: value for key, value in own.items() if value is not None or key not in merged[same][2]})
            names[count] = same
        add_lines(equations, cells, names)
    for place, (_, _, cells) in enumerate(merged):
        for key, value in cells.items():
            if value is None:
                equations.hidden.add((place, *key))
            else:
                equations.known[(place, *key)] = value
    add_years(equations, merged)
    return equations


def add_years(equations, merged):
    """Contacts of several years are those of each; outliers need not be, since limits differ."""
    by_years = {years: (place, cells) for place, (count, years, cells) in enumerate(merged) if count == "contacts"}
    for years, (place, cells) in by_years.items():
        parts = [by_years[(year,)] for year in years if (year,) in by_years]
        if len(years) < 2 or len(parts) < len(years):
            continue
        for key in cells:
            if all(key in part for _, part in parts):
                equations.add_line((place, *key), [(at, *key) for at, _ in parts])


def agree(cells, others):
    both = [key for key in cells if cells[key] is not None and others.get(key) is not None]
    return bool(both) and all(cells[key] == others[key] for key in both)


def add_lines(equations, cells, names):
    for count, form in sorted({key[:2] for key in cells}):
        breakdowns = {}
        for key in cells:
            if key[:2] == (count, form) and key[2] != TOTAL:
                breakdowns.setdefault(key[2], []).append((names[count], *key))
        whole = (names[count], count, form, TOTAL, TOTAL)
        for breakdown, parts in sorted(breakdowns.items()):
            if breakdown not in ("overview", "cost"):
                equations.add_line(whole, sorted(parts))
        for band in breakdowns.get("age_band", []):
            groups = [group for group in breakdowns.get("age_group", []) if inside(group[-1], band[-1])]
            if groups:
                equations.add_line(band, sorted(groups))


def differences(before, after, fewest):
    """Cells that both results show, and that differ by fewer than that: what came or went between them."""
    first, second = cells_of(before), cells_of(after)
    return {key: second[key] - first[key] for key in first
            if first[key] is not None and second.get(key) is not None and 0 < abs(second[key] - first[key]) < fewest}
