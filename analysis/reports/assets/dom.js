"use strict";
// Elements are made, never written as HTML: whatever a text holds stays text.
const DATA = JSON.parse(document.getElementById("data").textContent);
const byId = id => document.getElementById(id);
const inChinese = document.documentElement.lang === "zh";
const inOneLine = names => names.join(inChinese ? "、" : ", ");

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}
const make = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const draw = (tag, attributes, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

// Words in simplified characters with half-width letters and digits, one for one: what is asked and what it is looked for in
// are compared in these.
const SIMPLER = new Map(Array.from(DATA.simpler[0], (one, at) => [one, DATA.simpler[1][at]]));
const TRADITIONAL = new RegExp(`[${DATA.simpler[0] || "\\0"}]`, "g");
const NARROW = /[０-９Ａ-Ｚａ-ｚ]|(?<=[\d０-９])．(?=[\d０-９])/g;
const simplified = text => text.replace(TRADITIONAL, one => SIMPLER.get(one) ?? one).replace(NARROW, one => one.normalize("NFKC"));

// The rows of a list made anew; a link in it that has the focus, as after a dialog, keeps it.
function renew(body, rows) {
  const had = body.contains(document.activeElement) ? document.activeElement.hash : null;
  body.replaceChildren(...rows);
  if (had) [...body.querySelectorAll("a")].find(one => one.hash === had)?.focus({ preventScroll: true });
}

// Words of the interface, with {places} filled in.
// a label with its values; {n:hit|hits} is the number with its noun in singular or plural
const t = (key, values) =>
  (DATA.labels[key] ?? key).replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    const value = values?.[name];
    if (value === undefined || value === null) return whole;
    return many === undefined ? value : `${value} ${String(value) === "1" ? one : many}`;
  });
const named = (group, value) => DATA.labels[`${group}_${value}`] ?? value;
const zh = text => make("span", { lang: "zh" }, text);
// The label of a topic, which may break between its terms.
const zhLabel = label => make("span", { lang: "zh" }, ...(label.match(/[^·]*·|[^·]+/g) ?? []).map(unit => make("span", { class: "unit" }, unit)));
// A confidence in the year; "1.00" is none that is only nearly certain.
const sureOf = ({ confidence }) => (confidence < 1 ? Math.min(confidence, 0.99) : 1).toFixed(2);
const count = number => number.toLocaleString("en");
