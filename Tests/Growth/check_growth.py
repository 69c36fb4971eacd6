"""Counts the work of inputs that are long in one way: it may grow with their length, not its square.

Usage: check_growth.py VBP [NAME...]   (all dimensions without a NAME)

A dimension makes a command of any size. Of a quarter, a half and the whole of its size the
instructions are counted that the program executes, by valgrind, as they are the same however busy
the machine is, and in the program that people run there is nothing that counts. From the half to the
whole they may grow by at most MOST_GROWTH times what they grow by from the quarter to the half: for
n it is 2, for n log n a little more, for the square 4. The whole may take BUDGET instructions and
MEMORY. Exit code 1 where one does not. A name may be the beginning of several.
"""

import concurrent.futures
import os
import random
import re
import subprocess
import sys
import tempfile

MOST_GROWTH = 3
# Less than a second, and what a small machine has to spare.
BUDGET = 8_000_000_000
MEMORY = 100 << 20
# Codes by which a command says that it has done what it can.
DONE = (0, 1, 3)

BIDS = "lot,bidder,strength,form,pack_count,quote,ceiling,former_price"
EVENTS = "distributor,date,indicator,count,fault_party,evidence,status"
INVOICES = "invoice,distributor,accepted_at,amount,vbp,direct"
PRODUCTS = "drug,form,strength,pack_count,price,maker"
RULES = ["--rules", "cn-2020-round2"]
HTML = ["--format", "html"]
VBP = ""
DIMENSIONS = {}


def dimension(size):
    """A function of a folder and a size that gives a command line."""
    def add(function):
        DIMENSIONS[function.__name__.replace("_", " ")] = (function, size)
        return function
    return add


def table(folder, name, lines):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return path


def name(number):
    """A name that is near no other."""
    letters = random.Random(number)
    return "".join(letters.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(12))


def bid(lot, bidder, quote, more="", strength="0.5mg"):
    return f"{lot},{bidder},{strength},tablet,28,{quote},9.9,2.10{more}"


def price(number):
    return f"{1 + number % 500}.{number // 500 % 100:02d}"


def bids(folder, rows, columns=""):
    return table(folder, "bids.csv", [BIDS + columns] + rows)


def few(folder, first="Firm A"):
    return bids(folder, [bid("lot one", first, "9.80"), bid("lot one", "Firm B", "10.80"),
                         bid("lot one", "Firm C", "11.80")])


# Tenders

@dimension(20_000)
def bids_of_a_lot(folder, size):
    return ["select", bids(folder, [bid("lot", name(i), price(i)) for i in range(size)])] + RULES


@dimension(8_000)
def bids_of_a_lot_in_a_report(folder, size):
    return bids_of_a_lot(folder, size) + HTML


def equals(folder, size):
    return bids(folder, [bid("lot", name(i), "9.80") for i in range(size)])


@dimension(8_000)
def equal_bids(folder, size):
    return ["select", equals(folder, size)] + RULES


@dimension(8_000)
def equal_bids_as_json(folder, size):
    return equal_bids(folder, size) + ["--format", "json"]


@dimension(8_000)
def equal_bids_explained(folder, size):
    return equal_bids(folder, size) + ["--explain"]


@dimension(8_000)
def equal_bids_under_two_rule_sets(folder, size):
    return ["compare-rules", equals(folder, size), "--rules", "cn-2020-round2,cn-2019-expansion"]


@dimension(40_000)
def members_of_an_entity(folder, size):
    rows = [bid("lot", name(i), price(i), ",one") for i in range(size)]
    return ["select", bids(folder, rows, ",entity")] + RULES


@dimension(20_000)
def entities_of_two_equals(folder, size):
    rows = [bid("lot", name(i), f"9.{i // 2 % 100:02d}", f",{name(i // 2)}") for i in range(size)]
    return ["select", bids(folder, rows, ",entity")] + RULES


def revived(folder, rows):
    """Some equals at the lowest price, all others beyond the shortlist, which may accept it."""
    return ["select", bids(folder, rows, ",entity,reported_volume"), "--rules", "cn-2025-round11"]


@dimension(16_000)
def bids_beyond_the_shortlist(folder, size):
    return revived(folder, [bid("lot", name(i), f"{1 + i % 400 / 100:.2f}", ",,100")
                            for i in range(size)])


@dimension(2_500)
def entities_of_their_own(folder, size):
    """As many of them are equal as go beyond ten places by two, so that there are 66 ways to choose."""
    return revived(folder, [bid("lot", name(i), "1.00" if i < 12 else f"{2 + i % 400 / 100:.2f}",
                                f",{name(10 ** 6 + i)},100") for i in range(size)])


@dimension(1_000)
def equal_bids_for_one_place(folder, size):
    """Each of them may win all regions."""
    demand = ["lot,region,strength,volume"] + [f"lot,Region {i},0.5mg,{100 + i}" for i in range(30)]
    rows = [bid("lot", name(i), "1.00") for i in range(size)]
    return ["allocate", bids(folder, rows), "--demand", table(folder, "demand.csv", demand),
            "--rules", "cn-2018-4plus7", "--allow-unverified"]


@dimension(10_000)
def strengths_of_a_lot(folder, size):
    rows = [bid("lot", name(i), "9.80", strength=f"{1 + i}mg") for i in range(size)]
    return ["select", bids(folder, rows)] + RULES


@dimension(40_000)
def bids_that_may_not_count(folder, size):
    rows = [bid("lot", name(i), "" if i > 8 else "9.80") for i in range(size)]
    return ["select", bids(folder, rows), "--rules", "cn-2021-round4"]


@dimension(10_000)
def lots(folder, size):
    rows = [bid(name(i), f"Firm {j}", f"{9 + j}.00") for i in range(size) for j in range(3)]
    return ["stats", bids(folder, rows)] + RULES


@dimension(16_000)
def bids_of_a_whole_tender(folder, size):
    rows = [bid(name(i // 4), f"Firm {i % 4}", f"{9 + i % 4}.00") for i in range(size)]
    return ["select", bids(folder, rows), "--rules", "cn-2023-round9", "--whole-tender"]


@dimension(200)
def rule_sets(folder, size):
    ids = [os.path.join(folder, f"set-{i}.json") for i in range(size)]
    for path in ids:
        subprocess.run([VBP, "new-rules", "--rules", "cn-2020-round2", "-o", path, "-q"],
                       check=True, capture_output=True)
    return ["compare-rules", few(folder), "--rules", ",".join(ids)]


def regions_wanted(folder, size, quotes):
    demand = ["lot,region,strength,volume"]
    demand += [f"lot,{name(i)},0.5mg,{1000 + i}" for i in range(size)]
    wishes = [f"lot,Firm {i % 8},{name(i * 7 % size)}" for i in range(size)]
    rows = [bid("lot", f"Firm {w}", quotes(w)) for w in range(8)]
    return ["allocate", bids(folder, rows), "--demand", table(folder, "demand.csv", demand),
            "--choices", table(folder, "choices.csv", ["lot,bidder,region"] + wishes)] + RULES


@dimension(10_000)
def regions(folder, size):
    return regions_wanted(folder, size, lambda winner: f"{9 + winner}.80")


@dimension(10_000)
def regions_of_equal_winners(folder, size):
    return regions_wanted(folder, size, lambda winner: "9.80")


@dimension(10_000)
def regions_in_a_report(folder, size):
    return regions(folder, size) + HTML


# A quarter of them are more names than are compared for being near.
@dimension(24_000)
def brands_of_a_region(folder, size):
    demand = ["lot,region,strength,brand,volume"]
    demand += [f"lot,East,0.5mg,{name(i)},{1000 + i}" for i in range(size)]
    rows = [bid("lot", name(i), price(i)) for i in range(size)]
    return ["allocate", bids(folder, rows), "--demand", table(folder, "demand.csv", demand),
            "--rules", "cn-2024-round10"]


# Distributors

def scored(folder, rows, quarters):
    return ["score", table(folder, "events.csv", [EVENTS] + rows), "--quarter", quarters]


def event(distributor, day, number):
    return f"{distributor},{day},A1,{1 + number % 3},distributor,note {number},recorded"


@dimension(8_000)
def quarters(folder, size):
    rows = [event("Firm A", f"{1000 + i // 4}-{i % 4 * 3 + 1:02d}-15", i) for i in range(size)]
    return scored(folder, rows, f"1000Q1..{1000 + (size - 1) // 4}Q4")


@dimension(8_000)
def quarters_in_a_report(folder, size):
    return quarters(folder, size) + HTML


@dimension(4_000)
def distributors_in_a_report(folder, size):
    return scored(folder, [event(name(i), "2021-07-15", i) for i in range(size)], "2021Q3") + HTML


@dimension(4_000)
def distributors_with_decisions(folder, size):
    events = [event(name(i), "2021-07-15", i) for i in range(size)]
    return ["intervene", table(folder, "events.csv", [EVENTS] + events), "--quarter", "2021Q4"] + HTML


@dimension(20_000)
def events_of_a_distributor(folder, size):
    rows = [event("Firm A", f"2021-0{7 + i % 3}-{1 + i % 28:02d}", i) for i in range(size)]
    return scored(folder, rows, "2021Q3") + HTML


@dimension(20_000)
def payments_of_an_invoice(folder, size):
    rows = [f"F1,Firm A,2021-07-{1 + i % 28:02d},{100 + i}.00,Y,N" for i in range(size)]
    return ["pay", table(folder, "invoices.csv", [INVOICES] + rows)]


# Prices

@dimension(3_000)
def products_of_a_drug(folder, size):
    rows = [f"drug,片剂,{1 + i % 20}mg,{10 + i // 20 % 90},{5 + i % 97}.{i % 100:02d},{name(i)}"
            for i in range(size)]
    return ["ratio", "audit", table(folder, "products.csv", [PRODUCTS] + rows)]


@dimension(3_000)
def products_of_a_drug_in_a_report(folder, size):
    return products_of_a_drug(folder, size) + HTML


# Any table

@dimension(20_000)
def findings(folder, size):
    return ["check", bids(folder, [bid(name(i), "Firm A", "abc") for i in range(size)]), "--as", "bids"]


@dimension(20_000)
def near_names(folder, size):
    rows = [bid("lot", "company " + "".join("abcdefghij"[int(c)] for c in f"{i:05}"), "9.80")
            for i in range(size)]
    return ["check", bids(folder, rows), "--as", "bids"]


@dimension(8_000)
def distributors_compared(folder, size):
    rows = [event(name(i), f"2021-0{4 + 3 * (j % 2)}-15", i * (1 + j)) for i in range(size) for j in range(2)]
    events = table(folder, "events.csv", [EVENTS] + rows)
    return ["compare", events, "--before", "2021Q2", "--after", "2021Q3"]


@dimension(160_000)
def letters_of_a_name_that_is_folded(folder, size):
    """Capitals and spaces, which are folded where names are compared."""
    written = "A 甲 1 " * (size // 6)
    return ["select", bids(folder, [bid("lot", written, "9.80"), bid("lot", "B", "9.70")])] + RULES


@dimension(10_000)
def letters_of_a_name_in_a_report(folder, size):
    return ["select", few(folder, first="药" * size)] + RULES + HTML


@dimension(10_000)
def letters_of_a_distributor_in_a_report(folder, size):
    return scored(folder, [event("x" * size, "2021-07-15", 1)], "2021Q3") + HTML


@dimension(1_000_000)
def letters_of_a_header(folder, size):
    rows = [bid("lot", f"Firm {i}", "9.80", ",") for i in range(3)]
    return ["select", bids(folder, rows, "," + "h" * size)] + RULES


@dimension(10_000)
def columns(folder, size):
    more = "".join("," + name(i) for i in range(size))
    rows = [bid("lot", f"Firm {i}", "9.80", "," * size) for i in range(3)]
    return ["select", bids(folder, rows, more)] + RULES


@dimension(10_000)
def values_set_by_hand(folder, size):
    return ["select", few(folder)] + RULES + [
        word for i in range(size) for word in ("--set", f"shortlist.caps.{i + 100}=10")]


def instructions(command):
    run = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
         "--log-fd=9", VBP] + command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=lambda: os.dup2(2, 9), close_fds=False)
    if run.returncode not in DONE:
        raise RuntimeError(f"exit code {run.returncode}: {run.stderr[-2000:].decode()}")
    return int(re.findall(rb"I +refs: +([\d,]+)", run.stderr)[-1].replace(b",", b""))


def memory(command):
    """The most memory that a run takes, which valgrind would add to."""
    process = subprocess.Popen([VBP] + command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def check(title):
    """What a dimension costs, in words, and whether that is too much."""
    make, size = DIMENSIONS[title]
    work = []
    with tempfile.TemporaryDirectory() as folder:
        for part in (size // 4, size // 2, size):
            command = make(folder, part)
            work.append(instructions(command))
        most = memory(command)
    growth = (work[2] - work[1]) / max(1, work[1] - work[0])
    # What is cut off at a length costs nearly nothing more, and that may jump about.
    is_flat = work[2] - work[0] < work[0] // 10
    is_wrong = not is_flat and growth > MOST_GROWTH or work[2] > BUDGET or most > MEMORY
    return (f"{title}: {size:,}, {work[2] / 1e9:.2f} billion instructions, growth {growth:.2f}, "
            f"{most >> 20} MB"), is_wrong


def main():
    global VBP
    VBP = os.path.abspath(sys.argv[1])
    if subprocess.run(["sh", "-c", "command -v valgrind"], capture_output=True).returncode != 0:
        print("growth: skipped, there is no valgrind")
        return 0
    wanted = tuple(sys.argv[2:]) or ("",)
    titles = [title for title in DIMENSIONS if title.startswith(wanted)]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for words, is_wrong in pool.map(check, titles):
            failed += is_wrong
            print(("TOO MUCH  " if is_wrong else "") + words, flush=True)
    print(f"growth: {len(titles) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
