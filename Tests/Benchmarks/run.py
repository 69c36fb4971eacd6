"""Measures vbp beside DuckDB and Polars: the same files, whole processes, in turn, two processors.

    python3 Tests/Benchmarks/run.py            1 and 10 million order lines, 1 million bids, ...
    python3 Tests/Benchmarks/run.py --quick    well under a minute
    python3 Tests/Benchmarks/run.py --check    only compares results

`make bench` and `make bench-quick` build vbp first. What the columns mean: README.md.
"""
import argparse
import json
import sys
from pathlib import Path

import check
import measure
import report
from measure import Tool
from tables import ways
from workshop import Unavailable, Workshop

HERE = Path(__file__).parent
ROUNDS_OF_START_UP = 41
# A lot that the rules leave open ends `select` with 3, a gap in the rules `ratio audit`.
OPEN = (0, 3)
CHECKED_LINES = 20_000


class Sizes:
    """How large the tables are, and how often all is measured."""

    def __init__(self, chosen):
        self.rounds = chosen.rounds or (3 if chosen.quick else 5)
        self.orders = [200_000] if chosen.quick else [1_000_000, 10_000_000]
        self.bids = 100_000 if chosen.quick else 1_000_000
        self.products = 100_000 if chosen.quick else 1_000_000
        self.huge = 100_000_000 if chosen.huge else None
        self.ways = 50_000 if chosen.quick else 500_000


class Bench:
    """The tasks: which commands do them, and how their results must agree."""

    def __init__(self, vbp, shop):
        self.vbp, self.shop = str(vbp), shop
        self.events = shop.data("events", 5_000)

    def ours(self, name, *arguments, pipe_from=None, good_exits=(0,)):
        """A run of vbp, whose result goes to a file."""
        target = self.shop.result("vbp " + name)
        command = [self.vbp, *arguments, "--quiet", "-o", target]
        label = "vbp, pipe" if pipe_from else "vbp, xlsx" if name.endswith("xlsx") else "vbp"
        return Tool(label, command, pipe_from, good_exits, target)

    def peers(self, task, names, source):
        """Runs of the peers that are installed."""
        return [
            Tool(name, self.peer_command(name, task, source), target=self.result(name, task))
            for name in names if self.shop.has(name)
        ]

    def result(self, peer, task):
        """The file that a peer writes."""
        return self.shop.result(f"{peer} {task}")

    def peer_command(self, name, task, source):
        """How a peer is started."""
        return [self.shop.python, str(HERE / f"peer_{name}.py"), task, source,
                self.result(name, task)]

    def score(self, orders, *more):
        """`vbp score` on a file of order lines."""
        arguments = [self.events, "--orders", orders, "--quarter", "2024", *more]
        return self.ours("score" + "".join(more), "score", *arguments)

    def piped_score(self, orders):
        """`vbp score` on order lines that come through a pipe."""
        arguments = [self.events, "--orders", "-", "--quarter", "2024"]
        return self.ours("score piped", "score", *arguments, pipe_from=orders)

    def score_tools(self, orders):
        """Scoring, ours and theirs."""
        return [self.score(orders), self.piped_score(orders),
                *self.peers("score", ("duckdb", "polars"), orders)]

    def way_tools(self, way, orders):
        """Scoring order lines that are written in some way, ours and theirs where they can."""
        name = f"score {ways.file_name(ways.WAYS.index(way))}"
        arguments = [self.events, "--orders", orders, "--quarter", "2024"]
        # A fault ends it with 1, and nothing is written.
        ours = self.ours(name, "score", *arguments, good_exits=(1,) if way.faulty else (0,))
        told = json.dumps(way.told(), ensure_ascii=False)
        peers = [
            Tool(peer, [*self.peer_command(peer, "score", orders), told], may_fail=True)
            for peer in way.peers if self.shop.has(peer)]
        return [ours, *peers]

    def select_tools(self, bids):
        """Ranking and selecting, ours and theirs."""
        rules = ["--rules", "cn-2020-round2"]
        workbook = self.shop.workbook(bids)
        return [self.ours("select", "select", bids, *rules, good_exits=OPEN),
                self.ours("select xlsx", "select", workbook, *rules, good_exits=OPEN),
                *self.peers("select", ("duckdb",), bids)]

    def audit_tools(self, products):
        """The audit of prices, ours and theirs."""
        return [self.ours("audit", "ratio", "audit", products, good_exits=OPEN),
                *self.peers("audit", ("duckdb",), products)]

    def check_score(self, orders):
        """Every count of every distributor and quarter, of the oracle and of the peers."""
        score, detail, *peers = tools = [
            self.score(orders), self.score(orders, "--detail"),
            *self.peers("score", ("duckdb", "polars"), orders)]
        measure.run_in_turn(tools, 1)
        units = check.vbp_units(score.target, detail.target)
        counts = {key: found[1:] for key, found in units.items()}
        check.same("vbp score and the oracle", counts, check.oracle_units(orders))
        lines = {key: found[0] for key, found in units.items()}
        check.same("vbp score and the lines of the file", lines, check.counted_lines(orders))
        for peer in peers:
            check.same(f"vbp score and {peer.name}", units, check.peer_units(peer.target))

    def check_lines(self, tools):
        """The order lines that were timed, once more."""
        ours, piped, *peers = tools
        if Path(ours.target).read_bytes() != Path(piped.target).read_bytes():
            raise check.Disagreement("vbp score of a file and through a pipe")
        for peer in peers:
            theirs = {key: units[0] for key, units in check.peer_units(peer.target).items()}
            check.same(f"order lines and {peer.name}", check.vbp_lines(ours.target), theirs)

    def check_select(self, tools):
        """Prices, ranks and winners."""
        ours, workbook, *peers = tools
        if Path(ours.target).read_bytes() != Path(workbook.target).read_bytes():
            raise check.Disagreement("vbp select of a file and of a workbook")
        for peer in peers:
            check.same_select(ours.target, peer.target)

    def check_audit(self, tools):
        """The pairs that break the rule."""
        ours, *peers = tools
        for peer in peers:
            check.same(
                f"ratio audit and {peer.name}", check.pairs(ours.target),
                check.pairs(peer.target))


def check_all(bench, shop):
    """Compares all results on small files."""
    bench.check_score(shop.data("orders", CHECKED_LINES))
    for tools, compare in [
        (bench.select_tools(shop.data("bids", CHECKED_LINES)), bench.check_select),
        (bench.audit_tools(shop.data("products", CHECKED_LINES)), bench.check_audit),
    ]:
        measure.run_in_turn(tools, 1)
        compare(tools)


def tasks(bench, shop, sizes):
    """Name, input, tools and comparison of what is measured."""
    for rows in sizes.orders:
        orders = shop.data("orders", rows)
        yield f"score {rows:,} lines", orders, bench.score_tools(orders), bench.check_lines
    bids = shop.data("bids", sizes.bids)
    yield f"select {sizes.bids:,} bids", bids, bench.select_tools(bids), bench.check_select
    products = shop.data("products", sizes.products)
    yield (f"ratio audit {sizes.products:,} products", products, bench.audit_tools(products),
           bench.check_audit)


def start_up(bench, shop):
    """What a run costs that has next to nothing to do."""
    bids = shop.data("bids", 5)
    return [
        ("start: select 5 bids", bench.select_tools(bids)[:1]),
        ("start: --version", [Tool("vbp", [bench.vbp, "--version"])]),
    ]


def check_ways(bench, folder):
    """The same order lines, however they are written, give the same bytes."""
    usual = None
    for number, way in enumerate(ways.WAYS):
        tool, *_ = bench.way_tools(way, str(folder / ways.file_name(number)))
        measure.run_in_turn([tool], 1)
        if way.faulty or not way.one_hospital or "hospital" not in way.fields:
            continue
        result = Path(tool.target).read_bytes()
        usual = usual or result
        if result != usual:
            raise check.Disagreement(f"vbp score of {way.name}")


def measure_ways(bench, shop, sizes, sheet):
    """Measures every way of writing, each beside the peers, and tells the slowest."""
    folder = shop.ways(sizes.ways)
    check_ways(bench, folder)
    told = []
    for number, way in enumerate(ways.WAYS):
        orders = str(folder / ways.file_name(number))
        tools = measure.run_in_turn(bench.way_tools(way, orders), sizes.rounds)
        sheet.add(f"way: {way.name}", orders, tools)
        told.append((way, tools))
    sheet.add_ways(told)


def measure_all(bench, shop, sizes, sheet):
    """Measures every task and prints its lines as soon as they are known."""
    for name, tools in start_up(bench, shop):
        measure.run_in_turn(tools, ROUNDS_OF_START_UP)
        sheet.add(name, None, tools)
    for name, source, tools, compare in tasks(bench, shop, sizes):
        measure.run_in_turn(tools, sizes.rounds)
        compare(tools)
        sheet.add(name, source, tools)
    measure_ways(bench, shop, sizes, sheet)
    if sizes.huge:
        orders = shop.data("orders", sizes.huge)
        tools = [bench.score(orders)]
        measure.run_in_turn(tools, 1)
        sheet.add(f"score {sizes.huge:,} lines", orders, tools)


def arguments():
    """The command line."""
    root = HERE.parent.parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vbp", type=Path, default=root / ".build/release/vbp")
    parser.add_argument("--folder", type=Path, default=root / ".build/benchmarks",
                        help="where peers, tables and results are kept")
    parser.add_argument("--quick", action="store_true", help="small tables, three rounds")
    parser.add_argument("--huge", action="store_true", help="also 100 million order lines, 12 GB")
    parser.add_argument("--check", action="store_true", help="only compare results")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--json", metavar="FILE", help="add the figures as lines of JSON")
    return parser.parse_args()


def main():
    """Prepares, compares, measures; exit code 1 when results differ or a run fails."""
    chosen = arguments()
    if not chosen.vbp.exists():
        sys.exit(f"{chosen.vbp} does not exist: make build")
    try:
        shop = Workshop(chosen.folder)
        bench = Bench(chosen.vbp.resolve(), shop)
        sheet = report.Sheet(measure.keep_to_two_processors(), shop.versions(), chosen.json)
        check_all(bench, shop)
        print(f"results agree: {CHECKED_LINES:,} rows of every table", file=sys.stderr)
        if not chosen.check:
            measure_all(bench, shop, Sizes(chosen), sheet)
    except Unavailable as error:
        # A comparison alone is one test among others, left out where it cannot be made.
        print(f"skipped: {error}", file=sys.stderr)
        sys.exit(0 if chosen.check else 1)
    except (check.Disagreement, measure.Failure) as error:
        sys.exit(f"benchmark stopped: {error}")


if __name__ == "__main__":
    main()
