"""Opens workbooks that vbp writes in LibreOffice, and holds what it shows against the CSV of the same run.

    python3 Tests/Office/check_workbooks.py PATH-TO-VBP

Every sheet is exported as it is shown. The first must hold the cells of the CSV file, digit by digit, with a
word for each code; no cell of any may be an error, and all are printed on a reasonable number of pages.
Skipped where there is no LibreOffice.
"""

import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).resolve().parents[2] / "Data"
TENDER = DATA / "examples/tender"
MADE_UP = DATA / "made-up"

# How all sheets are exported: comma, quotes, UTF-8, as shown, each to a file of its own.
AS_SHOWN = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1'

HOSTILE = [
    "lot,bidder,strength,quote,ceiling",
    'L1,"=HYPERLINK(""http://a"")",10mg,1.00,3.00',
    "L1,+甲药业,10mg,1.10,3.00",
    "L1,_x0041_药业,10mg,1.15,3.00",
    "L1,@SUM(A1),10mg,1.20,3.00",
    "L1,-丙药业,10mg,1.30,3.00",
]


def commands(folder):
    """What is written, by name: the words of a command, and the most pages that it may take."""
    hostile = folder / "hostile.csv"
    hostile.write_text("\n".join(HOSTILE) + "\n", encoding="utf-8")
    scorecard = [MADE_UP / "scorecard/events.csv", "--orders", MADE_UP / "scorecard/orders.csv"]
    return {
        "select": (["select", TENDER / "round2-four-lots.csv", "--rules", "cn-2020-round2"], 8),
        "allocate": (["allocate", TENDER / "round2-four-lots.csv", "--demand",
                      TENDER / "round2-demand.csv", "--rules", "cn-2020-round2"], 14),
        "hostile": (["select", hostile, "--rules", "cn-2020-round2"], 8),
        "score": (["score", *scorecard, "--quarter", "2021Q3"], 16),
        "ratio": (["ratio", "audit", DATA / "examples/ratio/price-list.csv"], 12),
    }


def run(words):
    """Runs a program, and gives what it writes; 0 and 3 are results."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{words}: {done.returncode}\n{done.stderr}")
    return done.stdout


def convert(form, path, folder):
    """Has LibreOffice write a workbook in another form."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run(["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder, path])


def rows(path):
    """The rows of a CSV file, without empty cells at their ends."""
    with open(path, encoding="utf-8", newline="") as file:
        table = [[cell.strip() for cell in row] for row in csv.reader(file)]
    return [row[:max((i + 1 for i, cell in enumerate(row) if cell), default=0)] for row in table]


def harmless(cell):
    """A cell of CSV without the sign that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell


# The columns whose codes a workbook tells in words.
CODED = {"status", "shortlisted", "selected", "decided_by", "entitlement", "role", "inversion", "differs"}


def coded(shown, wanted):
    """The wanted rows with the words that are shown in place of codes, where each code has one of its own."""
    words = {}
    for place, name in enumerate(wanted[0]):
        if name not in CODED:
            continue
        for told, row in zip(shown[1:], wanted[1:]):
            if place < min(len(told), len(row)):
                words.setdefault((place, row[place]), set()).add(told[place])
    own = {key: told.copy().pop() for key, told in words.items() if len(told) == 1}
    unique = {key: word for key, word in own.items()
              if [place for (place, _), other in own.items() if other == word].count(key[0]) == 1}
    return [[unique.get((place, cell), cell) for place, cell in enumerate(row)] for row in wanted]


def check(vbp, name, words, most_pages, folder):
    """The faults of one workbook."""
    book, expected = folder / f"{name}.xlsx", folder / f"{name}.expected.csv"
    run([vbp, *words, "-q", "-o", book])
    run([vbp, *words, "-q", "--format", "csv", "-o", expected])
    convert(AS_SHOWN, book, folder)
    convert("pdf", book, folder)
    sheets = sorted(folder.glob(f"{name}-*.csv"))
    faults = []
    first = [rows(sheet) for sheet in sheets if rows(sheet)[:1] == rows(expected)[:1]]
    wanted = [[harmless(cell) for cell in row] for row in rows(expected)]
    if not first:
        faults.append("no sheet has the columns of the result")
    elif first[0] != (wanted := coded(first[0], wanted)):
        pairs = [(a, b) for a, b in zip(first[0], wanted) if a != b]
        faults.append(f"shown otherwise: {pairs[:2] or (len(first[0]), len(wanted))}")
    for sheet in sheets:
        errors = [cell for row in rows(sheet) for cell in row if cell.startswith(("#NAME", "#REF", "Err:"))]
        if errors:
            faults.append(f"{sheet.name}: {errors[:3]}")
    pages = (folder / f"{name}.pdf").read_bytes().count(b"/Type/Page/") or 1
    if pages > most_pages:
        faults.append(f"{pages} pages, at most {most_pages}")
    print(f"{name}: {len(sheets)} sheets, {pages} pages" + "".join(f"\n  {fault}" for fault in faults))
    return faults


def main():
    if not shutil.which("soffice"):
        print("no LibreOffice: skipped")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        faults = [fault for command, (words, pages) in commands(folder).items()
                  for fault in check(sys.argv[1], command, words, pages, folder)]
    if faults:
        sys.exit(1)


main()
