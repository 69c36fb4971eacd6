"""Compares results before anything is timed: a fast wrong answer is worth nothing."""
import csv
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

ORACLE = Path(__file__).parent.parent / "Oracle" / "order_indicators.py"
INDICATORS = ("B1", "B2", "B3", "B4", "E1")


class Disagreement(Exception):
    """Two tools do not say the same."""


def table(path):
    """The rows of a CSV file as dictionaries."""
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def vbp_units(scores, detail):
    """(order lines, B1, B2, B3, B4, E1) by distributor and quarter, of what `vbp score` wrote."""
    units = defaultdict(Counter)
    for row in table(detail):
        units[row["distributor"], row["quarter"]][row["indicator"]] += int(row["count"])
    return {
        key: (lines, *(units[key][code] for code in INDICATORS))
        for key, lines in vbp_lines(scores).items()
    }


def vbp_lines(scores):
    """Order lines by distributor and quarter, of what `vbp score` wrote."""
    return {
        (row["distributor"], row["quarter"]): int(row["order_lines"])
        for row in table(scores) if row["order_lines"] not in ("", "0")
    }


def peer_units(path):
    """The same of what a peer wrote."""
    return {
        (row["distributor"], row["quarter"]):
            tuple(int(row[name]) for name in ("lines", *INDICATORS))
        for row in table(path)
    }


def oracle_units(orders):
    """The same by a slow count in plain Python, but for the order lines, which it does not tell."""
    with open(orders, encoding="utf-8") as file:
        told = subprocess.run(
            [sys.executable, ORACLE], stdin=file, capture_output=True, text=True, check=True)
    rows = (line.split("|") for line in told.stdout.splitlines())
    return {(row[0], row[1]): tuple(map(int, row[2:])) for row in rows}


def counted_lines(orders):
    """Order lines by distributor and quarter, counted one by one; deliveries of a line are one."""
    lines = defaultdict(set)
    for row in table(orders):
        year, month = row["ordered_at"][:4], int(row["ordered_at"][5:7])
        key = row["distributor"], f"{year}Q{(month + 2) // 3}"
        lines[key].add((row["order_id"], row["line"]))
    return {key: len(found) for key, found in lines.items()}


def same(what, ours, theirs):
    """Raises `Disagreement` with the first differences unless both are the same."""
    if ours == theirs:
        return
    keys = sorted(set(ours) | set(theirs))
    differences = [
        f"{key}: {ours.get(key)} and {theirs.get(key)}"
        for key in keys if ours.get(key) != theirs.get(key)]
    raise Disagreement(f"{what}: {len(differences)} differences, first " + differences[0])


def same_select(ours, theirs):
    """Compares comparable prices, ranks and selections of lots that vbp decides.

    The peer reckons in floating point, so a price may differ in the fourth decimal; a lot in which
    that, or a tie, or an unverified number decides is left out: fewer than one in twenty.
    """
    peers = {(row["lot"], row["bidder"]): row for row in table(theirs)}
    bids, close, open_lots, lots = 0, set(), set(), set()
    wrong = []
    for row in table(ours):
        bids += 1
        lots.add(row["lot"])
        peer = peers.get((row["lot"], row["bidder"]))
        if row["selected"] not in ("Y", "N"):
            open_lots.add(row["lot"])
        if row["status"] != "valid" or peer is None:
            continue
        apart = abs(float(row["comparable_price"]) - float(peer["comparable_price"]))
        if apart > 0.000_100_001:
            wrong.append(row["lot"])
        if apart > 1e-9:
            close.add(row["lot"])
        if (row["selected"] == "Y") != (peer["selected"] == "true") or row["rank"] != peer["rank"]:
            wrong.append(row["lot"])
    left_out = open_lots | close
    wrong = [lot for lot in wrong if lot not in left_out]
    if bids != len(peers) or wrong or len(left_out) * 10 > len(lots):
        raise Disagreement(
            f"select: bids {bids} and {len(peers)}, lots {len(lots)}, left out {len(left_out)}, "
            f"different {len(wrong)}" + "".join(f", first {lot}" for lot in wrong[:1]))


def pairs(path):
    """The pairs of rows that break the price-ratio rule."""
    return {(row["row"], row["against_row"]): True for row in table(path)}
