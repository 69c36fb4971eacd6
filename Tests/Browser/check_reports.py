"""Opens every report of reports.json in Chromium, as a desktop, a phone and a printer see it.

Usage: check_reports.py VBP [NAME...]   (all reports without a NAME)

A line of reports.json is a command that ends with its options; $TMP is a new folder for it. A
report must not raise an error, open a dialogue, load anything or be wider than the window; its
tables must sort and filter. The result of a tender fits a phone without scrolling sideways and is
printed on few pages. Screenshots and PDFs land in .build/screenshots. Reports of the tenders in
../shared/cases are skipped where that folder is missing.
"""

import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import time

from chromium import Chromium, executable

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OUTPUT = os.path.join(ROOT, ".build", "screenshots")
WIDTHS = {"desktop": 1280, "phone": 390}
LANGUAGES = ("en", "zh")
# So many pages the results of 32 lots may take.
MOST_PAGES = {"lots": 14, "lots-allocated": 14, "round2": 14, "round2-allocated": 14}
# Codes by which a command says that its rules leave something open.
DONE = (0, 3)

# Sorts every column of every table up and down and compares with a slow reading of the cells;
# filters by a word of the last row. Gives back what is wrong.
TABLES = r"""
(() => {
  const wrong = [];
  const isNumber = (text) => /^[+-]?\d+(\.\d+)?%?$/.test(text);
  const inOrder = (a, b) => {
    if (isNumber(a) && isNumber(b)) return parseFloat(a) <= parseFloat(b);
    if (isNumber(a) !== isNumber(b)) return isNumber(a);
    const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
    return collator.compare(a, b) <= 0;
  };
  document.querySelectorAll("table.sortable").forEach((table, place) => {
    const name = `table ${place + 1}`;
    const heads = Array.from(table.tHead.rows[0].cells);
    const rows = () => Array.from(table.tBodies[0].rows);
    const original = rows();
    heads.forEach((head, column) => {
      const button = head.querySelector("button");
      if (!button) return;
      const keys = () => rows()
        .map((row) => row.cells[column].dataset.key || row.cells[column].textContent.trim());
      for (const direction of ["ascending", "descending"]) {
        button.click();
        if (head.getAttribute("aria-sort") !== direction) wrong.push(`${name}: aria-sort`);
        if (heads.filter((other) => /ending/.test(other.getAttribute("aria-sort"))).length !== 1)
          wrong.push(`${name}: more than one column is sorted`);
        const sorted = keys();
        const full = sorted.filter(Boolean);
        if (sorted.slice(0, full.length).some((key) => !key))
          wrong.push(`${name}, column ${column + 1}: an empty cell is not last`);
        for (let i = 1; i < full.length; i += 1) {
          const [a, b] = direction === "ascending" ? [full[i - 1], full[i]] : [full[i], full[i - 1]];
          if (!inOrder(a, b)) wrong.push(`${name}, column ${column + 1}, ${direction}: ${a}, ${b}`);
        }
      }
      button.click();
      if (rows().some((row, i) => row !== original[i])) wrong.push(`${name}: order is not restored`);
    });
    const box = table.closest(".scroll").previousElementSibling;
    const input = box && box.classList.contains("filter") && box.querySelector("input");
    if (original.length > 5 && !input) wrong.push(`${name}: no filter`);
    if (!input) return;
    const type = (text) => {
      input.value = text;
      input.dispatchEvent(new Event("input", {bubbles: true}));
      return original.filter((row) => !row.hidden);
    };
    const word = original[original.length - 1].textContent.trim().split(/\s+/)[0].slice(0, 12);
    const shown = type(word.toUpperCase());
    const expected = original.filter(
      (row) => row.textContent.toLowerCase().includes(word.toLowerCase()));
    if (!shown.length || shown.length !== expected.length || shown.some((r, i) => r !== expected[i]))
      wrong.push(`${name}: filter ${word} shows ${shown.length} of ${expected.length}`);
    if (type("no such word anywhere").length) wrong.push(`${name}: filter hides nothing`);
    if (type("").length !== original.length) wrong.push(`${name}: filter does not end`);
  });
  return wrong;
})()
"""

# What sticks out of the window, or of the picture it is in.
OVERFLOW = r"""
(() => {
  const page = document.documentElement;
  const wrong = [];
  if (page.scrollWidth > page.clientWidth) {
    wrong.push(`the page is ${page.scrollWidth} wide in a window of ${page.clientWidth}`);
    document.querySelectorAll("body *").forEach((element) => {
      const right = element.getBoundingClientRect().right;
      if (right > page.clientWidth + 1 && !element.closest(".scroll") && wrong.length < 5)
        wrong.push(`${element.tagName}.${element.className.baseVal ?? element.className}`);
    });
  }
  document.querySelectorAll("svg.chart text").forEach((text) => {
    const [inner, outer] = [text.getBoundingClientRect(), text.closest("svg").getBoundingClientRect()];
    if (inner.left < outer.left - 1 || inner.right > outer.right + 1)
      wrong.push(`“${text.textContent}” sticks out of its picture`);
  });
  return wrong;
})()
"""

# On a phone no table of a tender's result scrolls sideways, folded or not.
SIDEWAYS = r"""
(() => {
  if (!document.body.classList.contains("results") || window.innerWidth > 600) return [];
  const folds = Array.from(document.querySelectorAll("details:not([open])"));
  folds.forEach((fold) => { fold.open = true; });
  const wrong = Array.from(document.querySelectorAll("main .scroll"))
    .filter((frame) => frame.scrollWidth > frame.clientWidth + 1)
    .map((frame) => `“${frame.getAttribute("aria-label")}” is ${frame.scrollWidth} wide in ${frame.clientWidth}`);
  folds.forEach((fold) => { fold.open = false; });
  return wrong.slice(0, 5);
})()
"""

# Nothing of a file may become an element that runs or loads something.
ELEMENTS = r"""
(() => {
  const wrong = [];
  if (document.scripts.length !== 1) wrong.push(`${document.scripts.length} scripts`);
  if (document.querySelectorAll("style").length !== 1) wrong.push("more than one style");
  const bad = "img, iframe, object, embed, link, form, base, [src], [style], a:not([href^='#'])";
  document.querySelectorAll(bad).forEach((element) => wrong.push(element.outerHTML.slice(0, 80)));
  document.querySelectorAll("*").forEach((element) => {
    for (const {name} of element.attributes) if (name.startsWith("on")) wrong.push(name);
  });
  const ids = Array.from(document.querySelectorAll("[id]"), (element) => element.id);
  if (new Set(ids).size !== ids.length) wrong.push("an id stands twice");
  document.querySelectorAll("a[href^='#']").forEach((link) => {
    if (!document.getElementById(link.getAttribute("href").slice(1)))
      wrong.push(`${link.getAttribute("href")} leads nowhere`);
  });
  return wrong;
})()
"""

# Paper shows what is folded, but for an annex that is not printed.
PRINTED = r"""
(() => {
  window.dispatchEvent(new Event("beforeprint"));
  const shut = Array.from(document.querySelectorAll("details:not([open])"))
    .filter((fold) => !fold.closest(".unprinted")).length;
  window.dispatchEvent(new Event("afterprint"));
  return shut ? [`${shut} folds stay shut on paper`] : [];
})()
"""


def report(vbp, line, language, path):
    """Writes one report; what is wrong with the command, if anything."""
    command = f"{line} --format html --lang {language} -q -o '{path}'"
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(
            os.environ, PATH=f"{os.path.dirname(vbp)}:{os.environ['PATH']}", TMP=folder)
        run = subprocess.run(
            ["sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True)
    return [] if run.returncode in DONE else [f"{command}: {run.returncode} {run.stderr}"]


def check(browser, path, name):
    """What is wrong with a report, in either window and on paper."""
    wrong = []
    for window, width in WIDTHS.items():
        browser.open(path, width)
        found = [
            text for script in (OVERFLOW, SIDEWAYS, ELEMENTS, TABLES)
            for text in browser.evaluate(script)]
        wrong += [f"{window}: {text}" for text in found]
        browser.screenshot(os.path.join(OUTPUT, f"{name}-{window}.png"))
        wrong += browser.complaints() + [f"loads {url}" for url in browser.requests()]
    wrong += browser.evaluate(PRINTED)
    paper = os.path.join(OUTPUT, f"{name}.pdf")
    browser.print(paper)
    with open(paper, "rb") as file:
        pages = len(re.findall(rb"/Type\s*/Page\b", file.read()))
    if pages > MOST_PAGES.get(name.rsplit("-", 1)[0], pages):
        wrong.append(f"{pages} pages on paper")
    return wrong


# What must be found wrong with broken.html, so that no check passes because it sees nothing.
FAULTS = (
    "the page is", "sticks out of its picture", "2 scripts", "<img", "onclick", "an id stands twice",
    "leads nowhere", "aria-sort", "column 1, ascending", "order is not restored", "no filter",
    "exceptionThrown", "javascriptDialogOpening", "loads http://127.0.0.1:9/", "folds stay shut",
)


def blind_checks(browser):
    """The faults of broken.html that no check has seen."""
    wrong = check(browser, os.path.join(HERE, "broken.html"), "broken")
    return [fault for fault in FAULTS if not any(fault in text for text in wrong)]


def main(vbp, names):
    if not executable():
        print("skipped: no Chromium on this machine; reports are not tried in a browser")
        return 0
    with open(os.path.join(HERE, "reports.json"), encoding="utf-8") as file:
        reports = json.load(file)
    os.makedirs(OUTPUT, exist_ok=True)
    start = time.monotonic()
    real = os.path.isdir(os.path.join(ROOT, "../shared/cases/tenders"))
    chosen = {
        name: line for name, line in reports.items()
        if (not names or name in names) and (real or "../shared" not in line)}
    with concurrent.futures.ThreadPoolExecutor() as pool:
        failures = sum(pool.map(lambda language: check_all(vbp, chosen, language), LANGUAGES))
    print(f"{time.monotonic() - start:.1f} s, failed: {failures}")
    return 1 if failures else 0


def check_all(vbp, reports, language):
    """Checks all reports in one language in a browser of its own; how many fail."""
    failures = 0
    with Chromium() as browser:
        if language == LANGUAGES[0]:
            for fault in blind_checks(browser):
                print(f"FAILED  broken.html: nobody sees: {fault}")
                failures += 1
        for name, line in reports.items():
            path = os.path.join(OUTPUT, f"{name}-{language}.html")
            wrong = report(os.path.abspath(vbp), line, language, path)
            wrong = wrong or check(browser, path, f"{name}-{language}")
            lines = [f"{'FAILED' if wrong else 'ok'}  {name} {language}"] + wrong
            print("\n    ".join(lines), flush=True)
            failures += bool(wrong)
    return failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
