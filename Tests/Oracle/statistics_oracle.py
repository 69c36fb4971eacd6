"""Prints statistical cases with scipy's answers, one a line, for the Swift tests to compare with.

Each line is: kind | inputs … | expected …, numbers separated by spaces.
"""
import itertools
import math
import random

from scipy import stats

random.seed(20210701)


def line(kind, inputs, *expected):
    print("|".join([kind, " ".join(map(repr, inputs)), " ".join(repr(float(e)) for e in expected)]))


def t_distribution():
    # Not below t = 1e-6: there scipy 1.17 rounds to 1 what is 1 - 0.64e-9 (df 1, t 1e-9).
    for df in [1, 1.5, 2, 3, 7.25, 9, 14.96, 18, 30, 63, 64, 65, 100, 1000, 1e5]:
        for t in [0.0, 1e-6, 1e-3, 0.5, 1.0, 2.2271, 3.0, 5.5, 12.0, 40.0, 300.0]:
            line("t", [df, t], 2 * stats.t.sf(t, df))
        for p in [0.9, 0.5, 0.1, 0.05, 0.01, 0.001]:
            line("critical", [df, p], stats.t.isf(p / 2, df))


def t_tests():
    for _ in range(40):
        a = [round(random.gauss(10, 5), 1) for _ in range(random.randint(2, 14))]
        b = [round(random.gauss(6, 3), 1) for _ in range(len(a))]
        for kind, result in [
            ("student", stats.ttest_ind(a, b)),
            ("welch", stats.ttest_ind(a, b, equal_var=False)),
            ("paired", stats.ttest_rel(a, b)),
        ]:
            interval = result.confidence_interval(0.95)
            line(kind, a + b, result.statistic, result.df, result.pvalue, interval.low, interval.high)


def exact_wilcoxon(differences):
    """Counts all sign assignments; slow and plain."""
    used = [d for d in differences if d != 0]
    ranks = stats.rankdata([abs(d) for d in used])
    positive = sum(r for r, d in zip(ranks, used) if d > 0)
    low = min(positive, sum(ranks) - positive)
    sums = [
        sum(r for r, keep in zip(ranks, signs) if keep)
        for signs in itertools.product([0, 1], repeat=len(used))
    ]
    tail = sum(1 for s in sums if s <= low + 1e-9)
    return positive, min(1, 2 * tail / len(sums))


def proportions():
    pairs = [(0, 1), (1, 1), (0, 10), (10, 10), (3, 7), (1, 2000), (1999, 2000), (96431, 100000)]
    for _ in range(40):
        trials = random.randint(1, 3000)
        pairs.append((random.randint(0, trials), trials))
    for count, trials in pairs:
        interval = stats.binomtest(count, trials).proportion_ci(0.95, method="exact")
        line("proportion", [count, trials], interval.low, interval.high)


def signed_ranks():
    for _ in range(40):
        n = random.randint(1, 11)
        # Few different values, so that ties and zeros are common.
        differences = [random.randint(-4, 6) / 2 for _ in range(n)]
        line("wilcoxon", differences, *exact_wilcoxon(differences))
    for n in [5, 10, 15, 25, 40]:
        differences = [(i + 1) * random.choice([-1, 1, 1]) / 10 for i in range(n)]
        p = stats.wilcoxon(differences, method="exact").pvalue
        ranks = stats.rankdata([abs(d) for d in differences])
        line("wilcoxon", differences, sum(r for r, d in zip(ranks, differences) if d > 0), p)


def hedges():
    for df in [2, 3, 9, 18, 63, 64, 200]:
        exact = math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)
        line("hedges", [df], exact)



def binomials():
    for n, p in [(1, 0.5), (7, 0.1), (40, 0.03), (350, 0.07), (5000, 0.002), (100_000, 0.4)]:
        spread = math.sqrt(n * p * (1 - p))
        for k in sorted({max(0, round(n * p + z * spread)) for z in [-4, -2, -0.5, 0, 1, 3]}):
            line("binomial", [n, p, k], stats.binom.cdf(k, n, p))


def funnel_limit(n, rate, p):
    """Spiegelhalter 2005, appendix A.1: the count that p reaches, less the share beyond it."""
    count = stats.binom.ppf(p, n, rate)
    reached, before = stats.binom.cdf(count, n, rate), stats.binom.cdf(count - 1, n, rate)
    return max(0, (count - (reached - p) / (reached - before)) / n)


def funnels():
    for n in [1, 2, 9, 30, 137, 1000, 25_000]:
        for rate in [0.004, 0.03, 0.2, 0.5, 0.93]:
            for coverage in [0.95, 0.998]:
                tail = (1 - coverage) / 2
                line(
                    "funnel", [n, rate, coverage],
                    funnel_limit(n, rate, tail), funnel_limit(n, rate, 1 - tail))


def moving_range(values):
    return sum(abs(b - a) for a, b in zip(values, values[1:])) / (len(values) - 1)


def controls():
    for _ in range(20):
        values = [round(random.uniform(0, 20), 1) for _ in range(random.randint(2, 16))]
        mean, width = sum(values) / len(values), 2.66 * moving_range(values)
        line("individuals", values, max(0, mean - width), mean, mean + width)
        sizes = [random.randint(5, 900) for _ in values]
        counts = [random.randint(1, 40) for _ in values]
        rate = sum(counts) / sum(sizes)
        errors = [math.sqrt(rate / n) for n in sizes]
        z = [(c / n - rate) / e for c, n, e in zip(counts, sizes, errors)]
        widths = [3 * e * moving_range(z) / 1.128 for e in errors]
        line(
            "rates", counts + sizes,
            *[limit for w in widths for limit in (max(0, rate - w), rate, rate + w)])


t_distribution()
t_tests()
signed_ranks()
hedges()
binomials()
proportions()
funnels()
controls()
