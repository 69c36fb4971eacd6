"""CSV lines by the million: cells are rows of bytes, padded with NUL, that numpy joins at once."""
import numpy as np


class Words:
    """A list of texts from which whole columns are picked by index."""

    def __init__(self, texts, encoding="utf-8"):
        encoded = [text.encode(encoding) for text in texts]
        width = max(map(len, encoded), default=0) or 1
        self.bytes = np.frombuffer(
            b"".join(text.ljust(width, b"\0") for text in encoded), np.uint8
        ).reshape(-1, width)

    def __len__(self):
        return len(self.bytes)

    def pick(self, index):
        """The cells of a column, one for each index."""
        return self.bytes[index]


def quoted(text):
    """A CSV field in quotes."""
    return '"' + text.replace('"', '""') + '"'


def field(text):
    """A CSV field, in quotes where it must have them."""
    return quoted(text) if any(mark in text for mark in ',"') else text


def plain_and_quoted(texts, encoding):
    """Each text twice: as it is at `2 * index`, in quotes at `2 * index + 1`."""
    return Words([form for text in texts for form in (field(text), quoted(text))], encoding)


def digits(numbers, width):
    """Numbers with leading zeros."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return (numbers[:, None] // powers % 10 + ord("0")).astype(np.uint8)


def beside(*cells):
    """Cells of which each is written right behind the one before."""
    return np.hstack(cells)


def fixed(text, count):
    """The same text in every row."""
    return np.broadcast_to(np.frombuffer(text.encode(), np.uint8), (count, len(text)))


CENTS = Words([f".{cents:02d}" for cents in range(100)])
WHOLE = Words([str(number) for number in range(100_000)])


def amounts(cents):
    """Amounts below 100,000 yuan, written with two decimals."""
    return beside(WHOLE.pick(cents // 100), CENTS.pick(cents % 100))


def lines(columns):
    """The CSV lines of equally long columns of cells."""
    count = len(columns[0])
    comma, end = fixed(",", count), fixed("\n", count)
    parts = [part for column in columns for part in (column, comma)]
    matrix = np.hstack(parts[:-1] + [end]).reshape(-1)
    return matrix[matrix != 0].tobytes()


def overwrite(column, rows, text):
    """A column that says `text` in some rows."""
    told = np.frombuffer(text, np.uint8)
    wide = np.zeros((len(column), max(column.shape[1], len(told))), np.uint8)
    wide[:, : column.shape[1]] = column
    wide[rows] = 0
    wide[rows, : len(told)] = told
    return wide


def spoil(columns, faults, rate, rng):
    """Columns with a fault in a part `rate` of the rows; `faults` has (column, bytes) pairs."""
    if rate == 0:
        return columns
    columns = list(columns)
    count = len(columns[0])
    kind = rng.integers(0, len(faults), count)
    hit = rng.random(count) < rate
    for number, (position, text) in enumerate(faults):
        columns[position] = overwrite(columns[position], hit & (kind == number), text)
    return columns
