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


def selected_by_peer(path):
    """(comparable price, rank, whether selected) by lot and bidder, of what a peer wrote."""
    return {
        (row["lot"], row["bidder"]):
            (float(row["comparable_price"] or 0), row["rank"], row["selected"] == "true")
        for row in table(path)
    }


def same_select(ours, theirs):
    """Compares comparable prices, ranks and selections of lots that vbp decides.

    The peer reckons in floating point, so a price may differ in the fourth decimal; a lot in which
    that, or a tie, or an unverified number decides is left out: fewer than one in ten.
    """
    peers = selected_by_peer(theirs)
    bids, lots, left_out, wrong = 0, set(), set(), set()
    for row in table(ours):
        bids += 1
        lot = row["lot"]
        lots.add(lot)
        if row["selected"] not in ("Y", "N"):
            left_out.add(lot)
        if row["status"] != "valid":
            continue
        price, rank, is_selected = peers[lot, row["bidder"]]
        apart = abs(float(row["comparable_price"]) - price)
        if apart > 1e-9:
            left_out.add(lot)
        if apart > 0.000_100_001:
            raise Disagreement(f"select: comparable prices of {row['bidder']} in {lot}")
        if row["rank"] != rank or (row["selected"] == "Y") != is_selected:
            wrong.add(lot)
    different = len(wrong - left_out)
    if bids != len(peers) or different or len(left_out) * 10 > len(lots):
        raise Disagreement(
            f"select: bids {bids} and {len(peers)}, lots {len(lots)}, left out {len(left_out)}, "
            f"different {different}")


def pairs(path):
    """The pairs of rows that break the price-ratio rule."""
    return {(row["row"], row["against_row"]): True for row in table(path)}
