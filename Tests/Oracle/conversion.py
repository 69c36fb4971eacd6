"""Prices by the price-ratio rule to 50 digits, by the decimal module's own logarithm and power.

Reads lines `price factors powers decimals` from standard input: factors are decimals joined by `*`
and `/`, powers are `c:p:q` joined by commas and stand for c^(log2 p/q); writes each price rounded
half up to so many decimals.
"""

import re
import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 60
LOG_2 = Decimal(2).ln()

for line in sys.stdin:
    price, factors, powers, decimals = line.split()
    value = Decimal(price)
    for sign, number in re.findall(r"([*/])([0-9.]+)", factors):
        value = value * Decimal(number) if sign == "*" else value / Decimal(number)
    for power in powers.split(","):
        base, p, q = power.split(":")
        x = Decimal(p) / Decimal(q)
        value *= (Decimal(base).ln() * x.ln() / LOG_2).exp()
    # An exact tie such as 7.65 may come out as 7.6499…9; its last digits must not decide.
    value = value.quantize(Decimal(1).scaleb(-38), ROUND_HALF_UP)
    print(format(value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP), "f"))
