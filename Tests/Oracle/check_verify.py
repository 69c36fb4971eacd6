"""Changes what a manifest speaks of, at random, and holds `vbp verify` against what really differs.

    python3 Tests/Oracle/check_verify.py PATH-TO-VBP --mutations 10000 --seed 20

Each round takes a folder with inputs, a rule file, a result and its manifest, changes something (a byte
of an input, of the rules, of the result or of the manifest; an option of the command in it; a moment or a
place that does not matter), and asks independently whether all is as the manifest says: Python's own
SHA-256 of every file, and the bytes that the command writes when it is run by hand. `verify` must say
identical (0) exactly where that is so, and never crash.
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile

DATA = pathlib.Path(__file__).resolve().parents[2] / "Data"
TENDER = DATA / "examples/tender"
MADE_UP = DATA / "made-up/scorecard"


def run(vbp, words, folder, language="en"):
    """Runs the program in a folder: exit code, what it writes, and what it says."""
    locale = {"zh": "zh_CN.UTF-8"}.get(language, "C")
    done = subprocess.run(
        [vbp, *words], cwd=folder, capture_output=True, env={**os.environ, "LC_ALL": locale})
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def scenes(vbp, root):
    """Folders with a result and its manifest, each with the files that the command reads."""
    tender = root / "tender"
    tender.mkdir()
    shutil.copy(TENDER / "round2-four-lots.csv", tender / "bids.csv")
    shutil.copy(TENDER / "round2-demand.csv", tender / "demand.csv")
    run(vbp, ["new-rules", "--rules", "cn-2020-round2", "-o", "own.json"], tender)
    hospital = root / "hospital"
    hospital.mkdir()
    for name in ("events", "orders", "invoices"):
        shutil.copy(MADE_UP / f"{name}.csv", hospital / f"{name}.csv")
    commands = [
        (tender, ["select", "bids.csv", "--rules", "own.json", "-o", "result.csv"]),
        (tender, ["select", "bids.csv", "--rules", "cn-2020-round2", "--lang", "zh", "-o", "result.xlsx"]),
        (tender, ["allocate", "bids.csv", "--demand", "demand.csv", "--rules", "cn-2020-round2",
                  "--set", "selection.multiple=1.7", "-o", "result.json"]),
        (tender, ["select", "bids.csv", "--rules", "own.json", "-o", "result.html"]),
        (hospital, ["score", "events.csv", "--orders", "orders.csv", "--quarter", "2021Q3",
                    "-o", "result.csv"]),
        (hospital, ["pay", "invoices.csv", "-o", "result.csv"]),
    ]
    for number, (source, words) in enumerate(commands):
        folder = root / f"scene-{number}"
        shutil.copytree(source, folder)
        code, _, said = run(vbp, [*words, "--manifest", "manifest.json"], folder)
        assert code in (0, 3), (words, said)
        yield folder, words


def digest(path):
    """The SHA-256 of a file; nothing where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def flip(path, source):
    """Changes one byte of a file to another letter or digit."""
    data = bytearray(path.read_bytes())
    place = source.randrange(len(data))
    data[place] = source.choice([b for b in b"0123456789abcXYZ.,\n" if b != data[place]])
    path.write_bytes(data)


OPTIONS = [
    ["--set", "selection.multiple=1.5"], ["--set", "selection.multiple=1.8"], ["--allow-unverified"],
    ["--whole-tender"], ["--winners"], ["--lang", "en"], ["--explain"], ["--threads", "2"], ["-q"],
]


def change_command(manifest, source):
    """Adds an option to the command that the manifest names, or takes a word away."""
    statement = json.loads(manifest.read_text("utf-8"))
    words = statement["predicate"]["command"]
    if source.random() < 0.8:
        words += source.choice(OPTIONS)
    else:
        del words[source.randrange(len(words))]
    text = json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    manifest.write_text(text + "\n", "utf-8")


def mutate(folder, words, source):
    """Changes something; says what."""
    kind = source.choice(["input", "input", "rules", "result", "manifest", "command", "nothing", "time"])
    files = [folder / word for word in words if (folder / word).is_file()]
    result = folder / words[words.index("-o") + 1]
    if kind == "input":
        flip(source.choice([file for file in files if file.suffix == ".csv" and file != result]), source)
    elif kind == "rules" and (folder / "own.json") in files:
        flip(folder / "own.json", source)
    elif kind == "result":
        flip(result, source)
    elif kind == "manifest":
        flip(folder / "manifest.json", source)
    elif kind == "command":
        change_command(folder / "manifest.json", source)
    elif kind == "time":
        for file in files:
            os.utime(file, (source.randrange(10**9), source.randrange(10**9)))
    return kind


def is_true(vbp, folder):
    """Whether all is as the manifest says, found without `verify`."""
    text = (folder / "manifest.json").read_text("utf-8", errors="surrogateescape")
    try:
        statement = json.loads(text)
        canonical = json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if canonical + "\n" != text:
            return False
        predicate, output = statement["predicate"], statement["subject"][0]
        inputs, words = predicate["inputs"], predicate["command"]
        language = predicate["options"]["language"]
        if any(digest(folder / item["name"]) != item["sha256"] for item in inputs):
            return False
        if digest(folder / output["name"]) != output["digest"]["sha256"]:
            return False
        program = predicate["program"]
        if set(program) != {"sha256", "version"} or not re.fullmatch("[0-9a-f]{64}|", program["sha256"]):
            return False
    except (KeyError, TypeError, ValueError, IndexError, OSError):
        return False
    again = folder / "again"
    shutil.copytree(folder, again, ignore=shutil.ignore_patterns("again"))
    code, _, _ = run(vbp, [*words, "--manifest", "second.json"], again, language)
    if code not in (0, 3):
        return False
    second = json.loads((again / "second.json").read_text("utf-8"))
    # Another program may decide alike; the same has the same version.
    own = second["predicate"]["program"]
    if program["sha256"] == own["sha256"] and program != own:
        return False
    for made in (second, statement):
        made["predicate"].pop("program", None)
        made["predicate"]["command"] = None
        made["predicate"]["options"].pop("stamp", None)
    return second == statement


def main():
    """Runs the campaign."""
    parser = argparse.ArgumentParser()
    parser.add_argument("vbp")
    parser.add_argument("--mutations", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()
    vbp, source = os.path.abspath(options.vbp), random.Random(options.seed)
    counts, faults = {}, []
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        made = list(scenes(vbp, root))
        for number in range(options.mutations):
            scene, words = source.choice(made)
            folder = root / "round"
            shutil.copytree(scene, folder)
            kind = mutate(folder, words, source)
            code, _, said = run(vbp, ["verify", "manifest.json", "-q"], folder)
            expected = is_true(vbp, folder)
            if (code == 0) != expected or code < 0 or code not in (0, 1, 2, 3, 64):
                faults.append((number, kind, words, code, expected, said[-300:]))
            counts[kind, code] = counts.get((kind, code), 0) + 1
            shutil.rmtree(folder)
    for (kind, code), count in sorted(counts.items()):
        print(f"{kind:10} exit {code}: {count}")
    for fault in faults[:10]:
        print("FAULT", fault)
    raise SystemExit(1 if faults else 0)


main()
