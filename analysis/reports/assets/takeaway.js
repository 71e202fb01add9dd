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

for (const table of document.querySelectorAll("table.sortable"))
  sortable(table, (column, ascending) => sortRows(table, column, ascending));
