"use strict";
// What a reader takes away: files made in the page, and texts copied. Nothing is sent or fetched.
function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = make("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// Excel takes a cell that begins so for a formula; the mark before it makes it text.
const cell = value => (/^[=+\-@\t\r]/.test(value) ? "'" + value : String(value));
const quoted = value => `"${cell(value).replaceAll('"', '""')}"`;
const asCsv = rows => "\ufeff" + rows.map(row => row.map(quoted).join(",")).join("\r\n") + "\r\n";
const asLines = rows => rows.map(row => row.map(value => cell(value).replace(/\s+/g, " ")).join("\t")).join("\n");

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {  // without permission: as browsers did before
    const area = make("textarea", {});
    area.value = text;
    (dialogOpen() ?? document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.dataset.label ??= button.textContent;  // it may say "copied" still
  button.textContent = t("copied");
  clearTimeout(button.dataset.timer);
  button.dataset.timer = setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
}
const dialogOpen = () => document.querySelector("dialog[open]");

// Items by what `key` gives, a number or a text; those for which it gives "" or null are last in either direction.
function sorted(items, key, ascending) {
  const collator = new Intl.Collator("zh"), keys = new Map(items.map(item => [item, key(item)]));
  const missing = value => value === "" || value === null || value === undefined;
  return [...items].sort((one, other) => {
    const a = keys.get(one), b = keys.get(other);
    if (missing(a) || missing(b)) return missing(a) - missing(b);
    return (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b)) * (ascending ? 1 : -1);
  });
}

// The rows of a table under one of its heads: numbers by size, texts by the order of the language; "–" stands for nothing.
function sortRows(table, column, ascending) {
  const written = row => (row.cells[column].dataset.value ?? row.cells[column].textContent).trim().replace(/^[–-]$/, "");
  const number = text => Number(text.replace(/[,%\s]/g, "").replace("−", "-"));
  const rows = [...table.tBodies[0].rows], numbers = rows.map(written).every(text => !Number.isNaN(number(text)));
  const fromEnd = table.tHead.rows[0].cells[column].hasAttribute("data-from-end");  // the context before a term
  const key = row => (numbers && written(row) ? number(written(row)) : fromEnd ? [...written(row)].reverse().join("") : written(row));
  table.tBodies[0].replaceChildren(...sorted(rows, key, ascending));
}

// Heads become buttons; `sort(column, ascending)` puts the rows in order.
function sortable(table, sort) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = make("button", { type: "button", class: "sort", click: () => {
      const ascending = head.getAttribute("aria-sort") !== "ascending";
      markSorted(table, column, ascending);
      sort(column, ascending);
    } }, ...head.childNodes);
    head.setAttribute("aria-sort", "none");
    head.replaceChildren(button);
  });
}
function markSorted(table, column, ascending) {
  [...table.tHead.rows[0].cells].forEach((head, n) =>
    head.setAttribute("aria-sort", n !== column ? "none" : ascending ? "ascending" : "descending"));
}
for (const table of document.querySelectorAll("table.sortable"))
  sortable(table, (column, ascending) => sortRows(table, column, ascending));
