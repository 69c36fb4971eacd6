"""A workbook as openpyxl reads it.

Writes for the workbook of a path, sheet by sheet, a line with its name, where it is frozen, what is
filtered, printed and repeated, its paper and how it is turned; then the lists from which cells are
filled, each with its cells, its words and whether others are refused; then its cells, each with its
place, its type, its value and its form of numbers.
"""

import sys

import openpyxl

for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
    print(
        "#", sheet.title, sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_area,
        sheet.print_title_rows, sheet.page_setup.paperSize, sheet.page_setup.orientation, sep="|")
    for choice in sheet.data_validations.dataValidation:
        print("?", choice.sqref, choice.type, choice.formula1, choice.showErrorMessage, sep="|")
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                value = cell.value.isoformat() if cell.is_date else repr(cell.value)
                print(cell.coordinate, cell.data_type, value, cell.number_format, sep="|")
