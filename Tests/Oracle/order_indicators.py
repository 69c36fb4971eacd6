"""B1–B4 and E1 from order lines, written without a look at the Swift code.

Reads `make SEED` from standard input and prints a random year of order lines as CSV; or reads such
a CSV and prints distributor|quarter|B1|B2|B3|B4|E1 units, one line each. What is not yet due at the
last moment of the file counts nowhere.
"""
import csv
import math
import random
import sys
from collections import defaultdict
from datetime import datetime, timedelta
from fractions import Fraction

MOST_DAYS = 3
LIMITS = {"response": 24, "routine": 48, "cold": 72, "remote": 72, "emergency": 8}
FIELDS = (
    "order_id,line,distributor,drug,ordered_at,confirmed_at,delivered_at,ordered_qty,"
    "delivered_qty,unit_price,urgent,cold_chain,remote"
).split(",")


def make(seed):
    rng = random.Random(seed)
    writer = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
    writer.writeheader()
    rows = []
    for order in range(900):
        firm = f"firm {order % 7}"
        ordered = datetime(2023, 12, 31) + timedelta(minutes=rng.randrange(366 * 24 * 60))
        urgent = rng.random() < 0.15
        confirmed = ordered + timedelta(minutes=rng.choice([5, 600, 1439, 1440, 1441, 3000]))
        if rng.random() < 0.05:
            confirmed = None
        for line in range(rng.randint(1, 4)):
            quantity = rng.choice([1, 10, 100, 12.5])
            cold, remote = rng.random() < 0.2, rng.random() < 0.2
            limit = 8 if urgent else 72 if cold or remote else 48
            base = {
                "order_id": f"O{order}", "line": line + 1, "distributor": firm,
                "drug": f"drug {rng.randrange(40)}", "ordered_at": stamp(ordered),
                "confirmed_at": stamp(confirmed), "ordered_qty": quantity,
                "unit_price": rng.choice(["0.5", "12.34", "199.999999"]),
                "urgent": "Y" if urgent else "N", "cold_chain": "Y" if cold else "N",
                "remote": "Y" if remote else "N",
            }
            for part in parts(rng, quantity):
                minutes = rng.choice([0, 30, limit * 60 - 1, limit * 60, limit * 60 + 1,
                                      limit * 60 + 1440, limit * 60 + 1441, limit * 60 + 4000])
                if rng.random() < 0.7:
                    minutes = rng.randrange(limit * 60)
                arrived = ordered + timedelta(minutes=minutes)
                rows.append({**base, "delivered_at": stamp(arrived) if part else "",
                             "delivered_qty": part if part else ""})
    rng.shuffle(rows)
    writer.writerows(rows)


def parts(rng, quantity):
    """The deliveries of a line: whole, over, in parts, short in parts, or nothing."""
    kind = rng.random()
    if kind < 0.8:
        return [quantity]
    if kind < 0.83:
        return [quantity * 1.2]
    if kind < 0.93:
        third = quantity / 4
        return [third, third, quantity - 2 * third]
    if kind < 0.95:
        return [quantity / 4, quantity / 4]
    if kind < 0.96:
        return [quantity / 2, quantity]
    if kind < 0.98:
        return [quantity * 0.75, quantity * 0.75]
    return [0]


def stamp(moment):
    return moment.strftime("%Y-%m-%d %H:%M") if moment else ""


def read(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M") if text else None


def quarter(moment):
    return f"{moment.year}Q{(moment.month - 1) // 3 + 1}"


def quarter_end(moment):
    month = (moment.month - 1) // 3 * 3 + 4
    return datetime(moment.year + (month > 12), (month - 1) % 12 + 1, 1)


def count(text):
    lines = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        lines[row["distributor"], row["order_id"], row["line"]].append(row)

    times = [read(row[c]) for rows in lines.values() for row in rows
             for c in ("ordered_at", "confirmed_at", "delivered_at")]
    known_to = max(time for time in times if time)
    units = defaultdict(lambda: dict.fromkeys(["B1", "B2", "B3", "B4", "E1"], 0))
    money = defaultdict(lambda: [0, Fraction(0), Fraction(0)])
    slow_orders, late_emergencies = {}, {}
    for (firm, order, _), rows in lines.items():
        first = rows[0]
        ordered_at = read(first["ordered_at"])
        key = firm, quarter(ordered_at)
        units[key]
        wanted, price = Fraction(first["ordered_qty"]), Fraction(first["unit_price"])
        deliveries = sorted(
            (read(r["delivered_at"]), Fraction(r["delivered_qty"])) for r in rows if r["delivered_at"])
        got = sum((quantity for _, quantity in deliveries), Fraction(0))
        arrived, so_far = None, Fraction(0)
        for moment, quantity in deliveries:
            if so_far < wanted:
                arrived = moment
            so_far += quantity

        confirmed = read(first["confirmed_at"])
        answer_by = ordered_at + timedelta(hours=LIMITS["response"])
        if (confirmed and confirmed > answer_by) or (not confirmed and known_to > answer_by):
            slow_orders[firm, order] = key
        urgent = first["urgent"] == "Y"
        hours = LIMITS["emergency"] if urgent else max(
            [LIMITS["cold"]] * (first["cold_chain"] == "Y")
            + [LIMITS["remote"]] * (first["remote"] == "Y")
            or [LIMITS["routine"]])
        limit = ordered_at + timedelta(hours=hours)
        if got < wanted and limit >= known_to:
            continue
        money[key][0] += 1
        money[key][1] += wanted * price
        money[key][2] += min(got, wanted) * price
        if got < wanted:
            units[key]["B3"] += 1
        if urgent:
            if arrived is None or arrived > limit:
                late_emergencies[firm, order] = key
        else:
            never = max(min(quarter_end(ordered_at), known_to), limit + timedelta(minutes=1))
            minutes = ((arrived or never) - limit) // timedelta(minutes=1)
            units[key]["B2"] += min(MOST_DAYS, max(0, math.ceil(Fraction(minutes, 1440))))

    for order, key in late_emergencies.items():
        units[key]["E1"] += 1
    for order, key in slow_orders.items():
        if order not in late_emergencies:
            units[key]["B1"] += 1
    for key, (number, ordered, delivered) in money.items():
        if not number:
            continue
        rate = delivered / ordered
        if number >= 100 and rate < Fraction(95, 100):
            units[key]["B4"] += math.ceil((Fraction(95, 100) - rate) * 100)
    for (firm, period), counts in sorted(units.items()):
        if money[firm, period][0] == 0 and not any(counts.values()):
            continue
        print("|".join([firm, period] + [str(v) for v in counts.values()]))


if __name__ == "__main__":
    given = sys.stdin.read()
    if given.startswith("make "):
        make(int(given.split()[1]))
    else:
        count(given)
