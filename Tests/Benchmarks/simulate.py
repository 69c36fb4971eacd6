"""Measures `vbp simulate`: lot evaluations in a second, beside NumPy that only ranks as many quotes.

    python3 Tests/Benchmarks/simulate.py PATH-TO-VBP [--draws 100000] [--rounds 5]

Ten bidders, nine of whom quote an even price between two; the tenth is evaluated at forty prices in each draw.
A lot evaluation is one lot at one price in one draw: its n, its shortlist, its anchor and its tests. NumPy draws
as many quotes and counts for each of the prices how many are below, which gives a place and no more.
Every run is a whole process. The medians of the rounds are told, and the shortest and longest run.
"""
import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BIDDERS = 10
PRICES = 40
NUMPY = """
import sys
import numpy as np
draws = int(sys.argv[1])
generator = np.random.default_rng(1)
prices = np.linspace(0.2, 1.0, 40)
ranks = np.zeros(len(prices))
for start in range(0, draws, 10_000):
    quotes = np.round(generator.uniform(0.2, 1.0, (min(10_000, draws - start), 9)), 4)
    ranks += (quotes[:, None, :] < prices[None, :, None]).sum(axis=2).sum(axis=0)
print(ranks / draws + 1)
"""


def write_tables(folder, rules):
    """A lot of ten bids and what nine of them may quote; under some rules a mean decides as well."""
    bids = ["lot,bidder,quote,ceiling"]
    bids += [f"L,B{number},{0.2 + number / 20:.4f},1" for number in range(BIDDERS)]
    (folder / "bids.csv").write_text("\n".join(bids) + "\n")
    rows = ["lot,bidder,kind,low,high"]
    rows += [f"L,B{number},range,0.2,1.0" for number in range(1, BIDDERS)]
    (folder / "scenarios.csv").write_text("\n".join(rows) + "\n")
    return ["simulate", "bids.csv", "--rules", rules, "--bidder", "B0", "--scenarios",
            "scenarios.csv", "--prices", "0.22:1.0:0.02", "-q", "-o", "out.csv"]


def measure(rounds, commands, folder):
    """The seconds of each command, in turn."""
    seconds = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
            seconds[name].append(time.perf_counter() - start)
    return seconds


def has_numpy():
    """Whether there is a NumPy to measure beside."""
    return subprocess.run([sys.executable, "-c", "import numpy"], capture_output=True).returncode == 0


def main():
    """Measures and tells."""
    parser = argparse.ArgumentParser()
    parser.add_argument("vbp", type=Path)
    parser.add_argument("--draws", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    vbp = str(chosen.vbp.resolve())
    # Where a mean less deviations decides, every lot is evaluated as a whole: fewer draws.
    few = max(1, chosen.draws // 100)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = [vbp, *write_tables(folder, "cn-2020-round2"), "--draws", str(chosen.draws)]
        whole = [vbp, *write_tables(folder, "cn-2026-round12"), "--allow-unverified",
                 "--draws", str(few)]
        commands = {"vbp, cn-2020-round2": plain, "vbp, cn-2026-round12": whole}
        counts = dict(zip(commands, [chosen.draws, few]))
        if has_numpy():
            commands["NumPy, ranking alone"] = [sys.executable, "-c", NUMPY, str(chosen.draws)]
            counts["NumPy, ranking alone"] = chosen.draws
        seconds = measure(chosen.rounds, commands, folder)
    print("| tool | lot evaluations | median | range | per second |")
    print("|---|---|---|---|---|")
    for name, taken in seconds.items():
        median, evaluations = statistics.median(taken), counts[name] * PRICES
        print(f"| {name} | {evaluations:,} | {median:.2f} s | {min(taken):.2f}–{max(taken):.2f} s "
              f"| {evaluations / median:,.0f} |")


if __name__ == "__main__":
    main()
