"""Order lines of several hospitals in 2024, about 120 bytes a line, as a platform exports them.

Fifteen rows make five orders of one to five lines. The last two rows of each fifteen may be two
deliveries of one line. The hospital is the head of the order number.
"""
import numpy as np

from . import cells
from .names import DISTRIBUTORS, DRUGS

COLUMNS = (
    "order_id", "line", "distributor", "drug", "ordered_at", "confirmed_at", "delivered_at",
    "ordered_qty", "delivered_qty", "unit_price", "urgent", "cold_chain", "remote",
)
CYCLE = 15
ORDER_OF_ROW = np.repeat(np.arange(5), np.arange(1, 6))
LINE_OF_ROW = np.concatenate([np.arange(size) for size in range(1, 6)])
DAYS = 366
MINUTES_OF_DAY = 1440
HOSPITALS = 12
LARGEST_QUANTITY = 600


class Orders:
    """Writes order lines block by block, the same for the same seed."""

    block_rows = CYCLE * 20_000

    def __init__(self, rows, encoding, dirty, seed):
        self.rows, self.dirty, self.seed, self.encoding = rows, dirty, seed, encoding
        self.firms = cells.plain_and_quoted(DISTRIBUTORS, encoding)
        self.drugs = cells.plain_and_quoted(DRUGS, encoding)
        start = np.datetime64("2024-01-01")
        days = [str(start + day) + " " for day in range(DAYS + 120)]
        self.days = cells.Words(days)
        self.clock = cells.Words([f"{m // 60:02d}:{m % 60:02d}" for m in range(MINUTES_OF_DAY)])
        self.numbers = cells.Words([""] + [str(n) for n in range(1, LARGEST_QUANTITY + 1)])
        self.flags = cells.Words(["N", "Y"])
        # What a pack costs, and whether it needs the cold chain, goes with the drug.
        fixed = np.random.default_rng(seed)
        self.price = (10 ** fixed.uniform(0.3, 2.9, len(DRUGS)) * 100).astype(np.int64)
        self.cold = fixed.random(len(DRUGS)) < 0.12
        # How often a distributor fails: most seldom, two so often that their fill rate is too low.
        self.failing = fixed.exponential(0.006, len(DISTRIBUTORS))
        self.failing[12::12] = 0.4

    def header(self):
        """The header line."""
        return (",".join(COLUMNS) + "\n").encode()

    def block(self, number):
        """The lines of a block."""
        first = number * self.block_rows
        count = min(self.block_rows, self.rows - first)
        rng = np.random.default_rng([self.seed, number])
        columns = [column[:count] for column in self._columns(first, rng)]
        return cells.lines(cells.spoil(columns, self._faults(), self.dirty, rng))

    def _faults(self):
        """A wrong number, a missing date, an unheard-of firm, a field too many, a stray quote."""
        stranger = "来历不明公司".encode(self.encoding)
        return [(8, b"1O"), (4, b""), (2, stranger), (12, b"N,Y"), (3, b'x"y')]

    def _columns(self, first, rng):
        count = self.block_rows
        row = np.arange(count)
        order = row // CYCLE * 5 + ORDER_OF_ROW[row % CYCLE]
        line = LINE_OF_ROW[row % CYCLE]
        told = self._orders(first, count // CYCLE * 5, rng)
        firm, ordered_at = told["firm"][order], told["ordered_at"][order]
        urgent, remote = told["urgent"][order], told["remote"][order]
        drug = rng.integers(0, len(DRUGS), count)
        quantity = rng.integers(2, 60, count) * rng.choice([1, 1, 2, 5, 10], count)
        # The second delivery of a line repeats what the first says of it.
        second = self._second_deliveries(row, rng)
        for column in (line, drug, quantity):
            column[second] = column[second - 1]
        delivered, after = self._deliveries(
            quantity, self._limits(urgent, remote, self.cold[drug]), self.failing[firm], second,
            rng)
        order_number = first // CYCLE * 5 + order
        mark = lambda share: (rng.random(count) < share).astype(np.int64)
        return [
            cells.beside(
                cells.fixed("H", count), cells.digits(order_number % HOSPITALS + 1, 2),
                cells.fixed("-", count), cells.digits(order_number, 8)),
            cells.WHOLE.pick(line + 1),
            self.firms.pick(2 * firm + mark(0.65)),
            self.drugs.pick(2 * drug + mark(0.62)),
            self._moments(ordered_at),
            self._moments(ordered_at + told["confirmed_after"][order],
                          told["confirmed_after"][order] >= 0),
            self._moments(ordered_at + after, delivered > 0),
            self.numbers.pick(quantity), self.numbers.pick(delivered),
            cells.amounts(self.price[drug]),
            self.flags.pick(urgent.astype(int)), self.flags.pick(self.cold[drug].astype(int)),
            self.flags.pick(remote.astype(int)),
        ]

    def _orders(self, first, count, rng):
        """What the lines of an order have in common; the year passes from top to bottom."""
        position = (first / CYCLE * 5 + np.arange(count)) / (self.rows / 3)
        day = np.clip((position * DAYS).astype(int) + rng.integers(-3, 4, count), 0, DAYS - 1)
        firm = (rng.random(count) ** 1.5 * len(DISTRIBUTORS)).astype(int)
        confirmed = rng.exponential(180, count).astype(int) % MINUTES_OF_DAY
        late = rng.random(count) < self.failing[firm] / 2
        confirmed[late] += MINUTES_OF_DAY
        confirmed[rng.random(count) < 0.001] = MINUTES_OF_DAY
        confirmed[rng.random(count) < self.failing[firm] / 8] = -1
        return {
            "firm": firm,
            "ordered_at": day * MINUTES_OF_DAY + rng.integers(7 * 60, 19 * 60, count),
            "confirmed_after": confirmed,
            "urgent": rng.random(count) < 0.03,
            "remote": rng.random(count) < 0.08,
        }

    def _second_deliveries(self, row, rng):
        """The last rows of the fifteen that are a second delivery of the row before."""
        last = row[row % CYCLE == CYCLE - 1]
        return last[rng.random(len(last)) < 0.15]

    def _limits(self, urgent, remote, cold):
        """Minutes in which a line ought to arrive."""
        return np.where(urgent, 8, np.where(remote | cold, 72, 48)) * 60

    def _deliveries(self, quantity, limit, failing, second, rng):
        """How much arrived, and how many minutes after the order."""
        count = len(quantity)
        after = (rng.beta(2, 5, count) * limit).astype(int)
        edge = rng.random(count) < 0.002
        after[edge] = limit[edge] + rng.integers(0, 2, edge.sum())
        late = rng.random(count) < failing
        after[late] = limit[late] + rng.exponential(1500, late.sum()).astype(int) % 60_000
        delivered = quantity.copy()
        short = rng.random(count) < failing / 3
        delivered[short] = quantity[short] * rng.integers(0, 95, short.sum()) // 100
        over = rng.random(count) < 0.002
        delivered[over] = np.minimum(quantity[over] + 1, LARGEST_QUANTITY)
        # Two deliveries make the whole line, or less than it; a line of one pack has but one.
        before = second - 1
        delivered[before] = quantity[before] // 2
        delivered[second] = quantity[second] - delivered[before] - short[second]
        after[second] = np.maximum(after[second], after[before])
        return delivered, after

    def _moments(self, minutes, present=True):
        """Moments to the minute, empty where they are not present."""
        moments = cells.beside(
            self.days.pick(minutes // MINUTES_OF_DAY), self.clock.pick(minutes % MINUTES_OF_DAY))
        return moments * np.broadcast_to(present, len(moments))[:, None].astype(np.uint8)
