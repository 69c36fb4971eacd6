"""Listed prices: twenty products a drug, of several makers, strengths, forms and packs.

The prices follow the 2011 rule, rounded as platforms print them, apart from one in a hundred.
"""
import numpy as np

from . import cells
from .names import MAKERS, SUBSTANCES

COLUMNS = ("drug", "maker", "form", "strength", "pack_count", "price")
PER_DRUG = 20
STRENGTHS = ["0.125g", "0.25g", "0.5g", "1g"]
FORMS = ["片剂", "胶囊剂", "分散片", "咀嚼片"]
FORM_FACTOR = np.array([1, 1, 1.2, 1.05])
PACKS = np.array([6, 10, 12, 14, 20, 24, 28, 30, 36, 48, 60, 100])


class Products:
    """Writes products block by block, the same for the same seed."""

    block_rows = PER_DRUG * 10_000

    def __init__(self, rows, encoding, dirty, seed):
        self.rows, self.dirty, self.seed = rows, dirty, seed
        self.makers = cells.plain_and_quoted(MAKERS, encoding)
        self.substances = cells.Words(SUBSTANCES, encoding)
        self.strengths, self.forms = cells.Words(STRENGTHS), cells.Words(FORMS, encoding)

    def header(self):
        """The header line."""
        return (",".join(COLUMNS) + "\n").encode()

    def block(self, number):
        """The lines of a block."""
        first = number * self.block_rows
        count = min(self.block_rows, self.rows - first)
        rng = np.random.default_rng([self.seed, 3, number])
        columns = [column[:count] for column in self._columns(first, rng)]
        return cells.lines(cells.spoil(columns, self._faults(), self.dirty, rng))

    def _faults(self):
        """A wrong number, a missing drug, an unknown form, a field too many, a stray quote."""
        return [(5, b"1O"), (0, b""), (2, b"?"), (4, b"12,Y"), (1, b'x"y')]

    def _columns(self, first, rng):
        count = self.block_rows
        drug = np.arange(count) // PER_DRUG
        number = first // PER_DRUG + drug
        of_list = lambda texts: rng.integers(0, len(texts), count)
        maker, form, strength = of_list(MAKERS), of_list(FORMS), of_list(STRENGTHS)
        pack = PACKS[of_list(PACKS)]
        base = (10 ** rng.uniform(0.5, 2, count // PER_DRUG))[drug]
        price = base * FORM_FACTOR[form] * 1.7 ** (strength - 1.0) * 1.95 ** np.log2(pack / 12)
        outlier = rng.random(count) < 0.01
        price[outlier] *= rng.uniform(0.8, 1.3, outlier.sum())
        return [
            cells.beside(self.substances.pick(number % len(SUBSTANCES)), cells.digits(number, 6)),
            self.makers.pick(2 * maker + (rng.random(count) < 0.6)),
            self.forms.pick(form), self.strengths.pick(strength), cells.WHOLE.pick(pack),
            cells.amounts(np.round(price * 100).astype(np.int64)),
        ]
