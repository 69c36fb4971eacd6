"""The tables of national tenders as people have them: python3 national_tables.py TENDER FOLDER [mended]

TENDER is a folder with bids.csv (lot, bidder, strength, quote, ceiling, originator), as the replayed tenders have; FOLDER
gets table.xlsx and table.csv (GB18030), made up in the likeness of the published ones: a title and an empty row above the
header, a number and a lot merged over its rows, units in the headers, notes below. With `mended` what
the findings ask for has been done: the notes are deleted, and in the CSV file the lots filled down.
"""
import csv, pathlib, sys, zipfile
from xml.sax.saxutils import escape

tender, folder = map(pathlib.Path, sys.argv[1:3])
is_mended = "mended" in sys.argv[3:]
bids = list(csv.DictReader(open(tender / "bids.csv", encoding="utf-8")))
lots = list(dict.fromkeys(b["lot"] for b in bids))
header = ["序号", "药品通用名", "规格", "生产企业", "报价\n（元）", "最高有效申报价（元）", "原研"]
rows = [["全国药品集中采购申报信息公开表"], [], header]
merges = ["A1:G1"]
for number, lot in enumerate(lots, 1):
    first = len(rows) + 1
    for b in (b for b in bids if b["lot"] == lot):
        start = [str(number), lot] if len(rows) + 1 == first else ["", ""]
        rows.append(start + [b["strength"], b["bidder"], b["quote"], b["ceiling"], "是" if b["originator"] == "Y" else "否"])
    if len(rows) > first:
        merges += [f"A{first}:A{len(rows)}", f"B{first}:B{len(rows)}"]
if not is_mended:
    rows += [[], ["注：1. 价格为最小制剂单位的价格。"], ["2. 同一品种按报价由低到高排列。"]]

with open(folder / "table.csv", "w", newline="", encoding="gb18030") as f:
    lot = ""
    for place, row in enumerate(rows):
        lot = row[1:2][0] if row[1:2] not in ([], [""]) else lot
        filled = [row[0], lot] + row[2:] if is_mended and place > 2 else row
        csv.writer(f).writerow(filled + [""] * (len(header) - len(row)))

# A column of prices is stored as numbers, as the spreadsheet does.
numeric = {0, 4, 5}
def cell(row, column, value):
    place = f"{'ABCDEFG'[column]}{row}"
    if not value:
        return f'<c r="{place}"/>'
    if row > 3 and column in numeric and value.replace(".", "").isdigit():
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'

sheet = "".join(f'<row r="{n}">' + "".join(cell(n, c, v) for c, v in enumerate(r)) + "</row>" for n, r in enumerate(rows, 1) if r)
merged = "".join(f'<mergeCell ref="{m}"/>' for m in merges)
main, package = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/package/2006"
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
parts = {
    "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="申报信息" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData><mergeCells count="{len(merges)}">{merged}</mergeCells></worksheet>',
}
with zipfile.ZipFile(folder / "table.xlsx", "w", zipfile.ZIP_DEFLATED) as z:
    for name, text in parts.items():
        z.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)
