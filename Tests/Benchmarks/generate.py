"""Writes a made-up table of any size: the same bytes for the same kind, rows and seed.

    python3 generate.py orders --rows 10000000 -o orders.csv
    python3 generate.py bids --rows 1000000 --encoding gb18030 | vbp select - --rules cn-2020-round2
    python3 generate.py ways --rows 500000 -o folder
"""
import argparse
import os
import sys
from pathlib import Path

from tables.bids import Bids
from tables.events import Events
from tables.orders import Orders
from tables.products import Products
from tables.ways import write_all

# Changes whenever the bytes of a table do, so that kept files are written anew.
VERSION = 3
KINDS = {"orders": Orders, "events": Events, "bids": Bids, "products": Products}


def write(kind, rows, sink, encoding="utf-8", dirty=0.0, seed=1):
    """Writes a table to a binary file object."""
    table = KINDS[kind](rows, encoding, dirty, seed)
    sink.write(table.header())
    for number in range(-(-rows // table.block_rows)):
        sink.write(table.block(number))


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=[*KINDS, "ways"],
                        help="ways: the same order lines in every way of writing, a file for each")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--encoding", choices=["utf-8", "gb18030"], default="utf-8")
    parser.add_argument("--dirty", type=float, default=0.0, metavar="RATE",
                        help="part of the rows that get a fault")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", metavar="FILE", help="else standard output")
    chosen = parser.parse_args()
    if chosen.kind == "ways" and chosen.output is None:
        parser.error("ways needs -o FOLDER")
    return chosen


def main():
    """Writes the table that the command line asks for."""
    chosen = arguments()
    if chosen.kind == "ways":
        folder = Path(chosen.output)
        folder.mkdir(parents=True, exist_ok=True)
        write_all(chosen.rows, folder)
        return
    options = (chosen.encoding, chosen.dirty, chosen.seed)
    if chosen.output is None:
        try:
            write(chosen.kind, chosen.rows, sys.stdout.buffer, *options)
        except BrokenPipeError:
            # Whoever reads has seen enough; nothing more may be flushed at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    with open(chosen.output, "wb") as sink:
        write(chosen.kind, chosen.rows, sink, *options)


if __name__ == "__main__":
    main()
