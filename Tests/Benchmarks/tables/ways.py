"""The same order lines in every way of writing that docs/input-formats.md allows.

Not made by the generator of `orders.py`: other names, other order numbers, several hospitals, orders
one behind the other or mixed. A way changes one thing of the usual one, `PLAIN`.
"""
import random
from dataclasses import dataclass, replace

FIELDS = (
    "order_id", "line", "hospital", "distributor", "ordered_at", "confirmed_at", "delivered_at",
    "ordered_qty", "delivered_qty", "unit_price", "urgent", "cold_chain", "remote",
)
FIRMS = [f"{place}{kind}医药{end}" for place in ("华东", "江南", "北川", "西岭", "临海", "平原")
         for kind in ("康泰", "同济", "百信") for end in ("有限公司", "物流有限公司")]
HOSPITALS = [f"{place}{kind}" for place in ("城东", "城西", "滨江", "开发区")
             for kind in ("人民医院", "中医医院", "社区卫生服务中心")]
# What a distributor sells a pack of a drug for, in fen.
PRICES = [80 + 37 * number * number % 150_000 for number in range(4_000)]
DRUGS = [f"{stem}{form}" for stem in ("阿莫西林", "氯沙坦钾", "瑞舒伐他汀钙", "奥美拉唑", "头孢呋辛酯")
         for form in ("片", "胶囊", "颗粒")]
MINUTES = 366 * 1440
SEED = 20241


@dataclass(frozen=True)
class Way:
    """How the lines are written; what is not said is as usual."""

    name: str
    moment: str = "{y:04d}-{m:02d}-{d:02d} {H:02d}:{M:02d}"
    separator: str = ","
    encoding: str = "utf-8"
    mark: bool = False
    line_end: str = "\n"
    flags: tuple = ("N", "Y")
    quoted: bool = False
    number: str = "{}"
    price: str = "{}.{:02d}"
    padded: bool = False
    # What is written in full-width characters.
    wide: tuple = ()
    # Whether a drug in a thousand has a byte that is no text.
    spoilt: bool = False
    order: str = "{serial:010d}"
    fields: tuple = FIELDS
    shuffled: bool = False
    one_hospital: bool = True
    faulty: bool = False
    # The form of moments, as the peers are told it, and which of them can read the file so.
    moment_format: str = "%Y-%m-%d %H:%M"
    peers: tuple = ("duckdb", "polars")

    def told(self):
        """What the peers must know to read it, as JSON knows it."""
        return {"separator": self.separator, "moments": self.moment_format, "yes": self.flags[1],
                "columns": list(self.fields)}


PLAIN = Way("usual")
SECONDS = "{y:04d}-{m:02d}-{d:02d} {H:02d}:{M:02d}:{S:02d}"


def _way(name, **changes):
    return replace(PLAIN, name=name, **changes)


WAYS = [
    PLAIN,
    _way("times with seconds", moment=SECONDS, moment_format="%Y-%m-%d %H:%M:%S"),
    _way("times with T", moment=SECONDS.replace(" ", "T"), moment_format="%Y-%m-%dT%H:%M:%S"),
    _way("times with .0", moment=SECONDS + ".0", moment_format="%Y-%m-%d %H:%M:%S.%f"),
    _way("times with .000", moment=SECONDS + ".000", moment_format="%Y-%m-%d %H:%M:%S.%f"),
    _way("2024/1/5 8:05", moment="{y}/{m}/{d} {H}:{M:02d}", moment_format="%Y/%-m/%-d %-H:%M"),
    _way("2024/1/5 8:05:09", moment="{y}/{m}/{d} {H}:{M:02d}:{S:02d}",
         moment_format="%Y/%-m/%-d %-H:%M:%S"),
    _way("2024.01.05 08:05", moment="{y}.{m:02d}.{d:02d} {H:02d}:{M:02d}",
         moment_format="%Y.%m.%d %H:%M"),
    _way("2024年1月5日 8:05", moment="{y}年{m}月{d}日 {H}:{M:02d}",
         moment_format="%Y年%-m月%-d日 %-H:%M"),
    _way("serial numbers of days", moment="serial", peers=()),
    _way("semicolons", separator=";"),
    _way("tabs", separator="\t"),
    _way("full-width commas", separator="，", peers=()),
    _way("every field in quotes", quoted=True),
    _way("semicolons, every field in quotes", separator=";", quoted=True),
    _way("UTF-8 with its mark", mark=True),
    _way("GB18030", encoding="gb18030", peers=()),
    _way("UTF-16", encoding="utf-16-le", mark=True, separator="\t", peers=()),
    _way("CRLF", line_end="\r\n"),
    _way("CR alone", line_end="\r", peers=()),
    _way("是 and 否", flags=("否", "是")),
    _way("1 and 0", flags=("0", "1")),
    _way("true and false", flags=("false", "true")),
    _way("yes and no", flags=("no", "yes")),
    _way("thousands in prices", price="{:,}.{:02d}", peers=()),
    _way("￥ before prices", price="￥{}.{:02d}", peers=()),
    _way("元 behind prices", price="{}.{:02d}元", peers=()),
    _way("counts with .0", number="{}.0"),
    _way("times in full-width characters", wide=("moment",), peers=()),
    _way("numbers in full-width characters", wide=("number",), peers=()),
    _way("spaces around values", padded=True, peers=()),
    _way("order numbers with letters", order="DD{day}-{serial:07d}"),
    _way("order numbers in Chinese", order="采购单{serial:010d}"),
    _way("GB18030, order numbers in Chinese", encoding="gb18030", order="采购单{serial:010d}",
         peers=()),
    _way("order numbers as UUID", order="{hash:08x}-{low:04x}-4{low2:03x}-a{low3:03x}-{hash2:012x}"),
    _way("order numbers of 8 digits and a tail", order="{serial:08d}/A"),
    _way("orders of several hospitals", one_hospital=False),
    _way("more columns", fields=FIELDS + ("drug", "batch", "remark")),
    _way("bad bytes where nobody reads", fields=FIELDS + ("drug",), spoilt=True, peers=()),
    _way("fewer columns",
         fields=tuple(f for f in FIELDS if f not in ("hospital", "urgent", "cold_chain", "remote"))),
    _way("columns in another order", fields=tuple(reversed(FIELDS))),
    _way("shuffled", shuffled=True),
    _way("one row in a thousand faulty", faulty=True, peers=()),
    _way("as Chinese Excel saves", moment="{y}/{m}/{d} {H}:{M:02d}", encoding="gb18030",
         line_end="\r\n", flags=("否", "是"), peers=()),
]


def order_lines(count):
    """Order lines as tuples by `FIELDS`, moments in minutes of 2024; the year passes downwards."""
    chance = random.Random(SEED)
    lines = []
    serial = 240_000_000
    while len(lines) < count:
        serial += 1 + chance.randrange(3)
        position = len(lines) / count
        ordered = min(int(position * MINUTES) + chance.randrange(600), MINUTES - 1)
        firm, hospital = chance.choice(FIRMS), chance.choice(HOSPITALS)
        confirmed = ordered + chance.randrange(1, 900) if chance.random() < 0.998 else None
        urgent, remote = chance.random() < 0.02, chance.random() < 0.05
        for line in range(1, min(chance.randrange(1, 9), count - len(lines)) + 1):
            cold = chance.random() < 0.1
            limit = 480 if urgent else 4320 if cold or remote else 2880
            quantity = chance.randrange(1, 40) * chance.choice((1, 5, 10, 100))
            after = chance.randrange(30, limit) if chance.random() < 0.995 else limit + 2000
            missing = chance.random() < 0.002
            lines.append((
                serial, line, hospital, firm, ordered, confirmed,
                None if missing else ordered + after, quantity, 0 if missing else quantity,
                chance.choice(PRICES), urgent, cold, remote))
    return lines


class Writer:
    """Writes order lines in one way."""

    def __init__(self, way):
        self.way = way
        self.moments = {}
        self.places = [FIELDS.index(name) if name in FIELDS else None for name in way.fields]

    def write(self, lines, sink):
        """Writes all lines to a binary file object."""
        way = self.way
        if way.shuffled:
            lines = random.Random(SEED).sample(lines, len(lines))
        if way.mark:
            sink.write("\ufeff".encode(way.encoding))
        sink.write(self._joined(way.fields).encode(way.encoding))
        for start in range(0, len(lines), 10_000):
            text = "".join(
                self._joined(self._cells(start + number, line))
                for number, line in enumerate(lines[start:start + 10_000]))
            sink.write(text.encode(way.encoding, "surrogateescape"))

    def _joined(self, cells):
        way = self.way
        if way.quoted:
            cells = [f'"{cell}"' for cell in cells]
        else:
            cells = [f'"{cell}"' if way.separator in cell else cell for cell in cells]
        if way.padded:
            cells = [f" {cell} " if cell else cell for cell in cells]
        return way.separator.join(cells) + way.line_end

    def _cells(self, number, line):
        way = self.way
        (serial, place, hospital, firm, ordered, confirmed, delivered, wanted, got, price,
         *flags) = line
        if not way.one_hospital:
            hospital = HOSPITALS[(serial + place) % len(HOSPITALS)]
        numbers = [way.number.format(wanted), way.number.format(got),
                   way.price.format(price // 100, price % 100)]
        if "number" in way.wide:
            numbers = [told.translate(WIDE) for told in numbers]
        told = [
            self._order(serial, ordered), str(place), hospital, firm, self._moment(ordered),
            self._moment(confirmed), self._moment(delivered), *numbers,
            *(way.flags[flag] for flag in flags)]
        thousandth = number % 1000 == 999
        if way.faulty and thousandth:
            told[7] = "1O"
        drug = DRUGS[serial % len(DRUGS)] + ("\udcff" if way.spoilt and thousandth else "")
        more = {"drug": drug, "batch": f"B{serial % 997:05d}", "remark": ""}
        return [more[name] if index is None else told[index]
                for name, index in zip(way.fields, self.places)]

    def _order(self, serial, ordered):
        mixed = serial * 0x9E3779B97F4A7C15 % 2**64
        return self.way.order.format(
            serial=serial, day=self._day(ordered), hash=mixed >> 32, low=mixed & 0xFFFF,
            low2=mixed >> 16 & 0xFFF, low3=mixed >> 28 & 0xFFF, hash2=serial)

    def _day(self, minute):
        year, month, day = _calendar(minute // 1440)
        return f"{year}{month:02d}{day:02d}"

    def _moment(self, minute):
        if minute is None:
            return ""
        known = self.moments.get(minute)
        if known is None:
            known = self._written(minute)
            if "moment" in self.way.wide:
                known = known.translate(WIDE)
            self.moments[minute] = known
        return known

    def _written(self, minute):
        """Seconds come from the minute, so that they vary but a minute is always written alike."""
        if self.way.moment == "serial":
            return f"{45292 + minute / 1440:.10f}".rstrip("0").rstrip(".") + (
                "" if minute % 1440 else ".0000001")
        year, month, day = _calendar(minute // 1440)
        rest = minute % 1440
        return self.way.moment.format(
            y=year, m=month, d=day, H=rest // 60, M=rest % 60, S=minute * 7 % 60)


def write_all(count, folder):
    """Writes a file for every way, numbered as `WAYS` is."""
    lines = order_lines(count)
    for number, way in enumerate(WAYS):
        with open(folder / file_name(number), "wb") as sink:
            Writer(way).write(lines, sink)


def file_name(number):
    """The file of a way by its number."""
    return f"{number:02d}.csv"


# Letters, digits and signs to their full-width counterparts.
WIDE = {**{code: code + 0xFEE0 for code in range(0x21, 0x7F)}, 0x20: 0x3000}
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _calendar(day):
    """Year, month and day of a day counted from 2024-01-01, up to the end of 2025."""
    year = 2024
    while True:
        for month, length in enumerate(LENGTHS, 1):
            length -= month == 2 and year % 4 != 0
            if day < length:
                return year, month, day + 1
            day -= length
        year += 1
