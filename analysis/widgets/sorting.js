"use strict";
// Tables sorted by their heads: of the report's pages and of notebooks.

// Items by what `key` gives, a number or a text; last in either direction are dates of an unknown year, and then
// those for which it gives "" or null.
function sorted(items, key, ascending) {
  const collator = new Intl.Collator("zh", { numeric: true });
  const missing = value => (value === "" || value === null || value === undefined ? 2 : typeof value === "string" && value.startsWith("XXXX") ? 1 : 0);
  const keyed = items.map(item => { const value = key(item); return { item, value, missing: missing(value) }; });
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : a === b ? 0 : collator.compare(a, b)) * (ascending ? 1 : -1);
  keyed.sort((one, other) => one.missing - other.missing || (one.missing === 2 ? 0 : compare(one.value, other.value)));
  return keyed.map(({ item }) => item);
}

// Rows by a column: numbers by size, texts by the order of the language; "–" stands for nothing.
function sortedRows(rows, column, ascending, fromEnd = false) {
  const written = row => (row.cells[column].dataset.value ?? row.cells[column].textContent).trim().replace(/^[–-]$/, "");
  const number = text => Number(text.replace(/[,%\s]/g, "").replace("−", "-"));
  const numbers = rows.map(written).every(text => !Number.isNaN(number(text)));
  const key = row => (numbers && written(row) ? number(written(row)) : fromEnd ? [...written(row)].reverse().join("") : written(row));
  return sorted(rows, key, ascending);
}
function sortRows(table, column, ascending) {
  const fromEnd = table.tHead.rows[0].cells[column].hasAttribute("data-from-end");  // the context before a term
  table.tBodies[0].replaceChildren(...sortedRows([...table.tBodies[0].rows], column, ascending, fromEnd));
}

// Heads become buttons, and a click anywhere on a head counts; `sort(column, ascending)` puts the rows in order. Where
// `unsort` is given, a third click calls it.
function sortable(table, sort, unsort) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const back = unsort && now === "descending", ascending = now !== "ascending";
      markSorted(table, back ? -1 : column, ascending);
      if (back) unsort();
      else sort(column, ascending);
    });
    head.setAttribute("aria-sort", "none");
    head.replaceChildren(button);
  });
}
function markSorted(table, column, ascending) {
  [...table.tHead.rows[0].cells].forEach((head, n) =>
    head.setAttribute("aria-sort", n !== column ? "none" : ascending ? "ascending" : "descending"));
}
