"""Bids of a tender: ten a lot, about 116 bytes a line.

In nine of ten lots all bids have one form; a hundredth of the quotes is missing, some are above
their ceiling, some equal, and strengths differ, so that every stage of a round has work to do.
"""
import numpy as np

from . import cells
from .names import MAKERS, SUBSTANCES

COLUMNS = (
    "lot", "bidder", "strength", "main_strength", "form", "pack_count", "quote", "ceiling",
    "originator", "regions_supplied", "prior_volume", "approval_date",
)
PER_LOT = 10
STRENGTHS = ["0.125g", "0.25g", "0.5g"]
# K of the 2011 rule for half, the same and twice the content.
STRENGTH_FACTOR = np.array([1 / 1.7, 1, 1.7])
FORMS = ["片剂", "胶囊剂", "分散片"]
PACKS = np.array([1, 7, 10, 12, 14, 20, 24, 28, 30, 36, 48, 60, 100])


class Bids:
    """Writes bids block by block, the same for the same seed."""

    block_rows = PER_LOT * 20_000

    def __init__(self, rows, encoding, dirty, seed):
        self.rows, self.dirty, self.seed, self.encoding = rows, dirty, seed, encoding
        self.bidders = cells.plain_and_quoted(MAKERS, encoding)
        self.substances = cells.Words(SUBSTANCES, encoding)
        self.strengths = cells.Words(STRENGTHS)
        self.forms = cells.plain_and_quoted(FORMS, encoding)
        start = np.datetime64("2018-01-01")
        self.days = cells.Words([str(start + day) for day in range(2000)])
        self.flags = cells.Words(["N", "Y"])

    def header(self):
        """The header line."""
        return (",".join(COLUMNS) + "\n").encode()

    def block(self, number):
        """The lines of a block."""
        first = number * self.block_rows
        count = min(self.block_rows, self.rows - first)
        rng = np.random.default_rng([self.seed, 2, number])
        columns = [column[:count] for column in self._columns(first, rng)]
        return cells.lines(cells.spoil(columns, self._faults(), self.dirty, rng))

    def _faults(self):
        """A wrong number, a missing lot, a missing bidder, a field too many, a stray quote."""
        return [(6, b"1O"), (0, b""), (1, b""), (8, b"N,Y"), (4, b'x"y')]

    def _columns(self, first, rng):
        count = self.block_rows
        row = np.arange(count)
        of_lot = row // PER_LOT
        lots = count // PER_LOT
        lot = first // PER_LOT + of_lot
        strength = rng.choice(3, count, p=[0.15, 0.7, 0.15])
        pack = PACKS[rng.integers(0, len(PACKS), count)]
        ceiling, quote = self._prices(of_lot, lots, strength, pack, rng)
        any_of = lambda *limits: rng.integers(*limits, count)
        return [
            cells.beside(
                self.substances.pick(lot % len(SUBSTANCES)), cells.digits(lot, 6)),
            self.bidders.pick(2 * self._bidders(lots, row, rng) + (rng.random(count) < 0.6)),
            self.strengths.pick(strength), self.strengths.pick(np.ones(count, int)),
            self.forms.pick(2 * self._forms(of_lot, lots, rng) + (rng.random(count) < 0.6)),
            cells.WHOLE.pick(pack),
            cells.amounts(quote) * (rng.random(count) >= 0.01)[:, None].astype(np.uint8),
            cells.amounts(ceiling),
            self.flags.pick((row % PER_LOT == 0).astype(int)),
            cells.WHOLE.pick(any_of(0, 31)), cells.WHOLE.pick(any_of(1000, 100_000)),
            self.days.pick(any_of(0, 2000)),
        ]

    def _bidders(self, lots, row, rng):
        """Bidders, none twice in a lot."""
        start, step = rng.integers(0, len(MAKERS), lots), rng.choice([1, 5, 7, 11, 13], lots)
        of_lot = row // PER_LOT
        return (start[of_lot] + row % PER_LOT * step[of_lot]) % len(MAKERS)

    def _forms(self, of_lot, lots, rng):
        """One form a lot; in a tenth of the lots any."""
        mixed = rng.random(lots) < 0.1
        own = rng.integers(0, len(FORMS), lots)
        any_form = rng.integers(0, len(FORMS), len(of_lot))
        return np.where(mixed[of_lot], any_form, own[of_lot])

    def _prices(self, of_lot, lots, strength, pack, rng):
        """The ceiling of a unit and the quote of a pack, both in cents."""
        base = 10 ** rng.uniform(-0.3, 2, lots)
        ceiling = np.maximum(np.round(base[of_lot] * STRENGTH_FACTOR[strength] * 100), 1)
        share = rng.uniform(0.2, 1.02, len(of_lot))
        equal = rng.random(len(of_lot)) < 0.02
        share[equal] = 0.5
        quote = np.maximum(np.round(ceiling * share * pack), 1)
        return ceiling.astype(np.int64), quote.astype(np.int64)
