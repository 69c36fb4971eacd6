"""CSV records by Python's own csv module.

Reads paths of UTF-8 files from standard input, one a line; writes for each file its records as one
line of JSON: a list of lists of texts.
"""

import csv
import json
import sys

for path in sys.stdin:
    with open(path.rstrip("\n"), encoding="utf-8", newline="") as file:
        print(json.dumps(list(csv.reader(file, strict=True))))
