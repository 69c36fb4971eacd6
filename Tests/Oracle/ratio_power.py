"""K = c^(log2 X) to 50 digits, by the decimal module's own logarithm and power.

Reads lines `c p q decimals` from standard input, where c is a decimal and X = p/q; writes K rounded
half up to that many decimals, one value a line.
"""

import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 60
LOG_2 = Decimal(2).ln()

for line in sys.stdin:
    base, p, q, decimals = line.split()
    x = Decimal(p) / Decimal(q)
    k = (Decimal(base).ln() * x.ln() / LOG_2).exp()
    # An exact power such as 2.89 may come out as 2.8899…9; its last digits must not decide.
    k = k.quantize(Decimal(1).scaleb(-38), ROUND_HALF_UP)
    print(format(k.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP), "f"))
