"use strict";
// A workbook of one sheet, of texts and numbers: parts of XML in a zip without compression (ECMA-376, APPNOTE 6.3).
const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
const crc32 = bytes => ~bytes.reduce((sum, byte) => CRC[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;

function zipped(files) {
  const parts = [], index = [];
  let at = 0;
  const numbers = (...list) => {  // pairs of value and size in bytes
    const view = new DataView(new ArrayBuffer(list.reduce((sum, [, size]) => sum + size, 0)));
    let place = 0;
    for (const [value, size] of list) { size === 4 ? view.setUint32(place, value, true) : view.setUint16(place, value, true); place += size; }
    return new Uint8Array(view.buffer);
  };
  for (const [name, text] of Object.entries(files)) {
    const path = new TextEncoder().encode(name), bytes = new TextEncoder().encode(text);
    const about = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [path.length, 2], [0, 2]];
    parts.push(numbers([0x04034b50, 4], ...about), path, bytes);
    index.push(numbers([0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), path);
    at += 30 + path.length + bytes.length;
  }
  const size = index.reduce((sum, part) => sum + part.length, 0), count = Object.keys(files).length;
  return new Blob([...parts, ...index, numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2])]);
}

const inXml = text => String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])/gu, "")
  .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const CELL = 32000;  // characters; Excel takes 32,767
// The rest of a longer cell stands in further rows below it.
function inCells(row) {
  const parts = row.map(value => {
    if (Number.isFinite(value)) return [value];
    const text = String(value), found = [];
    for (let at = 0; at < text.length || !found.length;) {
      const pair = /[\ud800-\udbff]/.test(text[at + CELL - 1] ?? "");
      found.push(text.slice(at, at + CELL - pair));
      at += CELL - pair;
    }
    return found;
  });
  return Array.from({ length: Math.max(1, ...parts.map(part => part.length)) }, (_, n) => parts.map(part => part[n] ?? ""));
}

// CSV has the names and codes of the tables; a workbook is to be read: on a Chinese page with Chinese heads and values.
function readable([names, ...rows]) {
  if (!inChinese) return [names, ...rows];
  return [names.map(name => named("head", name)), ...rows.map(row => row.map((value, at) => (typeof value === "string" ? named(names[at], value) : value)))];
}
// Columns as wide as most of their cells, head frozen and with filters, as one would set them before reading.
const WIDEST = 60, LOOKED_AT = 500;  // characters; rows
function widths(rows) {
  const wide = text => [...String(text)].reduce((sum, character) => sum + (character < "\u1100" ? 1 : 2), 0);
  return rows[0].map((_, at) => Math.min(WIDEST, 3 + Math.max(...rows.slice(0, LOOKED_AT).map(row => wide(String(row[at]).slice(0, WIDEST))))));
}
const columnName = at => (at >= 26 ? columnName(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + at % 26);

function asWorkbook(rows, name) {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', office = "http://schemas.openxmlformats.org";
  const inCell = value => (Number.isFinite(value) ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${inXml(value)}</t></is></c>`);
  const cells = row => row.map(inCell).join("");
  const written = rows.flatMap(inCells);
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml", links = `${office}/officeDocument/2006/relationships`;
  const link = (type, target) => `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${links}/${type}" Target="${target}"/></Relationships>`;
  return zipped({
    "[Content_Types].xml": `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
      + `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    "_rels/.rels": link("officeDocument", "xl/workbook.xml"),
    "xl/_rels/workbook.xml.rels": link("worksheet", "sheet1.xml"),
    "xl/workbook.xml": `${head}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${links}"><bookViews><workbookView/></bookViews><sheets><sheet name="${inXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/sheet1.xml": `${head}<worksheet xmlns="${office}/spreadsheetml/2006/main">`
      + '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
      + `<cols>${widths(rows).map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`
      + `<sheetData>${written.map(row => `<row>${cells(row)}</row>`).join("")}</sheetData>`
      + `<autoFilter ref="A1:${columnName(rows[0].length - 1)}${written.length}"/></worksheet>`,
  });
}
