"""Compares `vbp select` and `vbp allocate` with every resolution of random tenders full of ties.

    check_ties.py VBP [--tenders N] [--seed S] [--rounds 4,7,9,10,11,12] [--rules FOLDER]
                      [--distinct] [--zero-in-anchor no|all|first] [--open-lots lines|nothing]

The oracle is tender_resolutions.py. Every bid, every line of regions and the exit code must agree,
and renaming the bidders and permuting the rows of the bids must not change anything (the rows of the
demand stay: equal regions are taken in their order). Prints each difference with the lot that shows
it, and `N passed, M failed` at the end; exit code 1 when M > 0. --distinct makes tenders without
equal prices and equal spreads. --zero-in-anchor is the reading of round 12's mean and deviation
(tender_resolutions.anchor_of). --open-lots says whether `allocate` writes the lines of a lot whose
selection is open, merged over its resolutions, or none.
"""

import argparse
import collections
import csv
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

import tender_resolutions as oracle

RULES = {4: "cn-2021-round4", 7: "cn-2022-round7", 9: "cn-2023-round9",
         10: "cn-2024-round10", 11: "cn-2025-round11", 12: "cn-2026-round12"}
SHARES = {1: "0.5", 2: "0.6", 3: "0.7"}  # rounds 11 and 12 know only 4+
BID_COLUMNS = ["lot", "bidder", "form", "strength", "main_strength", "quote", "ceiling",
               "reported_volume", "originator", "counted"]
# Added to a level: 0.00004 rounds away at four decimals, 0.00005 and -0.00006 do not.
CRUMBS = ["0", "0", "0", "0", "0.00001", "0.00004", "-0.00003", "-0.00005", "0.00005", "-0.00006"]
LEVELS = {
    "limits": ["1", "1.2", "1.5", "1.7", "1.8", "1.80004", "1.80005", "1.9", "2.5", "3.6"],
    "floors": ["0.02", "0.05", "0.09", "0.1", "0.10004", "0.10006", "0.18", "0.2"],
    "means": ["0.2", "0.4", "0.61", "0.72", "0.9", "1.2", "1.5", "2"],
    "steps": ["2", "2.4", "2.4", "2.88", "3.4", "3.456", "4"],
}


class Lot:
    """One lot: rows of bids, acceptances, demand, choices, and what the oracle reads of them."""

    def __init__(self, name):
        self.name = name
        self.rows, self.accepted, self.demand, self.choices = [], [], [], {}

    def bids(self):
        def number(text):
            return Fraction(text) if text else None
        return [
            oracle.Bid(row["bidder"], number(row["quote"]),
                       Fraction("1.7") if row["strength"] == "20mg" else Fraction(1),
                       number(row["ceiling"]), row["form"], None,
                       number(row["reported_volume"]), row["originator"] == "Y",
                       row["counted"] != "N")
            for row in self.rows]

    def renamed(self, rng):
        """The same lot with other names and another order of rows, and the names back."""
        names = [row["bidder"] for row in self.rows]
        new = [f"{prefix}{i}" for i, prefix in enumerate(rng.choices("ABKYZ", k=len(names)))]
        to = dict(zip(names, rng.sample(new, len(new))))
        other = Lot(self.name)
        other.rows = [{**row, "bidder": to[row["bidder"]]}
                      for row in rng.sample(self.rows, len(self.rows))]
        other.accepted = rng.sample([to[name] for name in self.accepted], len(self.accepted))
        other.demand = self.demand
        other.choices = {to[name]: regions for name, regions in self.choices.items()}
        return other, {value: key for key, value in to.items()}

    def show(self):
        lines = [",".join(BID_COLUMNS)]
        lines += [",".join(row[column] for column in BID_COLUMNS) for row in self.rows]
        lines.append("accepted: " + " ".join(self.accepted))
        lines.append("demand: " + " ".join(f"{region}={volume}" for region, volume in self.demand))
        lines.append("choices: " + " ".join(
            name + ">" + ">".join(regions) for name, regions in self.choices.items()))
        return "\n".join("    " + line for line in lines)


# Random lots --------------------------------------------------------------------------------------

def text(number):
    """A plain decimal of at most six decimals, or None."""
    scaled = Fraction(number) * 10**6
    if scaled.denominator != 1 or scaled <= 0:
        return None
    return f"{scaled.numerator // 10**6}.{scaled.numerator % 10**6:06d}".rstrip("0").rstrip(".")


def random_prices(rng, round_number, count, distinct):
    if round_number == 12 and count >= 9 and rng.random() < 0.6:
        # One very low bid among near ones: below mean − 2 sd where six or more are shortlisted.
        # The second set has bids near 1.8 × anchor, where it tells over which bids the mean runs.
        near, low = rng.choice([
            (["2.9", "3", "3.1", "3.2", "3.05"], ["0.5", "1", "1.5", "2.5"]),
            (["1.5", "1.8", "2", "2.7", "2.75", "2.8", "2.9"], ["0.02", "0.1", "0.3"])])
        near = rng.sample(near, rng.randint(1, 4))
        levels = [Fraction(rng.choice(near)) for _ in range(count)]
        for place in range(rng.choice([1, 1, 1, 2])):
            levels[place] = Fraction(rng.choice(low))
    else:
        pool = LEVELS[rng.choice(list(LEVELS))]
        few = rng.sample(pool, min(len(pool), rng.choice([1, 2, 3, 3, 4, 5])))
        levels = [Fraction(rng.choice(few)) for _ in range(count)]
    if distinct:
        levels = [level + Fraction(rng.randint(1, 900), 10000) for level in levels]
    return [level + Fraction(rng.choice(CRUMBS)) for level in levels]


def random_lot(rng, round_number, name, most, distinct):
    """Draws until the equal bids have at most 1,500 orders, groups of at most five."""
    while True:
        count = rng.randint(2, most)
        if rng.random() < 0.35:
            count = rng.randint(max(2, most - 2), most)
        lot = Lot(name)
        strengths = ["10mg"] if rng.random() < 0.7 else ["10mg", "10mg", "20mg"]
        prices = random_prices(rng, round_number, count, distinct)
        top = max(prices) * rng.choice([Fraction(1), Fraction(3, 2), Fraction(2), Fraction(9, 10)])
        ceilings = {strength: text(oracle.half_up(top * k * rng.choice(more), 4)) for strength, k, more in
                    [("10mg", 1, [1, 2]), ("20mg", Fraction("1.7"), [1, Fraction(3, 4), 2])]}
        # Without a ceiling the cut is not known, and the bid undecided: not what this is about.
        if round_number >= 10 and rng.random() < 0.2:
            ceilings = {"10mg": "", "20mg": ""}
        volumes = rng.choice([["100"], ["100", "200"], ["50", "100", "150"], [""], ["7", "100.5", "3"]])
        letters = rng.sample("ABCDEFGHIJKLMNOP", count)
        for letter, price in zip(letters, prices):
            strength = rng.choice(strengths)
            quote = text(price * (Fraction("1.7") if strength == "20mg" else 1))
            if quote is None:
                strength, quote = "10mg", text(price)
            lot.rows.append({
                "lot": name, "bidder": letter, "form": "tablet", "strength": strength,
                "main_strength": "10mg", "quote": quote, "counted": "",
                "ceiling": ceilings[strength],
                "reported_volume": rng.choice(volumes) if round_number >= 11 else "",
                "originator": "Y" if round_number == 12 and rng.random() < 0.2 else "N"})
            if rng.random() < 0.03:
                lot.rows[-1].update(quote="", counted=rng.choice("YN"))
        if round_number >= 10:
            chance = rng.choice([0, 0.3, 0.7])
            lot.accepted = [row["bidder"] for row in lot.rows if rng.random() < chance]
        regions = [f"R{i}" for i in rng.sample(range(1, 10), rng.randint(1, 5))]
        sizes = rng.choice([["100"], ["100", "50"], ["30", "33.3", "100", "70"]])
        lot.demand = [(region, rng.choice(sizes)) for region in regions]
        for row in lot.rows:
            if rng.random() < 0.25:
                lot.choices[row["bidder"]] = rng.sample(regions, rng.randint(1, len(regions)))
        groups = collections.Counter(bid.listed for bid in lot.bids() if bid.valid)
        sizes = list(groups.values()) or [1]
        if distinct and max(sizes) > 1:
            continue
        if max(sizes) <= 5 and math.prod(math.factorial(size) for size in sizes) <= 1500:
            return lot


# Runs of the program ------------------------------------------------------------------------------

def write_csv(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


class Program:
    def __init__(self, vbp, folder):
        self.vbp, self.folder = vbp, folder

    def run(self, command, lots, round_number, options):
        """Exit code and rows of a command on these lots, each row with its lot."""
        path = {name: os.path.join(self.folder, name + ".csv") for name in
                ("bids", "accepted", "demand", "choices")}
        write_csv(path["bids"], BID_COLUMNS,
                  [[row[column] for column in BID_COLUMNS] for lot in lots for row in lot.rows])
        arguments = [self.vbp, command, path["bids"], "--rules", RULES[round_number],
                     "--allow-unverified", "--format", "csv", "--quiet", *options]
        accepted = [(lot.name, name) for lot in lots for name in lot.accepted]
        if accepted:
            write_csv(path["accepted"], ["lot", "bidder"], accepted)
            arguments += ["--accept", path["accepted"]]
        if command == "allocate":
            write_csv(path["demand"], ["lot", "region", "volume"],
                      [(lot.name, *line) for lot in lots for line in lot.demand])
            arguments += ["--demand", path["demand"]]
            choices = [(lot.name, name, region, place) for lot in lots
                       for name, regions in lot.choices.items()
                       for place, region in enumerate(regions, 1)]
            if choices:
                write_csv(path["choices"], ["lot", "bidder", "region", "preference"], choices)
                arguments += ["--choices", path["choices"]]
            if round_number >= 11:
                for count, share in SHARES.items():
                    arguments += ["--set", f"share.first_year.{count}={share}"]
        done = subprocess.run(arguments, capture_output=True, text=True)
        if done.returncode not in (0, 3):
            sys.exit(f"{' '.join(arguments)}\nexit code {done.returncode}\n{done.stderr}{done.stdout}")
        rows = collections.defaultdict(list)
        for row in csv.DictReader(done.stdout.splitlines()):
            rows[row["lot"]].append(row)
        return done.returncode, rows


def price(written):
    return oracle.half_up(Fraction(written), 6) if written else None


def selection_of(rows):
    return {row["bidder"]: (row["shortlisted"], row["selected"], price(row["settled_price"]),
                            row["entitlement"]) for row in rows}


def lines_of(rows):
    """(region, bidder, role) → (share, volume); two lines of one key are not the oracle's form."""
    lines = {}
    for row in rows:
        key = row["region"], row["bidder"], row["role"]
        assert key not in lines, ("line written twice", row)
        lines[key] = (row["share"], Fraction(row["volume"]) if row["volume"] else None)
    return lines


# Comparison ---------------------------------------------------------------------------------------

class Check:
    def __init__(self, options):
        self.options = options
        self.passed = self.failed = 0
        self.seen = collections.Counter()

    def same(self, got, expected, label, lots):
        if got == expected:
            self.passed += 1
            return
        self.failed += 1
        print(f"DIFFERENT {label}")
        if isinstance(got, dict):
            for key in sorted(set(got) | set(expected), key=str):
                if got.get(key) != expected.get(key):
                    print(f"  {key}: vbp {show(got.get(key))}, oracle {show(expected.get(key))}")
        else:
            print(f"  vbp {got}, oracle {expected}")
        for lot in lots[:4]:
            print(f"  lot {lot.name}\n{lot.show()}")

    def expected(self, lots, round_number, whole, count):
        """lot → (merged selection, merged lines) by the oracle."""
        replaced = {"share__first_year__" + str(n): share for n, share in SHARES.items()}
        rules = oracle.load_rules(RULES[round_number], self.options.rules,
                                  **(replaced if round_number >= 11 else {}),
                                  **({"elimination__lots": count} if whole else {}))
        bids = {lot.name: lot.bids() for lot in lots}
        accepted = {(lot.name, name) for lot in lots for name in lot.accepted}
        ends = oracle.tender_resolutions(bids, rules, whole, accepted, self.options.zero_in_anchor)
        result = {}
        for lot in lots:
            selection = oracle.merge_selection(bids[lot.name], ends[lot.name])
            selection = {
                name: (place, selected, None if settled is None else oracle.half_up(settled, 6), entitled)
                for name, (place, selected, settled, entitled) in selection.items()}
            demand = [(region, Fraction(volume)) for region, volume in lot.demand]
            sizes = dict(demand)
            lines = oracle.merge_regions(ends[lot.name], demand, lot.choices, rules)
            if self.options.open_lots == "nothing" and oracle.is_open(selection):
                lines = {}
            lines = {key: ("" if volume is None else f"{float(volume / sizes[key[0]]):.4f}", volume)
                     for key, volume in lines.items()}
            result[lot.name] = selection, lines
            self.seen["lots"] += 1
            self.seen["of them open"] += oracle.is_open(selection)
            self.seen["with open regions"] += any(volume is None for _, volume in lines.values())
            self.seen["with zero volume"] += any(verdict.zero for verdict, _, _ in ends[lot.name])
            self.seen["resolved in several ways"] += len(ends[lot.name]) > 1
        return result

    def tender(self, program, lots, round_number, options, expected, label, each=True, rng=None):
        """Both commands on these lots; `each`: compare every lot, else the exit codes only."""
        open_lots = {name for name, (selection, _) in expected.items() if oracle.is_open(selection)}
        open_lines = {name for name, (_, lines) in expected.items()
                      if any(line is None for _, line in lines.values())}
        for command, which, read, undecided in [
                ("select", 0, selection_of, open_lots),
                ("allocate", 1, lines_of, open_lots | open_lines)]:
            code, rows = program.run(command, lots, round_number, options)
            here = f"{label} vbp {command} {' '.join(options)}"
            self.same(code, 3 if any(lot.name in undecided for lot in lots) else 0,
                      here + ": exit code", lots)
            if each:
                for lot in lots:
                    self.same(read(rows[lot.name]), expected[lot.name][which],
                              f"{here}: {lot.name}", [lot])
            if rng is not None:
                self.renaming(program, lots, round_number, options, command, read, rows, code, here, rng)

    def renaming(self, program, lots, round_number, options, command, read, rows, code, here, rng):
        """Other names and another order of the rows of bids: the same outcome, and the same rank."""
        pairs = [lot.renamed(rng) for lot in lots]
        again, changed = program.run(command, [lot for lot, _ in pairs], round_number, options)
        self.same(again, code, here + ": exit code, renamed", lots)
        for lot, (_, back) in zip(lots, pairs):
            found = [{**row, "bidder": back[row["bidder"]]} for row in changed[lot.name]]
            self.same(read(found), read(rows[lot.name]), f"{here}: {lot.name}, renamed", [lot])
            if command == "select":
                self.same({row["bidder"]: row["rank"] for row in found},
                          {row["bidder"]: row["rank"] for row in rows[lot.name]},
                          f"{here}: {lot.name}, rank, renamed", [lot])

    def independent(self, program, rng, round_number, tenders):
        """Lots that do not meet: many in one file, then sorted into decided and open for the exit
        codes, some alone."""
        most = 13 if round_number == 12 else 10  # 8 places from 12 bids on, so that one is far enough
        for start in range(0, tenders, 500):
            lots = [random_lot(rng, round_number, f"L{start + i}", most, self.options.distinct)
                    for i in range(min(500, tenders - start))]
            expected = self.expected(lots, round_number, False, None)
            label = f"round {round_number}"
            self.tender(program, lots, round_number, [], expected, label, rng=rng)
            decided = [lot for lot in lots if not oracle.is_open(expected[lot.name][0])]
            strict = [lot for lot in decided
                      if all(volume is not None for _, volume in expected[lot.name][1].values())]
            for group in (decided, strict, *([lot] for lot in lots[:60])):
                if group:
                    self.tender(program, group, round_number, [], expected, label, each=False)

    def whole(self, program, rng, round_number, tenders):
        """Lots that meet in the elimination: one tender a file."""
        for number in range(tenders):
            while True:
                count = rng.choice([1, 1, 2, 3])
                lots = [random_lot(rng, round_number, f"T{number}-{i}", rng.choice([4, 6, 10]),
                                   self.options.distinct) for i in range(rng.randint(2, 5))]
                if not self.options.distinct or self.spreads_differ(lots, round_number):
                    break
            expected = self.expected(lots, round_number, True, count)
            self.tender(program, lots, round_number,
                        ["--whole-tender", "--set", f"elimination.lots={count}"], expected,
                        f"round {round_number}, tender {number}", rng=rng if number % 5 == 0 else None)

    def spreads_differ(self, lots, round_number):
        rules = oracle.load_rules(RULES[round_number], self.options.rules)
        spreads = [v.spread for lot in lots for v in oracle.lot_verdicts(lot.bids(), rules)]
        return len(set(spreads)) == len(spreads)


def show(value):
    if isinstance(value, tuple):
        return "(" + ", ".join(show(part) for part in value) + ")"
    return text(value) or "0" if isinstance(value, Fraction) else str(value)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("vbp")
    parser.add_argument("--tenders", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--rounds", default="4,7,9,10,11,12")
    here = os.path.dirname(os.path.abspath(__file__))
    near = os.path.join(here, "../../Data/rules/tender")
    parser.add_argument("--rules", default=near)
    parser.add_argument("--distinct", action="store_true")
    parser.add_argument("--zero-in-anchor", default="first", choices=["no", "all", "first"])
    parser.add_argument("--open-lots", default="lines", choices=["lines", "nothing"])
    options = parser.parse_args()
    check = Check(options)
    with tempfile.TemporaryDirectory() as folder:
        program = Program(options.vbp, folder)
        for round_number in map(int, options.rounds.split(",")):
            rng = random.Random(f"{options.seed} {round_number}")
            before = check.failed
            check.independent(program, rng, round_number, options.tenders)
            if round_number in (7, 9):
                check.whole(program, rng, round_number, options.tenders)
            seen = ", ".join(f"{count} {what}" for what, count in check.seen.items() if count)
            print(f"round {round_number}: {check.failed - before} different; {seen}", file=sys.stderr)
            check.seen.clear()
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


if __name__ == "__main__":
    main()
