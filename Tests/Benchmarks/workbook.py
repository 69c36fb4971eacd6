"""Writes a CSV file as a workbook, as spreadsheets do: texts by number, numbers, dates as serials.

    python3 workbook.py bids.csv bids.xlsx
"""
import csv
import datetime
import re
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NUMBER = re.compile(r"\d{1,15}(\.\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ROWS_AT_ONCE = 5_000


def relations(*targets):
    """A part that says where others are."""
    parts = (f'<Relationship Id="r{number}" Type="{DOCUMENT}/{kind}" Target="{target}"/>'
             for number, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}">{"".join(parts)}</Relationships>'


def cell(place, value, texts):
    """A cell with a value, which is a date, a number or a text."""
    if DAY.fullmatch(value):
        days = (datetime.date.fromisoformat(value) - datetime.date(1899, 12, 30)).days
        return f'<c r="{place}" s="1"><v>{days}</v></c>'
    if NUMBER.fullmatch(value):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'


def sheet(rows, texts):
    """The sheet, some rows at a time."""
    yield f'<worksheet xmlns="{MAIN}"><sheetData>'
    lines = []
    for number, row in enumerate(rows, 1):
        cells = (cell(f"{chr(65 + column)}{number}", value, texts)
                 for column, value in enumerate(row) if value)
        lines.append(f'<row r="{number}" spans="1:{len(row)}">{"".join(cells)}</row>')
        if len(lines) == ROWS_AT_ONCE:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines) + "</sheetData></worksheet>"


def write(source, target):
    """Writes the workbook; the table has at most 26 columns."""
    texts = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")))
        book.writestr("xl/_rels/workbook.xml.rels", relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml")))
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>'
                      '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/>'
                      '<xf numFmtId="14"/></cellXfs></styleSheet>')
        with open(source, encoding="utf-8", newline="") as file, \
                book.open("xl/worksheets/sheet1.xml", "w") as part:
            for piece in sheet(csv.reader(file), texts):
                part.write(piece.encode())
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{items}</sst>')


if __name__ == "__main__":
    write(*sys.argv[1:3])
