"""Recorded events of the distributors of the order lines, in 2024.

They are of the indicators that are not computed from order lines, so that no deduction counts
twice.
"""
import numpy as np

from . import cells
from .names import DISTRIBUTORS

INDICATORS = "A1 A2 A3 B5 C1 C2 C3 C4 C5 D1 D2 D3 E2 F1 F2".split()
PARTIES = ["distributor", "distributor", "distributor", "manufacturer", "hospital", "platform"]
STATES = ["", "recorded", "recorded", "appealed", "upheld", "withdrawn"]
COLUMNS = ("distributor", "date", "indicator", "count", "fault_party", "evidence", "status")


class Events:
    """Writes events block by block, the same for the same seed."""

    block_rows = 100_000

    def __init__(self, rows, encoding, dirty, seed):
        self.rows, self.dirty, self.seed = rows, dirty, seed
        self.firms = cells.plain_and_quoted(DISTRIBUTORS, encoding)
        start = np.datetime64("2024-01-01")
        self.days = cells.Words([str(start + day) for day in range(366)])
        self.evidence = cells.Words(["验收记录"], encoding)
        self.lists = [cells.Words(texts) for texts in (INDICATORS, PARTIES, STATES)]

    def header(self):
        """The header line."""
        return (",".join(COLUMNS) + "\n").encode()

    def block(self, number):
        """The lines of a block."""
        first = number * self.block_rows
        count = min(self.block_rows, self.rows - first)
        rng = np.random.default_rng([self.seed, 1, number])
        pick = lambda words: words.pick(rng.integers(0, len(words), count))
        indicator, party, state = (pick(words) for words in self.lists)
        evidence = cells.beside(
            self.evidence.pick(np.zeros(count, int)), cells.digits(first + np.arange(count), 8))
        columns = [
            pick(self.firms), pick(self.days), indicator,
            cells.WHOLE.pick(rng.integers(1, 4, count)), party, evidence, state,
        ]
        return cells.lines(cells.spoil(columns, self._faults(), self.dirty, rng))

    def _faults(self):
        """A wrong number, a missing date, a missing firm, a field too many, a stray quote."""
        return [(3, b"1O"), (1, b""), (0, b""), (6, b",Y"), (5, b'x"y')]
