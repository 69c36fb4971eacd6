"""Holds the intervals of `vbp win` against `vbp select` at single prices.

    python3 Tests/Oracle/check_win.py PATH-TO-VBP [--bids FILE RULES]... [--lots 1000] [--prices 1000] [--seed 1]

Every bid of a lot is asked about. Then the lot is selected again with another quote of that bid, once for
each price: two steps around every boundary, prices at random, and in lots with ceilings below one yuan every
price that can be written. All variations of a lot stand in one file as lots of their own, so that nothing of
`win` takes part. Rank, shortlist, selection, what decided and who is equal must be what the interval says,
and who wins besides must be as `displaced` and `admitted` say.
"""

import argparse
import collections
import csv
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

import check_explanations

DATA = pathlib.Path(__file__).resolve().parents[2] / "Data"
RULES = DATA / "rules" / "tender"
TESTED = ["rank", "shortlisted", "selected", "decided_by"]
# As many variations stand in one file.
AT_ONCE = 4000


def run(vbp, *words):
    """The table that a command writes; None of `win` where there are too many prices to be tried."""
    done = subprocess.run([vbp, *words, "-q"], capture_output=True, text=True)
    if done.returncode == 64 and "every price has to be tried" in done.stderr:
        return None
    if done.returncode not in (0, 3):
        sys.exit(f"vbp {' '.join(words)}: exit {done.returncode}\n{done.stderr[:2000]}")
    return list(csv.DictReader(done.stdout.splitlines()))


def random_tender(rng, program, ident):
    """A lot under a rule set, and the options by which what the set leaves open is supplied."""
    rules = check_explanations.rules_of(ident, str(RULES))
    options = None
    while options is None:
        rows = check_explanations.random_lot(rng, rules, "L")
        program.write(rows, [])
        options = check_explanations.supplied(program, ident, rules, rng)
    return rows, options


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(rows)


class Check:
    def __init__(self, vbp, folder, rng, prices):
        self.vbp, self.folder, self.rng, self.prices = vbp, pathlib.Path(folder), rng, prices
        # Up to so many prices of a bid are tried one by one.
        self.every = 12_000
        self.tried = self.skipped = 0
        self.faults = []

    def lots(self, rows, header, rules, options=()):
        """Checks every bid of some lots."""
        path = self.folder / "bids.csv"
        write(path, header, rows)
        by_bid = collections.defaultdict(list)
        told = run(self.vbp, "win", str(path), "--rules", rules, *options)
        if told is None:
            self.skipped += 1
            return
        for row in told:
            by_bid[row["lot"], row["bidder"]].append(row)
        winners = self.winners(run(self.vbp, "select", str(path), "--rules", rules, *options))
        by_lot = collections.defaultdict(list)
        for row in rows:
            by_lot[row["lot"]].append(row)
        waiting = []
        for lot, bids in by_lot.items():
            for place, bid in enumerate(bids):
                told = by_bid[lot, bid["bidder"]]
                before = winners[lot] - {bid["bidder"]}
                for price in self.points(bid, told):
                    waiting.append((bids, place, price, told, before))
                    if len(waiting) == AT_ONCE:
                        self.compare(waiting, header, rules, options)
                        waiting = []
        self.compare(waiting, header, rules, options)

    @staticmethod
    def winners(rows):
        found = collections.defaultdict(set)
        for row in rows:
            if row["selected"] == "Y":
                # A bidding unit has the lot's name and its own.
                found[row["lot"].split(" ")[0]].add(row["bidder"])
        return found

    def points(self, bid, told):
        """The prices at which a bid is tried, as whole steps, and the present one."""
        step = Fraction(1, 100) if bid.get("pack_count") else Fraction(1, 10_000)
        tops = [Fraction(row["to"]) for row in told if row["to"]]
        most = int(max(tops) / step) + 5 if tops else 10
        chosen = set()
        for row in told:
            for edge in (row["from"], row["to"]):
                if edge:
                    middle = int(Fraction(edge) / step)
                    chosen.update(range(middle - 2, middle + 3))
        if bid.get("ceiling") and Fraction(bid["ceiling"]) < 1 and most <= self.every:
            chosen.update(range(1, most))
        else:
            chosen.update(self.rng.randint(1, most) for _ in range(self.prices))
        prices = {number * step for number in chosen if number > 0}
        if bid.get("quote"):
            prices.add(Fraction(bid["quote"]))
        return sorted(prices)

    def compare(self, waiting, header, rules, options):
        """Selects all variations at once and compares each with its interval."""
        if not waiting:
            return
        rows = []
        for number, (bids, place, price, *_) in enumerate(waiting):
            for other, bid in enumerate(bids):
                row = {**bid, "lot": f"{number}"}
                if other == place:
                    row["quote"] = f"{float(price):.6f}"
                    # It says whether a bidder without a quote counts.
                    if "counted" in row:
                        row["counted"] = ""
                rows.append(row)
        path = self.folder / "tried.csv"
        write(path, header, rows)
        found = collections.defaultdict(list)
        for row in run(self.vbp, "select", str(path), "--rules", rules, *options):
            found[int(row["lot"].split(" ")[0])].append(row)
        for number, (bids, place, price, told, before) in enumerate(waiting):
            self.tried += 1
            own = [row for row in found[number] if row["bidder"] == bids[place]["bidder"]][0]
            others = [row for row in found[number] if row is not own]
            interval = self.interval(told, price)
            if interval is None:
                self.faults.append((rules, bids, place, price, "no interval"))
                continue
            tied = sorted(
                row["bidder"] for row in others if own["rank"] and row["rank"] == own["rank"]
                and row["lot"] == own["lot"])
            after = {row["bidder"] for row in others if row["selected"] == "Y"}
            expected = [own[name] for name in TESTED] + [
                tied, sorted(before - after), sorted(after - before),
                own["entitlement"]]
            actual = [interval[name] for name in TESTED] + [
                sorted(filter(None, interval["tied_with"].split(";"))),
                sorted(filter(None, interval["displaced"].split(";"))),
                sorted(filter(None, interval["admitted"].split(";"))), interval["entitlement"]]
            if expected != actual:
                self.faults.append((rules, bids, place, price, f"{expected} and {actual}"))

    @staticmethod
    def interval(told, price):
        for row in told:
            if Fraction(row["from"]) <= price and (not row["to"] or price <= Fraction(row["to"])):
                return row
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("vbp")
    parser.add_argument("--bids", nargs=2, action="append", default=[], metavar=("FILE", "RULES"))
    parser.add_argument("--lots", type=int, default=1000)
    parser.add_argument("--prices", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=12_000,
                        help="up to so many prices of a real bid are tried one by one")
    chosen = parser.parse_args()
    rng = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        check = Check(chosen.vbp, folder, rng, chosen.prices)
        check.every = chosen.every
        for path, rules in chosen.bids:
            with open(path, encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            check.lots(rows, list(rows[0]), rules)
            print(f"{path}: {check.tried:,} prices, {len(check.faults)} differences", flush=True)
        program = check_explanations.Program(chosen.vbp, folder)
        check.every = chosen.prices
        sets = sorted(path.stem for path in RULES.glob("*.json"))
        for number in range(chosen.lots):
            rules = sets[number % len(sets)]
            rows, options = random_tender(rng, program, rules)
            check.lots(rows, list(rows[0]), rules, options)
        print(f"{check.tried:,} prices in all, {len(check.faults)} differences"
              + f"; lots with too many prices: {check.skipped}")
    for rules, bids, place, price, what in check.faults[:10]:
        print(rules, bids[place]["bidder"], float(price), what)
        for bid in bids:
            print("   ", {key: value for key, value in bid.items() if value != ""})
    sys.exit(1 if check.faults else 0)


if __name__ == "__main__":
    main()
