"""Workbooks as openpyxl writes and reads them.

`--make SEED FOLDER COUNT` writes COUNT random workbooks into a folder. Without it: reads paths of
workbooks from standard input, one a line; writes for each the values of its first sheet, as openpyxl
reads them, as one line of JSON: a list of rows of texts, in plain notation to 15 significant digits,
dates as 2021-07-01 or 2021-07-01 08:05:30.
"""

import datetime
import decimal
import json
import random
import sys

import openpyxl

TEXTS = ["甲", "乙，丙", "a,b", '"q"', "two\nlines", " edge ", "<&>", "12.5", "𠮷", "A" * 300]
NUMBER_FORMATS = ["General", "0.0000000000", "#,##0.0000000000", "¥#,##0.0000000000", "@"]
DATE_FORMATS = ["yyyy/m/d h:mm:ss", 'yyyy"年"m"月"d"日" h:mm:ss', "m/d/yy h:mm"]


def text(value):
    """A value as vbp writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        plain = format(decimal.Decimal(f"{value:.15g}"), "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, datetime.datetime):
        # openpyxl gives fractions of a second that a double cannot hold.
        value = (value + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
        return value.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")
    return value


def fill(cell, source):
    """Puts a random value into a cell."""
    kind = source.randrange(6)
    if kind == 0:
        cell.value = source.choice(TEXTS)
    elif kind == 1:
        cell.value = round(source.uniform(0, 10 ** source.randrange(1, 7)), source.randrange(6))
        cell.number_format = source.choice(NUMBER_FORMATS)
    elif kind == 2:
        cell.value = source.randrange(10 ** source.randrange(1, 15))
        cell.number_format = source.choice(NUMBER_FORMATS)
    elif kind == 3:
        start = datetime.datetime(source.choice([1904, 1999, 2021, 2400]), 3, 1)
        cell.value = start + datetime.timedelta(seconds=source.randrange(86_400 * 600))
        cell.number_format = source.choice(DATE_FORMATS)
    elif kind == 4:
        cell.value = source.random() < 0.5


def make(seed, folder, count):
    """Writes random workbooks."""
    source = random.Random(seed)
    for number in range(count):
        book = openpyxl.Workbook()
        if source.random() < 0.3:
            book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        for row in range(1, source.randrange(2, 40)):
            for column in range(1, source.randrange(2, 30)):
                fill(book.active.cell(row, column), source)
        book.save(f"{folder}/{number}.xlsx")


def main():
    """Does what the command line says."""
    if sys.argv[1:2] == ["--make"]:
        make(int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
        return
    for path in sys.stdin:
        sheet = openpyxl.load_workbook(path.rstrip("\n"), data_only=True).worksheets[0]
        print(json.dumps([[text(value) for value in row] for row in sheet.values]))


main()
