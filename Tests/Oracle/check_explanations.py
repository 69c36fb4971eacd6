"""Reckons again what `vbp select --explain` tells of random tenders under every built-in rule set.

    check_explanations.py VBP [--lots N] [--seed S] [--sets a,b] [--rules FOLDER]

Every equation and every comparison of the explanations, in English and in Chinese, with and without
`--allow-unverified`, must come out with the printed numbers (printed_equations.py); and what is told
must be what the row of the result says: place, comparable price, cut, selection, settled price, the
lowest price, mean and deviation of the lot, and the order that a tie-break set. Prints for each set
how many statements were checked, each one that is false with the bids that show it, and
`N checked, M false` at the end; exit code 1 when M > 0 or a set told nothing that could be checked.
"""

import argparse
import collections
import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

import printed_equations as equations
from tender_resolutions import load_rules

COLUMNS = ["lot", "bidder", "form", "strength", "main_strength", "pack_count", "quote", "counted",
           "ceiling", "own_lowest", "firm", "entity", "coefficient", "technical_score", "line",
           "reported_volume", "supplies_all_regions", "originator", "regions_supplied",
           "prior_volume", "approval_date", "cities_covered", "sales", "material", "group",
           "listing_mean", "provincial_highest", "struck_off", "complete_system", "recent_change"]
TIE_BREAKS = {"regions_supplied": "已供应地区数", "prior_volume": "上年度供应量",
              "approval_date": "一致性评价通过日期", "cities_covered": "覆盖城市数", "sales": "销售额",
              "recent_change": "近两年重大变更"}
CONTENTS = {"5mg": Fraction(1, 2), "10mg": Fraction(1), "20mg": Fraction(2), "30mg": Fraction(3),
            "10ml:100mg": Fraction(1), "5ml:50mg": Fraction(1, 2), "20ml:200mg": Fraction(2)}
# What is supplied for a number that a set leaves open.
SUPPLIED = {"selection.multiple": ["1.3", "1.5", "1.8"], "score.price_weight": ["60", "40"],
            "selection.cut": ["0.4"], "shortlist.guaranteed_cut": ["0.6"],
            "score.price_form": ["largest-cut", "lowest-over-own", "linear"], "shortlist.caps": ["2", "3", "5", "8"]}
NAMES = ["Alder", "Beech", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Iris", "Juniper",
         "Kapok", "Larch", "Maple", "Nutmeg"]


# Random bids --------------------------------------------------------------------------------------

def decimal_text(number, decimals):
    scaled = round(number * 10**decimals)
    return f"{scaled // 10**decimals}.{scaled % 10**decimals:0{decimals}d}"


def price_levels(rng, count):
    """Prices that are near each other, tie, lie at limits, or hold one far below the rest."""
    pool = rng.choice([
        ["1", "1.2", "1.5", "1.8", "1.80004", "1.9", "2.5", "3.6"],
        ["0.02", "0.05", "0.1", "0.10004", "0.18", "0.2"], ["1.2", "1.2", "1.2", "3"],
        ["7", "8.33", "9.99", "12.5", "13", "33.81"], ["2850", "1000", "2849.99", "4999"]])
    levels = [Fraction(rng.choice(pool)) for _ in range(count)]
    if count >= 7 and rng.random() < 0.5:
        levels = [Fraction(rng.choice(["2.9", "3", "3", "3.1", "3.2"])) for _ in range(count)]
        levels[0] = Fraction(rng.choice(["0.4", "1"]))
    return levels


def strengths_of(rng, rules):
    """The strengths of a lot, each with the factor that its price may have."""
    if "comparable.unit_factors" in rules:
        table = rules["comparable.unit_factors"]
        return {name: Fraction(factor) for name, factor in table.items()}
    if rules["ranking.by"] != "price" or rng.random() < 0.3:
        return {"": Fraction(1)}
    names = rng.choice([["10mg"], ["10mg", "20mg"], ["5mg", "10mg", "20mg", "30mg"],
                        ["10ml:100mg", "5ml:50mg", "20ml:200mg"]])
    return {name: CONTENTS[name] for name in names}


def tie_break_values(rng, row):
    row.update({
        "regions_supplied": rng.choice("3359"), "prior_volume": rng.choice(["100", "250.5"]),
        "approval_date": rng.choice(["2019-07-01", "2020-02-29"]),
        "cities_covered": rng.choice("47"), "sales": rng.choice(["9", "10"]),
        "recent_change": rng.choice("YN")})


def random_lot(rng, rules, name):
    count = rng.randint(1, 13 if rng.random() < 0.4 else 7)
    strengths = strengths_of(rng, rules)
    forms = [""] if "" in strengths else rng.choice(
        [["tablet"], ["tablet"], ["tablet", "capsule", "dispersible tablet"], ["injection"], [""]])
    main = rng.choice(["", rng.choice(list(strengths))])
    has = {key: rng.random() < chance for key, chance in {
        "packs": 0.5, "coefficient": 0.3, "ceiling": 0.8, "entity": 0.25, "firm": 0.3, "ties": 0.6,
        "blank": 0.15, "own": 0.15, "volume": 0.6}.items()}
    has = {key: value or key in rules["columns"] for key, value in has.items()}
    levels = price_levels(rng, count)
    classes = list(rules.get("validity.ceilings", {}))
    basis = rules.get("validity.ceilings_by", "all")
    group = rng.choice(rng.choice(classes).split("/")) if basis == "group" else ""
    if classes:
        # Near the ceilings that the rules set, of which the file gives none.
        has["ceiling"] = False
        scale = Fraction(min(rules["validity.ceilings"].values(), key=Fraction)) / max(levels)
        levels = [level * scale * Fraction(11, 10) for level in levels]
    has["listed"] = "validity.listing_share" in rules and not has["ceiling"] and rng.random() < 0.5
    top = max(levels) * rng.choice([Fraction(9, 10), Fraction(3, 2), Fraction(2), Fraction(4)])
    ceilings, rows = {}, []
    for bidder, level in zip(rng.sample(NAMES, count), levels):
        row = dict.fromkeys(COLUMNS, "")
        strength, form = rng.choice(list(strengths)), rng.choice(forms)
        packs = rng.choice([1, 7, 10, 28]) if has["packs"] else 1
        coefficient = rng.choice(["1", "1.3", "0.85"]) if has["coefficient"] else "1"
        unit = level * strengths[strength] * Fraction(coefficient or 1)
        kind = (strength, form) if strength else bidder
        ceilings.setdefault(kind, decimal_text(
            top * strengths[strength] * rng.choice([1, 1, Fraction(13, 10)]), 4))
        quote = max(decimal_text(unit * packs, rng.choice([2, 2, 4])), "0.01", key=Fraction)
        row.update({
            "lot": name, "bidder": bidder, "strength": strength, "main_strength": main,
            "form": form, "pack_count": str(packs) if packs > 1 else "", "quote": quote,
            "coefficient": coefficient,
            "ceiling": ceilings[kind] if has["ceiling"] else "",
            "originator": rng.choice("NNNY"),
            "reported_volume": rng.choice(["100", "200", "50"]) if has["volume"] else ""})
        row["group"] = group
        if basis == "material":
            row["material"] = rng.choice(rng.choice(classes).split("/"))
        if has["listed"]:
            row["listing_mean"] = decimal_text(top * strengths[strength] * 2, 4)
            row["provincial_highest"] = decimal_text(
                top * strengths[strength] * rng.choice([1, Fraction(9, 10)]), 4)
        if rules.get("selection.striking_off") == "yes" and rng.random() < 0.1:
            row["struck_off"] = "Y"
        if rules.get("units.complete_systems") == "yes":
            row["complete_system"] = rng.choice("YYYN")
        if "technical_score" in rules["columns"]:
            row["technical_score"] = rng.choice(["30", "35.5", "33.337"])
        if "line" in rules["columns"]:
            row["line"] = decimal_text(max(levels) * Fraction(4, 5), 4)
        if has["entity"] and rng.random() < 0.5:
            row["entity"] = rng.choice(["Grove", "Wood"])
        if has["firm"]:
            row["firm"] = rng.choice(["Forest", "Park"])
        if has["ties"] and rng.random() < 0.95:
            tie_break_values(rng, row)
        if has["own"] and rng.random() < 0.3:
            row["own_lowest"] = ceilings[kind]
        if "units.cumulative_demand" in rules:
            row["supplies_all_regions"] = rng.choice("YYYN")
        if has["blank"] and rng.random() < 0.2:
            row.update(quote="", counted=rng.choice(["Y", "N"]))
        rows.append(row)
    return rows


# Runs of the program ------------------------------------------------------------------------------

class Program:
    def __init__(self, vbp, folder):
        self.vbp, self.folder = vbp, folder

    def write(self, rows, accepted):
        self.bids = os.path.join(self.folder, "bids.csv")
        with open(self.bids, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        self.accepted = os.path.join(self.folder, "accepted.csv")
        with open(self.accepted, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([("lot", "bidder"), *accepted])

    def select(self, ident, options, language, form):
        arguments = [self.vbp, "select", self.bids, "--rules", ident, *options, "--lang", language,
                     "--format", form, "--explain", "--quiet"]
        done = subprocess.run(arguments, capture_output=True, text=True)
        if done.returncode not in (0, 3):
            raise Unsupplied(done.stderr, " ".join(arguments), done.returncode)
        if done.returncode == 3 and not done.stdout:
            raise Unsupplied(done.stderr, " ".join(arguments), 3)
        return done.stdout


class Unsupplied(Exception):
    """A run that gave no result; the key of the number that it lacks, where that is why."""

    def __init__(self, message, command, code):
        super().__init__(f"{command}\nexit code {code}\n{message}")
        unset = re.search(r"`([\w.]+)` is not set", message)
        self.key = unset and unset.group(1)
        self.columns = set(re.findall(r"column (\w+): .*\[missing-value\]", message))


# What the explanations tell -----------------------------------------------------------------------

VERDICTS = {
    "en": {"selected": "Y", "not selected": "N", "tied, a person must decide": "tie",
           "undecided, a person must decide": "undecided"},
    "zh": {"拟中选": "Y", "未中选": "N", "并列，须人工决定": "tie", "未决，须人工决定": "undecided"}}
TITLE = {"en": re.compile(r"  (\d+|–)\.? +(\w+)(?: (\S+))?: (.+)$"),
         "zh": re.compile(r"  (\d+|–)\.? +(\w+)(?: (\S+))?：(.+)$")}
PRICE = {"en": re.compile(r"comparable price ([\d.]+)( [=≈] [\d.÷ ]+)?(?:[,;]|$)"),
         "zh": re.compile(r"单位可比价 ([\d.]+)( [=≈] [\d.÷ ]+)?(?:[（；]|$)")}
CUT = {"en": re.compile(r"cut (-?[\d.]+)% [=≈]"), "zh": re.compile(r"降幅 (-?[\d.]+)% [=≈]")}
PLACE = {"en": re.compile(r"(shortlisted: |not shortlisted: )?place (\d+)[, ]"),
         "zh": re.compile(r"(入围：|未入围：)?第 (\d+) 名，")}
OFFER = {"en": re.compile(r"may still be selected at ([\d.]+)"),
         "zh": re.compile(r"接受(?:自身规格单位价格)? ([\d.]+) ")}
TOLD = {"en": [("selected", "selected", "Y"), ("not selected", "selected", "N"),
               ("shortlisted: ", "shortlisted", "Y"), ("not shortlisted: ", "shortlisted", "N")],
        "zh": [("拟中选：", "selected", "Y"), ("中选但", "selected", "Y"), ("未中选：", "selected", "N"),
               ("入围：", "shortlisted", "Y"), ("未入围：", "shortlisted", "N")]}
ORDER = {"en": re.compile(r"equal to that of (\w+), goes (before|behind) it by `(\w+)`: (\S+) against (\S+?)(?: —|$)"),
         "zh": re.compile(r"与(\w+)相同，按“(\w+)”排在其(前|后)：(\S+) 对 (\S+?)(?:——|$)")}
LOWEST = {"en": re.compile(r"lowest comparable price of the (shortlisted|valid) bids( with volume)? ([\d.]+)"),
          "zh": re.compile(r"(?:分配采购量的)?(入围|有效)报价中最低单位可比价() ([\d.]+)")}
LARGEST = {"en": re.compile(r"largest cut (-?[\d.]+)% — ranking"),
           "zh": re.compile(r"最大降幅 (-?[\d.]+)%——ranking")}
HIGHEST = {"en": re.compile(r"highest score ([\d.]+)"), "zh": re.compile(r"最高得分 ([\d.]+)")}
ANCHOR = {"en": re.compile(r"anchor ([\d.]+): the larger of the lowest price ([\d.]+) and (-?[\d.]+) "),
          "zh": re.compile(r"基准价 ([\d.]+)：最低价 ([\d.]+) 与 (-?[\d.]+) ")}
MEAN = {"en": re.compile(r"mean ([\d.]+)(?: − [\d.]+ × (population|sample) standard deviation ([\d.]+))?"
                         r", over (\d+) (shortlisted|valid) bids?( with volume)?"),
        "zh": re.compile(r"均价 ([\d.]+)(?: − [\d.]+ × (总体|样本)标准差 ([\d.]+))?"
                         r" 两者取高，按 (\d+) 个(入围|有效)报价(（不含采购量为零者）)?")}
PAYMENT = {"en": re.compile(r"payment standard ([\d.]+): the larger of the lowest unit price ([\d.]+) and ([\d.]+) "),
           "zh": re.compile(r"支付标准 ([\d.]+)：最低单位价格 ([\d.]+) 与 ([\d.]+) ")}


class Check:
    def __init__(self, rules):
        self.rules = rules
        self.counts = collections.Counter()
        self.failures = 0

    def expect(self, holds, kind, said, context):
        self.counts[kind] += 1
        if holds:
            return
        self.failures += 1
        if self.failures <= 40:
            print(f"FALSE ({kind}) {said}\n  {context()}")

    def text(self, text, context):
        """Every equation and comparison of a text."""
        for statement in equations.statements(text):
            self.expect(statement.holds, statement.kind, statement.text,
                        lambda: f"{context()}\n  in: {text}")

    # A lot ----------------------------------------------------------------------------------------

    def lot(self, lines, rows, bids, language, where):
        """The paragraph of a lot: its heading, then for every bid a title and its details."""
        name = rows[0]["lot"]
        context = lambda: f"{where}, lot {name}\n" + show(bids)
        self.text(lines[0], context)
        self.heading(lines[0], rows, language, context)
        title, told = None, {}
        for line in lines[1:]:
            match = not line.startswith("     ") and TITLE[language].match(line)
            if match:
                title = match
                told[match.group(2)] = (match, [])
            else:
                told[title.group(2)][1].append(line.strip())
        self.neighbours(told, rows, language, context)
        self.expect(set(told) == {row["bidder"] for row in rows}, "agreement", "the bidders", context)
        for row in rows:
            if row["bidder"] in told:
                title, details = told[row["bidder"]]
                bid = next(bid for bid in bids if bid["bidder"] == row["bidder"])
                self.bid(title, details, row, bid, rows, bids, language,
                         lambda: f"{context()}\n  row: {row}\n  told: " + "\n        ".join(details))

    def neighbours(self, told, rows, language, context):
        """Bids of one price on different places are told why."""
        if self.rules["ranking.by"] != "price":
            return
        own = [row for row in rows if not row["member"] and row["status"] == "valid" and row["rank"]]
        for first, second in zip(own, own[1:]):
            if first["rank"] == second["rank"] or first["comparable_price"] != second["comparable_price"]:
                continue
            for row in (first, second):
                self.expect(any(ORDER[language].search(detail) for detail in told[row["bidder"]][1]),
                            "agreement", f"{row['bidder']}: the tie-break", context)

    def heading(self, line, rows, language, context):
        def agrees(holds, said):
            self.expect(holds, "agreement", said, lambda: f"{context()}\n  heading: {line}\n" + show(rows))
        own = [row for row in rows if not row["member"] and row["status"] == "valid"]
        is_open = any(row["shortlisted"] not in "YN" for row in own)
        if (said := LARGEST[language].search(line)):
            largest = max(Fraction(row["cut"]) for row in own)
            agrees(Fraction(said.group(1)) / 100 == largest, said.group())
        if (said := HIGHEST[language].search(line)):
            scores = [row["score"] and Fraction(row["score"]) for row in own]
            agrees("" not in scores and Fraction(said.group(1)) == max(scores), said.group())
        if is_open:
            return
        listed = [row for row in own if row["shortlisted"] == "Y"]
        counted = [row for row in listed if not row["zero"]]
        if len(counted) < len(listed) and "with volume" not in line and "分配采购量" not in line \
                and "不含采购量" not in line:
            # The anchor is taken of the shortlist as it stood before the places were filled again.
            places = int(re.search(r"at most (\d+) shortlisted|最多入围 (\d+) 家", line).group(
                1 if language == "en" else 2))
            listed = [row for row in listed if int(row["rank"]) <= places]
        price = lambda row: Fraction(row["comparable_price"])
        if (said := LOWEST[language].search(line)):
            among = own
            if said.group(1) in ("shortlisted", "入围"):
                among = (counted if "with volume" in said.group() or "分配采购量" in said.group() else listed)
            exact = abs(Fraction(said.group(3)) - min(map(price, among)))
            agrees(exact <= Fraction(1, 20000), said.group())
        if (said := ANCHOR[language].search(line)):
            agrees(Fraction(said.group(1)) == max(map(Fraction, said.groups()[1:])), said.group())
        rests_on_mean = self.rules.get("selection.anchor", "lowest") != "lowest"
        if counted and rests_on_mean and "selection.multiple" in self.rules:
            agrees(MEAN[language].search(line), "the mean behind the anchor")
        if (said := MEAN[language].search(line)):
            scope = own if said.group(5) in ("valid", "有效") else counted if said.group(6) else listed
            prices = [price(row) for row in scope]
            agrees(len(prices) == int(said.group(4)), said.group())
            mean = sum(prices) / len(prices)
            agrees(equations.half_up(mean, 6) == Fraction(said.group(1)), said.group())
            if said.group(3):
                divisor = len(prices) - (said.group(2) in ("sample", "样本"))
                variance = sum((p - mean)**2 for p in prices) / max(divisor, 1)
                near = Fraction(said.group(3))
                agrees((near - Fraction(1, 10**6))**2 <= variance <= (near + Fraction(1, 10**6))**2
                       or variance < Fraction(1, 10**12), said.group())

    # A bid ----------------------------------------------------------------------------------------

    def bid(self, title, details, row, bid, rows, bids, language, context):
        def agrees(holds, said):
            self.expect(holds, "agreement", said, context)
        agrees(VERDICTS[language].get(title.group(4)) == row["selected"], title.group())
        agrees(title.group(1).strip("–") == row["rank"], title.group())
        for detail in details:
            self.text(detail, context)
            self.verdict(detail, row, language, agrees)
            if (said := PRICE[language].match(detail)):
                agrees(Fraction(said.group(1)) == Fraction(row["comparable_price"]), said.group())
                self.divisor(said.group(2), row, bid, agrees)
            if (said := CUT[language].match(detail)):
                agrees(Fraction(said.group(1)) / 100 == Fraction(row["cut"]), said.group())
            if (said := OFFER[language].search(detail)) and not row["member"]:
                # What is still open is not settled.
                agrees(row["settled_price"] == "" and row["selected"] not in "YN"
                       or row["settled_price"] != ""
                       and Fraction(said.group(1)) == Fraction(row["settled_price"]), said.group())
            if (said := PAYMENT[language].match(detail)):
                agrees(Fraction(said.group(1)) == max(map(Fraction, said.groups()[1:])), said.group())
            if (said := ORDER[language].search(detail)):
                self.order(said, row, bid, rows, bids, language, agrees)
        if row["cut"] and (self.rules["ranking.by"] != "price" or "selection.cut" in self.rules):
            agrees(any(CUT[language].match(detail) for detail in details), "the cut")
        if row["comparable_price"]:
            agrees(any(PRICE[language].match(detail) for detail in details), "the comparable price")

    def divisor(self, equation, row, bid, agrees):
        """The divisors of the equation are the pack count and the ratio of the row."""
        parts = (equation or "").split("÷")[1:]
        if bid["pack_count"] not in ("", "1"):
            agrees(bool(parts) and parts[0].strip() == bid["pack_count"], f"the pack count{equation}")
            parts = parts[1:]
        product = Fraction(1)
        for part in parts:
            product *= Fraction(part.strip())
        ratio = Fraction(row["ratio"])
        agrees(abs(product - ratio) <= ratio / 10**5, f"the ratio in{equation}")

    def verdict(self, detail, row, language, agrees):
        """A sentence that begins with an outcome tells that of the row."""
        for words, column, value in TOLD[language]:
            if detail.startswith(words):
                agrees(row[column] == value, detail[:60])
        if (said := PLACE[language].match(detail)) and row["rank"]:
            agrees(said.group(2) == row["rank"], said.group())

    def order(self, said, row, bid, rows, bids, language, agrees):
        """What a tie-break decided: the same value to rank by, both values, the order, the ranks."""
        if language == "en":
            other, place, column, own_value, other_value = said.groups()
            is_first = place == "before"
        else:
            other, title, place, own_value, other_value = said.groups()
            column = next(name for name, words in TIE_BREAKS.items() if words == title)
            is_first = place == "前"
        other_row = next(one for one in rows if one["bidder"] == other)
        other_bid = next(one for one in bids if one["bidder"] == other)
        agrees((own_value, other_value) == (bid[column], other_bid[column]), said.group())
        number = lambda value: value if column in ("approval_date", "recent_change") else Fraction(value)
        is_smaller = number(own_value) < number(other_value)
        agrees(is_first == (is_smaller if column in ("approval_date", "recent_change") else not is_smaller)
               and own_value != other_value, said.group())
        agrees((int(row["rank"]) < int(other_row["rank"])) == is_first, said.group())
        agrees(any(row[key] == other_row[key] for key in ("comparable_price", "cut", "score")
                   if row.get(key)), said.group())


def show(rows):
    keys = [key for key in rows[0] if any(row[key] for row in rows)] if rows else []
    lines = [",".join(keys)] + [",".join(str(row[key]) for key in keys) for row in rows]
    return "\n".join("    " + line for line in lines)


# All sets -----------------------------------------------------------------------------------------

def rules_of(ident, folder):
    rules = load_rules(ident, folder)
    rules.setdefault("ranking.by", "price")
    # The columns that the set cannot do without; the program names those that are not known here.
    rules["columns"] = {"ceiling"} if rules["ranking.by"] != "price" else set()
    return rules


def supplied(program, ident, rules, rng):
    """The numbers that the set leaves open, as `--set` supplies them."""
    options = []
    for _ in range(20):
        try:
            program.select(ident, options, "en", "csv")
            return options
        except Unsupplied as run:
            if run.columns - rules["columns"]:
                rules["columns"] |= run.columns
                return None
            if not run.key:
                raise
            table = next((key for key in SUPPLIED if run.key.startswith(key)), None)
            if table is None:
                raise
            row = run.key + ".1+" if run.key == "shortlist.caps" else run.key
            options += ["--set", f"{row}={rng.choice(SUPPLIED[table])}"]
    raise SystemExit(f"{ident}: too many numbers are not set")


def paragraphs(text):
    return [part.split("\n") for part in text.rstrip("\n").split("\n\n")]


def check_set(check, program, ident, folder, seed, lots):
    rng = random.Random(f"{seed} {ident}")
    rules, options = rules_of(ident, folder), None
    while options is None:
        bids = [row for number in range(lots)
                for row in random_lot(rng, rules, "Lot" + "abcdefghij"[number % 10] * (1 + number // 10))]
        accepted = [(row["lot"], row["bidder"]) for row in bids if rng.random() < 0.4]
        program.write(bids, accepted)
        options = supplied(program, ident, rules, rng)
    if any(key.startswith("revival.") for key in rules):
        options += ["--accept", program.accepted]
    if "elimination.lots" in rules:
        options += ["--whole-tender", "--set", f"elimination.lots={rng.randint(1, lots)}"]
    for allowing in ([], ["--allow-unverified"]):
        english = list(csv.DictReader(io.StringIO(
            program.select(ident, options + allowing, "en", "csv"))))
        for language in ("en", "zh"):
            where = " ".join([ident, language, *options, *allowing])
            table = program.select(ident, options + allowing, language, "csv")
            check_rows(check, table, where)
            told = paragraphs(program.select(ident, options + allowing, language, "table"))
            check_lots(check, told, english, bids, language, where)


def check_rows(check, table, where):
    """The sentences of the columns of reasons."""
    for row in list(csv.reader(io.StringIO(table)))[1:]:
        for cell in (row[9], row[-1]):
            check.text(cell, lambda: where)


def check_lots(check, told, rows, bids, language, where):
    by_lot = collections.defaultdict(list)
    for row in rows:
        row["zero"] = "selected without volume:" in row["explanation"]
        row["member"] = "what follows was found of that bid" in row["explanation"]
        by_lot[row["lot"]].append(row)
    check.expect(len(told) == len(by_lot), "agreement", "the lots", lambda: where)
    for lines, name in zip(told, by_lot):
        # A lot of a bidding unit has the unit behind its name.
        base = max((bid["lot"] for bid in bids if name.startswith(bid["lot"])), key=len)
        own = [bid for bid in bids if bid["lot"] == base]
        check.lot(lines, by_lot[name], own, language, where)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("vbp")
    parser.add_argument("--lots", type=int, default=30)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--sets")
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--rules", default=os.path.join(here, "../../Data/rules/tender"))
    options = parser.parse_args()
    equations.check()
    idents = options.sets.split(",") if options.sets else sorted(
        name[:-5] for name in os.listdir(options.rules) if name.endswith(".json"))
    total, failures = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        program = Program(options.vbp, folder)
        for ident in idents:
            check = Check(rules_of(ident, options.rules))
            for run in range(options.runs):
                check_set(check, program, ident, options.rules, f"{options.seed} {run}", options.lots)
            counts = check.counts
            silent = not counts["equation"] and not counts["comparison"]
            failures += check.failures + silent
            total += sum(counts.values())
            print(f"{ident}: {counts['equation']} equations, {counts['comparison']} comparisons, "
                  f"{counts['agreement']} agreements with the rows, {check.failures} false"
                  + (", nothing told that could be checked" if silent else ""))
    print(f"{total} checked, {failures} false")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
