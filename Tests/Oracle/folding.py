"""Folds names as Python does: reads texts as code points in hexadecimal, a line each, and writes the
folded ones so.

With --write writes Data/folding.txt, with --check says whether it is what Python's unicodedata says.
Each line is the code point of a compatibility form and what stands for it and for those behind it,
one after the other, without spaces. Full-width ASCII is left out: it is reckoned by 0xFEE0. Lines that
begin with + name a mark, and then kana, each before what it is with that mark.
"""

import pathlib
import re
import sys
import unicodedata

FILE = pathlib.Path(__file__).resolve().parents[2] / "Data" / "folding.txt"
RANGES = [
    (0x00AA, 0x00AA), (0x00B2, 0x00B3), (0x00B5, 0x00B5), (0x00B9, 0x00BA), (0x00BC, 0x00BE),
    (0x02B0, 0x02B8),  # raised letters
    (0x2011, 0x2011), (0x2024, 0x2026), (0x2033, 0x2037),  # hyphen, dots, primes
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x2100, 0x214F),  # letter-like signs: ℃, №, ℡, Ω
    (0x2150, 0x2189),  # fractions and Roman numerals
    (0x2460, 0x24EA),  # circled and parenthesised digits and letters
    (0x2E9F, 0x2FD5),  # CJK radicals
    (0x3036, 0x303A), (0x309B, 0x309C), (0x309F, 0x309F), (0x30FF, 0x30FF),
    (0x3200, 0x33FF),  # enclosed and squared: ㈱, ㎎, ㏄
    (0xF900, 0xFAD9),  # CJK compatibility ideographs
    (0xFB00, 0xFB06),  # ligatures
    (0xFE10, 0xFE19), (0xFE30, 0xFE48), (0xFE50, 0xFE6B),  # vertical and small forms
    (0xFF5F, 0xFF9F),  # half-width kana
    (0xFFE0, 0xFFE2), (0xFFE4, 0xFFE6), (0xFFE8, 0xFFEE),
    (0x1F100, 0x1F14F),  # digits with a point or comma, letters in brackets
    (0x2F800, 0x2FA1D),  # CJK compatibility ideographs, supplement
]

# Kana with a mark, which half-width ones have behind them.
COMPOSED = [(0x3041, 0x30FE)]
# Code points that do not show: Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.
IGNORABLE = [
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
]


def is_ignorable(character):
    return any(first <= ord(character) <= last for first, last in IGNORABLE)


def plain(code):
    """What stands for a code point; nothing where it is no form of something else."""
    if unicodedata.category(chr(code)) == "Cn":
        return ""
    folded = unicodedata.normalize("NFKC", chr(code))
    return "" if folded == chr(code) else folded.replace(" ", "")


def lines():
    for first, last in RANGES:
        run = []
        for code in range(first, last + 2):
            text = plain(code) if code <= last else ""
            if text:
                run.append((code, text))
            elif run:
                yield f"{run[0][0]:04X} " + " ".join(text for _, text in run)
                run = []
    pairs = {}
    for first, last in COMPOSED:
        for code in range(first, last + 1):
            parts = unicodedata.normalize("NFD", chr(code))
            if len(parts) == 2 and unicodedata.normalize("NFC", parts) == chr(code):
                pairs.setdefault(ord(parts[1]), []).append(parts[0] + chr(code))
    for mark, words in sorted(pairs.items()):
        yield f"+{mark:04X} " + " ".join(words)


def folded(text):
    """A name as it is compared, by all of NFKC."""
    # A space between two digits stays; a mark stands for it until it is known what they are.
    marked = "".join("\uE000" if c.isspace() else c for c in text)
    plain = unicodedata.normalize("NFKC", marked)
    kept = "".join(
        c for c in plain
        if not c.isspace() and unicodedata.category(c) != "Cf" and not is_ignorable(c))
    small = "".join(c.lower() if c.isascii() else c for c in kept)
    small = re.sub("(?<=[0-9])\uE000+(?=[0-9])", " ", small).replace("\uE000", "")
    # What did not show may have stood before a mark.
    return unicodedata.normalize("NFC", small) or text


def main():
    text = "\n".join(lines()) + "\n"
    if sys.argv[1:] == ["--write"]:
        FILE.write_text(text, encoding="utf-8")
    elif sys.argv[1:] == ["--check"]:
        if FILE.read_text(encoding="utf-8") != text:
            sys.exit("Data/folding.txt is not what unicodedata says")
    else:
        for line in sys.stdin:
            name = "".join(chr(int(code, 16)) for code in line.split())
            print(" ".join(f"{ord(c):X}" for c in folded(name)))


main()
