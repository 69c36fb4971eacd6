"""Every resolution of the ties of a tender, by brute force: an oracle for `vbp select` and `vbp allocate`.

Equal bids share a rank and the rules do not say which comes first ("When the chain is exhausted the
outcome is an unresolved tie: all alternatives are listed", as the tenders' digests put it). A *resolution* puts every
group of equal bids, and where lots are compared every group of lots of equal spread, into a strict
order; all later stages are deterministic. This module runs the stages of a tender in every
resolution, as fractions, and merges the outcomes. It is written from the domain texts and from the
rule sets' numbers alone and shares no code with the program.

`python3 tender_resolutions.py` checks the examples at the end.
"""

import functools
import itertools
import json
import math
import os
from dataclasses import dataclass
from fractions import Fraction

YES, NO, TIE = "Y", "N", "tie"
FORM_GROUPS = {"tablet": "oral-solid"}


# Rule sets ----------------------------------------------------------------------------------------

def load_rules(ident, folder, **replaced):
    """The values of a rule set with those of its baseline; `replaced` are values of --set, with
    `__` for a point: `elimination__lots=1`, or a row of a table: `share__first_year__1="0.5"`."""
    with open(os.path.join(folder, ident + ".json"), encoding="utf-8") as file:
        own = json.load(file)
    values = load_rules(own["baseline"], folder) if "baseline" in own else {}
    for key in own.get("remove", []):
        values.pop(key, None)
    values.update((key, parameter["value"]) for key, parameter in own["parameters"].items())
    for key, value in replaced.items():
        key = key.replace("__", ".")
        table, _, row = key.rpartition(".")
        if isinstance(values.get(table), dict):
            values[table] = {**values[table], row: str(value)}
        else:
            values[key] = str(value)
    return values


def row_of(table, count):
    """The row of a table by count; `14+` stands for 14 and all above (docs/rule-sets.md)."""
    for row, value in table.items():
        if row == str(count) or row.endswith("+") and count >= int(row[:-1]):
            return Fraction(value)
    raise KeyError(count)


# Prices -------------------------------------------------------------------------------------------

def half_up(number, decimals):
    scaled = number * 10**decimals
    return Fraction(math.floor(scaled + Fraction(1, 2)), 10**decimals)


@dataclass(frozen=True)
class Bid:
    """One row of bids. `unit` is the quoted unit price, None without a quote; `k` the price ratio."""

    name: str
    unit: Fraction | None
    k: Fraction = Fraction(1)
    ceiling: Fraction | None = None
    form: str = "tablet"
    firm: str | None = None
    reported: Fraction | None = None
    originator: bool = False
    counts: bool = True

    @functools.cached_property
    def price(self):
        """Stage 2: comparable price u = unit price ÷ K, exact."""
        return self.unit / self.k

    @functools.cached_property
    def valid(self):
        """Stage 3: a quote not above the ceiling of its strength."""
        return self.unit is not None and (self.ceiling is None or self.unit <= self.ceiling)

    @functools.cached_property
    def listed(self):
        """u rounded half up to 4 decimals (`comparable.decimals` of every set here): it ranks."""
        return half_up(self.price, 4)


@dataclass(frozen=True)
class Surd:
    """rest − √square: exact, because a mean less deviations is irrational as a rule."""

    rest: Fraction
    square: Fraction = Fraction(0)

    def at_least(self, number):
        gap = self.rest - number
        return gap >= 0 and gap * gap >= self.square

    def above(self, number):
        gap = self.rest - number
        return gap > 0 and gap * gap > self.square

    def times(self, factor):
        return Surd(self.rest * factor, self.square * factor * factor)

    def number(self, decimals=6):
        """The value itself where the root is rational, else rounded half up."""
        top, bottom = math.isqrt(self.square.numerator), math.isqrt(self.square.denominator)
        if top * top == self.square.numerator and bottom * bottom == self.square.denominator:
            return self.rest - Fraction(top, bottom)
        # The largest m with m ≤ scaled value + 1/2, found from an estimate that is near enough.
        goal = Surd((self.rest * 10**decimals) + Fraction(1, 2), self.square * 100**decimals)
        m = math.floor(goal.rest) - math.isqrt(math.floor(goal.square)) - 2
        while goal.at_least(m + 1):
            m += 1
        return Fraction(m, 10**decimals)


def statistics(bids, rules):
    """Mean and variance of the listed prices (population by default: `selection.deviation`)."""
    prices = [bid.listed for bid in bids]
    mean = sum(prices) / len(prices)
    lost = 1 if rules.get("selection.deviation") == "sample" else 0
    return mean, sum((price - mean) ** 2 for price in prices) / max(len(prices) - lost, 1)


# One lot in one resolution ------------------------------------------------------------------------

def strict_orders(bids):
    """Stage 5: all strict orders of the valid bids by listed price. No tie-break column is given."""
    valid = sorted((bid for bid in bids if bid.valid), key=lambda bid: bid.listed)
    groups = [list(group) for _, group in itertools.groupby(valid, key=lambda bid: bid.listed)]
    for parts in itertools.product(*(itertools.permutations(group) for group in groups)):
        yield tuple(itertools.chain.from_iterable(parts))


def first_places(order, places, rules):
    """Stage 5: the first `places` of the order; a firm takes at most `shortlist.per_firm` of them."""
    most = rules.get("shortlist.per_firm")
    if most is None:
        return frozenset(order[:places])
    taken, of_firm = set(), {}
    for bid in order:
        firm = bid.firm or bid.name
        if len(taken) < places and of_firm.get(firm, 0) < int(most):
            taken.add(bid)
            of_firm[firm] = of_firm.get(firm, 0) + 1
    return frozenset(taken)


def zero_volume(first, rules):
    """R12: shortlisted bids below mean − 2 sd of the shortlisted ("may be selected with volume 0")."""
    if "zero_volume.deviations" not in rules or not first:
        return frozenset()
    mean, variance = statistics(first, rules)
    limit = Surd(mean, variance * Fraction(rules["zero_volume.deviations"]) ** 2)
    return frozenset(bid for bid in first if limit.above(bid.listed))


def anchor_of(first, shortlisted, zero, rules, zero_in_anchor):
    """Stage 6. Lowest; R11 max(lowest, share of the mean); R12 max(lowest, mean − sd).

    `zero_in_anchor`: over which bids mean, sd and the lowest run. "no": the shortlisted without the zero-volume
    bids; "all": with them and with the bids that refill their places; "first": the first `cap`.
    """
    over = {"no": shortlisted - zero, "all": shortlisted, "first": first}[zero_in_anchor]
    lowest = min(bid.price for bid in over)
    if rules["selection.anchor"] == "lowest":
        return Surd(lowest)
    mean, variance = statistics(over, rules)
    if rules["selection.anchor"] == "mean-share":
        return Surd(max(lowest, mean * Fraction(rules["selection.anchor_share"])))
    formula = Surd(mean, variance * Fraction(rules["selection.anchor_deviations"]) ** 2)
    return formula if formula.above(lowest) else Surd(lowest)


def passes(bid, anchor, rules):
    """Stage 6: any test of the set holds; limits use the exact price, the cut the own strength's."""
    floors = rules.get("selection.floor", {})
    floor = floors.get(FORM_GROUPS.get(bid.form), floors.get("any"))
    holds = {
        "multiple": lambda: anchor.times(Fraction(rules["selection.multiple"])).at_least(bid.price),
        "cut": lambda: bid.ceiling is not None
        and 1 - bid.unit / bid.ceiling >= Fraction(rules["selection.cut"]),
        "floor": lambda: floor is not None and bid.price <= Fraction(floor),
    }
    tests = rules["selection.tests"]
    return not tests or any(holds[test]() for test in tests)


@dataclass(frozen=True)
class Verdict:
    """What stages 5 and 6 say of a lot in one or several resolutions."""

    shortlisted: frozenset
    zero: frozenset
    selected: frozenset  # with volume
    anchor: Surd | None

    @functools.cached_property
    def spread(self):
        """Highest ÷ lowest listed price of the selected; 1 where there is nothing to compare."""
        prices = [bid.listed for bid in self.selected]
        return max(prices) / min(prices) if prices else Fraction(1)


def judge(first, shortlisted, zero, rules, zero_in_anchor):
    if not shortlisted:
        return Verdict(shortlisted, zero, frozenset(), None)
    anchor = anchor_of(first, shortlisted, zero, rules, zero_in_anchor)
    kept = frozenset(bid for bid in shortlisted - zero if passes(bid, anchor, rules))
    return Verdict(shortlisted, zero, kept, anchor)


def revival_offers(bids, verdict, selected, rules):
    """Stage 7: bidder → (unit price, entitlement). See the rows R10, R11 and R12 of the digests."""
    if not selected:
        return {}
    if len(selected) == 1:
        price = verdict.anchor.times(Fraction(rules["selection.multiple"])).number()
    else:
        price = max(bid.price for bid in selected)
    volumes = [bid.reported for bid in bids if bid.reported is not None]
    highest = max(bid.price for bid in bids if bid.valid)
    offers = {}
    for bid in bids:
        if not bid.valid or bid in selected or bid in verdict.zero:
            continue
        if bid in verdict.shortlisted:
            if rules.get("revival.shortlisted") == "yes":
                offers[bid.name] = (price * bid.k, "full")
        elif (rules.get("revival.not_shortlisted") == "yes" and bid.reported is not None
                and bid.reported * len(volumes) >= sum(volumes) and bid.price < highest):
            offers[bid.name] = (price * bid.k, "no-region-choice")
        elif rules.get("revival.reference") == "yes" and bid.originator:
            offers[bid.name] = (bid.unit, "no-volume")
    return offers


def finish(bids, verdict, drop_highest, accepted, rules):
    """Stages 6 (elimination) and 7: bidder → (selected, settled price, entitlement)."""
    selected = verdict.selected
    if drop_highest:
        top = max(bid.listed for bid in selected)
        selected = frozenset(bid for bid in selected if bid.listed < top)
    offers = revival_offers(bids, verdict, selected, rules)
    outcome = {}
    for bid in bids:
        if bid in selected:
            outcome[bid.name] = (True, None, "full")
        elif bid in verdict.zero:
            outcome[bid.name] = (True, None, "no-volume")
        else:
            settled, entitlement = offers.get(bid.name, (None, None))
            taken = bid.name in offers and bid.name in accepted
            outcome[bid.name] = (taken, settled, entitlement if taken else None)
    return outcome


# All resolutions ----------------------------------------------------------------------------------

def lot_verdicts(bids, rules, zero_in_anchor="first"):
    """Verdict → the strict orders that lead to it."""
    caps = rules.get("shortlist.caps")
    places = int(row_of(caps, max(1, sum(bid.counts for bid in bids)))) if caps else len(bids)
    refill = rules.get("zero_volume.refills_place") == "yes"
    verdicts, known = {}, {}
    for order in strict_orders(bids):
        first = first_places(order, places, rules)
        if first not in known:
            known[first] = zero_volume(first, rules)
        zero = known[first]
        shortlisted = first_places(order, places + len(zero), rules) if refill else first
        if (first, shortlisted) not in known:
            known[first, shortlisted] = judge(first, shortlisted, zero, rules, zero_in_anchor)
        verdicts.setdefault(known[first, shortlisted], []).append(order)
    return verdicts


def eliminations(spreads, count):
    """Stage 6, R7 and R9: the sets of lots in which the highest are dropped, one for each order of
    lots of equal spread. `spreads`: lot → spread in one resolution."""
    wide = sorted((lot for lot in spreads if spreads[lot] > 1), key=lambda lot: -spreads[lot])
    if len(wide) <= count:
        return [frozenset(wide)]
    last = spreads[wide[count - 1]]
    sure = [lot for lot in wide if spreads[lot] > last]
    level = [lot for lot in wide if spreads[lot] == last]
    return [frozenset(sure + list(some))
            for some in itertools.combinations(level, count - len(sure))]


def tender_resolutions(lots, rules, whole=False, accepted=(), zero_in_anchor="first"):
    """`lots`: lot → list of bids; `accepted`: pairs (lot, bidder). Returns lot → list of
    (verdict, outcome, orders): every possible end of the lot with the orders that lead there.

    Lots meet only in the elimination and there only by their spreads, so which (spread, dropped)
    of a lot go together is enumerated over the product of the spreads.
    """
    verdicts = {lot: lot_verdicts(bids, rules, zero_in_anchor) for lot, bids in lots.items()}
    possible = {lot: {(v.spread, False) for v in found} for lot, found in verdicts.items()}
    if whole and "elimination.lots" in rules:
        count = int(rules["elimination.lots"])
        possible = {lot: set() for lot in lots}
        choices = [{v.spread for v in verdicts[lot]} for lot in lots]
        for combination in itertools.product(*choices):
            spreads = dict(zip(lots, combination))
            for dropped in eliminations(spreads, count):
                for lot in lots:
                    possible[lot].add((spreads[lot], lot in dropped))
    ends = {}
    for lot, bids in lots.items():
        names = {bidder for of, bidder in accepted if of == lot}
        ends[lot] = [
            (verdict, finish(bids, verdict, drop, names, rules), orders)
            for verdict, orders in verdicts[lot].items()
            for drop in (False, True) if (verdict.spread, drop) in possible[lot]]
    return ends


def merge_selection(bids, ends):
    """bidder → (shortlisted, selected, settled price or None, entitlement) over all resolutions: `tie` is
    what is not the same in all, an entitlement of a bid that is selected either way too."""
    merged = {}
    for bid in bids:
        places = {bid in verdict.shortlisted for verdict, _, _ in ends}
        outcomes = {outcome[bid.name] for _, outcome, _ in ends}
        prices = {settled for _, settled, _ in outcomes}
        # A bid without a settled price is selected at its own.
        paid = {bid.unit if settled is None else settled for _, settled, _ in outcomes}
        if len(paid) == 1 and all(taken for taken, _, _ in outcomes):
            entitlements = {entitlement for _, _, entitlement in outcomes}
            selected, entitlement = YES, entitlements.pop() if len(entitlements) == 1 else TIE
        else:
            selected, entitlement = (TIE if any(o[0] for o in outcomes) else NO), ""
        merged[bid.name] = (
            TIE if len(places) > 1 else YES if places == {True} else NO,
            selected, prices.pop() if len(prices) == 1 else None, entitlement)
    return merged


def is_open(merged):
    return any(TIE in (row[0], row[1], row[3]) for row in merged.values())


# Regions ------------------------------------------------------------------------------------------

def pick_rounds(choosers, pick):
    """Stage 10: rank 1 picks one region, then all in rank order one per turn, until nobody can."""
    pick(choosers[0])
    while any([pick(chooser) for chooser in choosers]):
        pass


def allocate(winners, choosers, demand, choices, rules):
    """Stages 9 and 10 in one resolution: the lines (region, bidder, standby) → volume.

    `winners`: how many; `choosers`: names in strict order; `demand`: list of (region, volume) in the
    order of the file; `choices`: bidder → regions, most wanted first.
    """
    if not choosers:
        return {}
    share = row_of(rules["share.first_year"], winners)
    sizes = dict(demand)
    largest = sorted(sizes, key=lambda region: -sizes[region])  # stable: equals as in the file

    def picker(taken, allowed):
        def pick(name):
            for region in [*choices.get(name, []), *largest]:
                if region in sizes and region not in taken and allowed(name, region):
                    taken[region] = name
                    return True
            return False
        return pick

    main, standby = {}, {}
    pick_rounds(choosers, picker(main, lambda name, region: True))
    if rules.get("volume.standby") == "yes" and winners >= 2:
        pick_rounds(choosers, picker(standby, lambda name, region: main[region] != name))
    lines = {(region, name, False): sizes[region] * share for region, name in main.items()}
    lines.update({(region, name, True): Fraction(0) for region, name in standby.items()})
    return lines


def merge_regions(ends, demand, choices, rules):
    """(region, bidder, role) → volume, None where it is a tie, merged over all resolutions."""
    found, orders_seen = [], set()
    for _, outcome, orders in ends:
        entitled = {name: o[2] for name, o in outcome.items() if o[0] and o[2] != "no-volume"}
        for order in orders:
            choosers = tuple(bid.name for bid in order if entitled.get(bid.name) == "full")
            if (len(entitled), choosers) not in orders_seen:
                orders_seen.add((len(entitled), choosers))
                found.append(allocate(len(entitled), choosers, demand, choices, rules))
    merged = {}
    for key in {key for lines in found for key in lines}:
        volumes = {lines.get(key) for lines in found}
        region, name, standby = key
        if len(volumes) == 1:
            merged[region, name, "standby" if standby else "main"] = volumes.pop()
        else:
            merged[region, name, "standby-tie" if standby else "tie"] = None
    return merged


# Examples by hand ---------------------------------------------------------------------------------

def examples(folder):
    """Ties in small, each added up by hand, and vectors of published digests."""
    F = Fraction

    def lot(**quotes):
        return [Bid(name, F(quote)) for name, quote in quotes.items()]

    def merged(rules, bids, **more):
        return merge_selection(bids, tender_resolutions({"L": bids}, rules, **more)["L"])

    # r11_tie_mean: whoever is third, the mean is 0.67, the anchor 0.335, the limit 0.603.
    r11 = load_rules("cn-2025-round11", folder)
    bids = lot(A="0.20", B="0.61", C="1.20", D="1.20", E="1.20")
    ends = tender_resolutions({"L": bids}, r11)["L"]
    assert {end[0].anchor.number() for end in ends} == {F("0.335")} and len(ends) == 3
    assert merge_selection(bids, ends) == {
        "A": (YES, YES, None, "full"), "B": (YES, NO, F("0.603"), ""),
        **{name: (TIE, NO, None, "") for name in "CDE"}}

    # r7_tie_elim: L1's spread is 1.7 whoever takes its second place, so the one place of the
    # elimination is L1's: its highest is dropped, L2's B (spread 1.2) is not.
    r7 = load_rules("cn-2022-round7", folder, elimination__lots=1)
    lots = {"L1": lot(A="1.00", B="1.70", C="1.70"), "L2": lot(A="1.00", B="1.20")}
    ends = tender_resolutions(lots, r7, whole=True)
    assert merge_selection(lots["L1"], ends["L1"]) == {
        "A": (YES, YES, None, "full"), "B": (TIE, NO, None, ""), "C": (TIE, NO, None, "")}
    assert merge_selection(lots["L2"], ends["L2"]) == {
        "A": (YES, YES, None, "full"), "B": (YES, YES, None, "full")}
    # Without the elimination B and C are a plain tie for the last place.
    assert merged(r7, lots["L1"])["C"] == (TIE, TIE, None, "")
    # Two lots of equal spread for one place: either may lose its highest.
    lots["L2"] = lot(A="2.00", B="3.40")
    ends = tender_resolutions(lots, r7, whole=True)
    assert merge_selection(lots["L2"], ends["L2"])["B"] == (YES, TIE, None, "")

    # perfirm_tie: at most 4 products of F, P4 and P5 are equal.
    stents = load_rules("stents-2020", folder)
    firms = [Bid(f"P{i}", F(p), firm="F") for i, p in enumerate([3000, 3010, 3020, 3030, 3030], 1)]
    firms.append(Bid("Q1", F(3040), firm="G"))
    result = merged(stents, firms)
    assert result["P4"] == result["P5"] == (TIE, TIE, None, "")
    assert result["P3"] == result["Q1"] == (YES, YES, None, "full") and is_open(result)

    # alloc_tie: both are selected for certain; who chooses first, and so takes both, is open:
    # the first takes R1 and, first again in the first round, R2.
    r2 = load_rules("cn-2020-round2", folder)
    bids = lot(A="1.00", B="1.00", C="2.00")
    ends = tender_resolutions({"L": bids}, r2)["L"]
    assert not is_open(merge_selection(bids, ends))
    assert merge_regions(ends, [("R1", F(100)), ("R2", F(50))], {}, r2) == {
        (region, name, "tie"): None for region in ("R1", "R2") for name in "AB"}

    # R11 vector of the digests: anchor 0.20, limit 0.36, four may revive at 0.36; in R10 at 0.18.
    bids = lot(A="0.10", B="0.40", C="0.44", D="0.50", E="0.56", X="9", Y="9", Z="9")
    assert [merged(r11, bids)[name][2] for name in "BCDE"] == [F("0.36")] * 4
    r10 = load_rules("cn-2024-round10", folder)
    assert [merged(r10, bids)[name][2] for name in "BCDE"] == [F("0.18")] * 4

    # R12 vectors of the digests: mean, mean − sd, mean − 2 sd; five bids have no zero-volume one.
    r12 = load_rules("cn-2026-round12", folder)
    six = frozenset(lot(A="1.0", B="2.9", C="3.0", D="3.1", E="3.00", F="3.000"))
    mean, variance = statistics(six, r12)
    assert half_up(mean, 6) == F("2.666667") and Surd(mean, variance).number() == F("1.919078")
    assert Surd(mean, 4 * variance).number() == F("1.171489")
    assert {bid.name for bid in zero_volume(six, r12)} == {"A"}
    five = frozenset(bid for bid in six if bid.name != "F")
    mean, variance = statistics(five, r12)
    assert Surd(mean, 4 * variance).number() == F("0.995008") and not zero_volume(five, r12)
    # Cap 6 of 9: A is freed, so the tie of G, H, I at 3.2 is for one place, not for none.
    bids = lot(A="1.0", B="2.9", C="3.0", D="3.0", E="3.0", F="3.1", G="3.2", H="3.2", I="3.2")
    result = merged(r12, bids)
    assert result["A"] == (YES, YES, None, "no-volume") and result["F"][:2] == (YES, YES)
    assert [result[name][:2] for name in "GHI"] == [(TIE, TIE)] * 3
    # The mean without A and with one of G, H, I is 3.033333, the sd 0.094281; with A the mean less
    # the sd lies below the lowest, 2.9.
    anchors = {how: next(iter(lot_verdicts(bids, r12, how))).anchor.number()
               for how in ("no", "all", "first")}
    assert anchors == {"no": F("2.939052"), "all": F("2.9"), "first": F("2.9")}
    print("examples: all hold")


if __name__ == "__main__":
    import sys
    here = os.path.dirname(os.path.abspath(__file__))
    examples((sys.argv[1:] or [os.path.join(here, "../../Data/rules/tender")])[0])
