"""Reads the equations and comparisons of a text, English or Chinese, and computes them again.

`a = b ÷ c × d` must come out exactly with the printed numbers, or to the decimals that the text says
it was rounded to; `a ≈ …` within the rounding of every printed number; `a ≤ b` as printed. Words may
stand before every number: `1.8 × lowest 42.4000`.

`python3 printed_equations.py` checks the examples at the end.
"""

import decimal
import math
import re
from dataclasses import dataclass
from fractions import Fraction

decimal.getcontext().prec = 40
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?%?")
# Words between an operator and its number: no sign and no punctuation.
WORDS = re.compile(r"[^\d\-;；，,。:：()（）=≈≤≥<>×÷+−^\"“”`—]*")
SIGNS = "=≈≤≥<>"


def half_up(number, decimals):
    return Fraction(math.floor(number * 10**decimals + Fraction(1, 2)), 10**decimals)


@dataclass
class Interval:
    """What a printed number may stand for, and the number itself."""

    low: Fraction
    value: Fraction
    high: Fraction


def printed(text):
    """A printed number: at most six decimals are shown unless more are needed, and two of a percent."""
    percent = text.endswith("%")
    digits = text.rstrip("%")
    value = Fraction(digits)
    if "/" in digits:
        return Interval(value, value, value)
    decimals = len(digits.partition(".")[2])
    unit = Fraction(1, 2 * 10 ** (decimals if percent else max(decimals, 6)))
    if percent:
        value, unit = value / 100, unit / 100
    # A whole number without a point is one of the rules or of the bids.
    unit = unit if "." in digits else Fraction(0)
    return Interval(value - unit, value, value + unit)


def combine(a, operator, b):
    def apply(x, y):
        if operator == "×":
            return x * y
        if operator == "÷":
            return x / y
        return x + y if operator == "+" else x - y
    corners = [apply(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    return Interval(min(corners), apply(a.value, b.value), max(corners))


def power(base, exponent_of):
    """base^(log2 x), to 30 digits."""
    def fraction(number):
        return decimal.Decimal(number.numerator) / decimal.Decimal(number.denominator)
    exponent = fraction(exponent_of).ln() / decimal.Decimal(2).ln()
    value = Fraction((fraction(base).ln() * exponent).exp())
    near = half_up(value, 28)
    return Interval(near - Fraction(1, 10**25), near, near + Fraction(1, 10**25))


class Reader:
    def __init__(self, text):
        self.text, self.place = text, 0

    def number(self):
        """Words and a number, or nothing."""
        match = NUMBER.match(self.text, WORDS.match(self.text, self.place).end())
        if not match:
            return None
        self.place = match.end()
        number = printed(match.group())
        inner = re.compile(r"\^\(log2 (?:\((\d+/\d+)\)|([\d.]+))\)").match(self.text, self.place)
        if inner:
            self.place = inner.end()
            return power(number.value, Fraction(inner.group(1) or inner.group(2)))
        return number

    def operator(self, among):
        """An operator behind spaces, taken only where a number follows."""
        match = re.compile(r"\s*([" + among + r"])").match(self.text, self.place)
        if not match:
            return None
        before, self.place = self.place, match.end()
        after = self.place
        following = self.number()
        self.place = after if following else before
        return match.group(1) if following else None

    def term(self):
        value = self.number()
        while value and (operator := self.operator("×÷")):
            value = combine(value, operator, self.number())
        return value

    def sum(self):
        value = self.term()
        while value and (operator := self.operator("+−")):
            value = combine(value, operator, self.term())
        return value


@dataclass
class Statement:
    """One sign between two sums: `holds` is the verdict on it."""

    text: str
    kind: str
    holds: bool


ROUNDED = re.compile(r", rounded half up to (\d+) decimals|（排序时四舍五入保留 (\d+) 位小数）")
OVER = re.compile(r", (?:over|short) by (-?[\d.]+)( points)?|，(?:超出|相差) (-?[\d.]+)( 个百分点)?")
TIMES = re.compile(r"(\d+(?:\.\d+)?)（(约为)?(?:最低价|基准价) ([\d.]+) 的 ([\d./]+) 倍）")


def statements(text):
    """Every equation and comparison of a text, computed again."""
    # 76.3200（最低价 42.4000 的 1.8 倍） says 76.3200 = 1.8 × 42.4000.
    text = TIMES.sub(
        lambda m: f"{m[1]} {'≈' if m[2] else '='} {m[4]} × {m[3]}", text)
    found, place = [], 0
    while match := NUMBER.search(text, place):
        reader = Reader(text)
        reader.place = match.start()
        left, start = reader.sum(), match.start()
        place = max(match.end(), reader.place)
        values = []
        while sign := reader.operator(SIGNS):
            right = reader.sum()
            rounded = ROUNDED.match(text, reader.place)
            decimals = rounded and int(rounded.group(1) or rounded.group(2))
            found.append(Statement(
                text[start:reader.place] + (rounded.group() if rounded else ""),
                "equation" if sign in "=≈" else "comparison", holds(left, sign, right, decimals)))
            values.append((sign, left, right))
            left, place = right, reader.place
        over = OVER.match(text, place)
        compared = [value for value in values if value[0] in "≤≥<>"]
        if over and compared:
            _, left, right = compared[0]
            points = Fraction(100) if over.group(2) or over.group(4) else Fraction(1)
            difference = printed(over.group(1) or over.group(3))
            gap = combine(left, "−", right) if left.value > right.value else combine(right, "−", left)
            found.append(Statement(
                text[start:over.end()], "comparison",
                difference.low / points <= gap.high and gap.low <= difference.high / points))
    return found


def holds(left, sign, right, decimals):
    if sign == "=" and decimals is not None:
        return half_up(right.value, decimals) == left.value
    if sign == "=":
        return abs(left.value - right.value) <= Fraction(1, 10**20)
    if sign == "≈" and decimals is not None:
        half = Fraction(1, 2 * 10**decimals)
        return left.low - half <= right.high and right.low <= left.high + half
    if sign == "≈":
        return left.low <= right.high and right.low <= left.high
    return {"≤": left.value <= right.value, "≥": left.value >= right.value,
            "<": left.value < right.value, ">": left.value > right.value}[sign]


def check():
    def verdicts(text):
        return [statement.holds for statement in statements(text)]
    assert verdicts("78.0000 > 76.3200 = 1.8 × lowest 42.4000, over by 1.6800") == [True] * 3
    assert verdicts("78.0000 > 76.3200（最低价 42.4000 的 1.8 倍），超出 1.6800；x") == [True] * 3
    assert verdicts("26.0077 = 33.81, rounded half up to 4 decimals") == [False]
    assert verdicts("18.5769 = 33.81 ÷ 1.4 ÷ 1.3, rounded half up to 4 decimals") == [True]
    assert verdicts("2.318745 ≈ 1.7^(log2 3) for 30mg against 10mg") == [True]
    assert verdicts("2.318555 ≈ 1.7^(log2 3)") == [False]
    assert verdicts("cut 42.86% ≈ 1 − 40.00 ÷ ceiling 70.0000") == [True]
    assert verdicts("cut 42.86% = 1 − 40.00 ÷ ceiling 70.0000") == [False]
    assert verdicts("cut 48.55% < 50.00%, short by 1.45 points") == [True, True]
    assert verdicts("place 2 of at most 6 — caps.6: Round 2, 2020-01 (official)") == []


if __name__ == "__main__":
    check()
    print("the examples come out")
