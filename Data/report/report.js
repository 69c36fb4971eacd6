// Makes the tables of a report sortable and filterable, and opens what is folded before printing.
// A page without this script is complete: its tables are plain, its folds are opened by hand.
(function () {
  "use strict";

  var decimal = /^([+-]?)(\d+)(?:\.(\d*))?%?$/;

  // Compares the digits of two decimals, so that none is lost in floating point.
  function compareDecimals(a, b) {
    var sign = a[1] === "-" ? -1 : 1;
    if (sign !== (b[1] === "-" ? -1 : 1)) return sign;
    var whole = [a[2].replace(/^0+/, ""), b[2].replace(/^0+/, "")];
    if (whole[0].length !== whole[1].length) return sign * (whole[0].length - whole[1].length);
    var rest = [whole[0] + (a[3] || ""), whole[1] + (b[3] || "")];
    var length = Math.max(rest[0].length, rest[1].length);
    var digits = rest.map(function (text) { return text + "0".repeat(length - text.length); });
    return digits[0] === digits[1] ? 0 : sign * (digits[0] < digits[1] ? -1 : 1);
  }

  // Where two texts stand to each other in the language of the page: numbers before words.
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  function compare(a, b) {
    var numbers = [decimal.exec(a), decimal.exec(b)];
    if (numbers[0] && numbers[1]) return compareDecimals(numbers[0], numbers[1]);
    if (numbers[0] || numbers[1]) return numbers[0] ? -1 : 1;
    return collator.compare(a, b);
  }

  function key(row, column) {
    var cell = row.cells[column];
    return cell ? cell.getAttribute("data-key") || cell.textContent.trim() : "";
  }

  // First click ascending, second descending, third the order of the file. Empty cells stay last.
  function sort(table, column, rows) {
    var heads = Array.from(table.tHead.rows[0].cells);
    var old = heads[column].getAttribute("aria-sort");
    var direction = old === "ascending" ? "descending" : old === "descending" ? "none" : "ascending";
    heads.forEach(function (head) {
      if (head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", "none");
    });
    heads[column].setAttribute("aria-sort", direction);
    var keyed = rows.map(function (row, place) {
      return { row: row, place: place, key: key(row, column) };
    });
    var sign = direction === "descending" ? -1 : 1;
    if (direction !== "none") {
      keyed.sort(function (a, b) {
        if (!a.key || !b.key) return (a.key ? 0 : 1) - (b.key ? 0 : 1) || a.place - b.place;
        return sign * compare(a.key, b.key) || a.place - b.place;
      });
    }
    var body = table.tBodies[0];
    keyed.forEach(function (entry) { body.appendChild(entry.row); });
  }

  function addSorting(table, rows) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      if (!head.textContent.trim()) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", function () { sort(table, column, rows); });
    });
  }

  function addFilter(table, rows) {
    var words = document.body.dataset;
    var box = document.createElement("div");
    var label = document.createElement("label");
    var input = document.createElement("input");
    var count = document.createElement("span");
    box.className = "filter";
    count.className = "faint";
    count.setAttribute("role", "status");
    input.type = "search";
    label.append(words.filter, input);
    box.append(label, count);
    var frame = table.closest(".scroll") || table;
    frame.parentNode.insertBefore(box, frame);
    var texts = null;
    function apply() {
      texts = texts || rows.map(function (row) { return row.textContent.toLowerCase(); });
      var terms = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, place) {
        var fits = terms.every(function (term) { return texts[place].includes(term); });
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent = terms.length
        ? words.count.replace("{shown}", shown).replace("{all}", rows.length) + " — " + input.value
        : "";
    }
    input.addEventListener("input", apply);
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    var rows = Array.from(table.tBodies[0].rows);
    addSorting(table, rows);
    if (rows.length > 5) addFilter(table, rows);
  });

  // A link into what is folded opens it.
  function openTarget() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var fold = target; fold; fold = fold.parentElement) {
      if (fold.tagName === "DETAILS") fold.open = true;
    }
    if (target) target.scrollIntoView();
  }
  window.addEventListener("hashchange", openTarget);
  if (location.hash) openTarget();

  // What is folded must be on paper, but for what is not printed; afterwards it is as the reader left it.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])")).filter(function (fold) {
      return !fold.closest(".unprinted");
    });
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
    opened = [];
  });
})();
