"use strict";
// Search over the whole text: every place as a line with its context (KWIC), counted by month.
const CONTEXT = 24, LINES_SHOWN = 100;
// What is searched: each article's text, and before it its headline if only a title column gives it. `number` is the article's.
let parts = [], whole = "", starts = [];  // the texts in simplified characters, joined by \0; where each begins
let hits = [], linesShown = LINES_SHOWN, order = { column: 0, ascending: true }, asked = "", isLoose = false;

const held = [];  // by block
takeBlock = (block, number) => { held[number] = block; };
function takeArticles() {
  const articles = held.flatMap(block => block.articles), texts = held.splice(0).flatMap(block => block.texts), numbers = new Map();
  parts = articles.flatMap(([name, date, headline, start, unprinted, cited], number) => {
    if (!numbers.has(name)) numbers.set(name, DATA.texts.push({ name, parts: [] }) - 1);
    const article = { number, source: numbers.get(name), date, headline, start, cited, text: texts[number], body: texts[number] };
    return unprinted ? [{ ...article, text: headline, isTitle: true }, article] : [article];
  });
  for (const part of parts) part.read = simplified(part.text);
  let at = 0;
  starts = parts.map(part => { const own = at; at += part.text.length + 1; return own; });
  whole = parts.map(part => part.read).join("\0");
}

// What is asked as an expression that takes no time to fail: "|" between alternatives, "*" for up to four characters.
// Line breaks inside a word are allowed, as newspapers set them.
const plain = character => character.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
function expression(words) {
  const alternatives = simplified(words).split(/[|｜]/).map(word => word.trim()).filter(word => word.replaceAll("*", "")).map(word =>
    Array.from(word.replace(/\*+/g, "*")).map(character =>
      (character === "*" ? "[^\\0\\n]{0,4}?" : /\s/.test(character) ? "" : plain(character))).filter(Boolean).join("\\s*"));
  return alternatives.length ? new RegExp(alternatives.join("|"), "giu") : null;
}

function placesOf(wanted) {
  const found = [];
  let part = 0;
  for (const match of whole.matchAll(wanted)) {
    while (part + 1 < starts.length && starts[part + 1] <= match.index) part++;
    found.push({ part, at: match.index - starts[part], length: match[0].length, n: found.length });
  }
  return found;
}

const find = words => { const wanted = expression(words); return wanted ? placesOf(wanted) : []; };

// Where nothing stands as it was typed: quotation marks count for nothing, and words with spaces between them
// may stand anywhere in an article that has all of them.
const QUOTES = "“”‘’„‟「」『』《》〈〉＂＇\"'";
const wordsOf = words => [...new Set(simplified(words).replace(new RegExp(`[${QUOTES}]`, "gu"), "").split(/\s+/).filter(Boolean))];
function findLoosely(words) {
  const ones = wordsOf(words);
  if (/[|｜*]/.test(words) || !ones.length) return [];
  const patterns = ones.sort((one, other) => other.length - one.length).map(one => Array.from(one).map(plain).join(`[\\s${QUOTES}]*`));
  const having = patterns.map(pattern => new Set(parts.filter(part => new RegExp(pattern, "iu").test(part.read)).map(part => part.number)));
  return placesOf(new RegExp(patterns.join("|"), "giu")).filter(hit => having.every(numbers => numbers.has(parts[hit.part].number)))
    .map((hit, n) => ({ ...hit, n }));
}

const flat = text => text.replace(/\s*\n\s*/g, "");
function contextOf(hit) {
  const { text } = parts[hit.part], end = hit.at + hit.length;
  return { left: flat(text.slice(Math.max(0, hit.at - CONTEXT), hit.at)), words: flat(text.slice(hit.at, end)), right: flat(text.slice(end, end + CONTEXT)) };
}
// Offsets of the source count characters, not the halves that scripts count emoji by. A title has no place in the text.
function placeOf(hit) {
  const { text, start, source, isTitle } = parts[hit.part];
  if (isTitle) return [source, 0, 0];
  const first = start + Array.from(text.slice(0, hit.at)).length;
  return [source, first, first + Array.from(text.slice(hit.at, hit.at + hit.length)).length];
}
const keyOf = hit => `s-${hit.part}-${hit.at}-${hit.length}`;
const sourceName = hit => DATA.texts[parts[hit.part].source].name;

// A hit, or a place that another page speaks of by its source.
function pageEntry(key) {
  const [part, at, length] = (/^s-(\d+)-(\d+)-(\d+)$/.exec(key) ?? []).slice(1).map(Number);
  if (parts[part]) return articleEntry(parts[part], parts[part].isTitle ? null : placeOf({ part, at, length }));
  const [, first, last, name] = /^a-(\d+)-(\d+)-(.+)$/s.exec(key) ?? [];
  const holder = parts.find(({ source, start, body, isTitle }) => !isTitle && DATA.texts[source].name === name
    && start <= first && last <= start + Array.from(body).length);
  return holder ? articleEntry(holder, [holder.source, Number(first), Number(last)]) : null;
}

function articleEntry({ source, start, body, headline, date, cited }, place) {
  const known = DATA.texts[source].parts;
  if (!known.some(one => one[0] === start)) known.push([start, body]);
  place ??= [source, start, start];
  const name = headline || DATA.texts[source].name;
  return { sort: date || t("no_date"), title: name, places: [place],
    citation: cited, place: t("citation", { name, date: date || t("no_date"), source: DATA.texts[source].name, start: place[1], end: place[2] }) };
}

// ---- lines

const SORTED = [hit => parts[hit.part].date, hit => [...contextOf(hit).left].reverse().join(""),
  hit => contextOf(hit).words, hit => contextOf(hit).right, sourceName];

const inOrder = () => sorted(hits, SORTED[order.column], order.ascending);

function line(hit) {
  const { left, words, right } = contextOf(hit);
  return make("tr", {}, make("td", { class: "when" }, parts[hit.part].date || "–"), make("td", { class: "left", lang: "zh" }, make("span", {}, left)),
    make("td", { lang: "zh" }, make("a", { href: link(keyOf(hit)) }, words)), make("td", { class: "right", lang: "zh" }, make("span", {}, right)),
    make("td", { class: "soft source", lang: "zh" }, sourceName(hit)));
}

// On paper there is no button for more: every hit is printed, up to a limit, and what is beyond it is said.
let mostPrinted = 5000;
let listed = [], printing = false;
addEventListener("beforeprint", () => { printing = true; showLines(); });
addEventListener("afterprint", () => { printing = false; showLines(); });
function showLines() {
  const most = printing ? mostPrinted : linesShown;
  renew(byId("lines"), listed.slice(0, most).map(line));
  byId("asked-printed").textContent = asked;
  byId("not-printed").textContent = listed.length > mostPrinted ? t("not_printed", { shown: count(mostPrinted), n: count(listed.length) }) : "";
  const left = printing ? 0 : listed.length - Math.min(most, listed.length);
  byId("more").hidden = !left;
  byId("more").textContent = t("show_more", { n: Math.min(left, LINES_SHOWN * 5), left: count(left) });
}

function showMonths() {
  const months = new Map();
  for (const hit of hits) {
    const month = parts[hit.part].date.slice(0, 7);
    if (/^\d{4}-\d{2}$/.test(month)) months.set(month, (months.get(month) ?? 0) + 1);
  }
  const most = Math.max(1, ...months.values());
  byId("months").replaceChildren(...[...months].sort().map(([month, n]) =>
    make("li", {}, make("span", { class: "bar-of", style: `width:${Math.max(1, 100 * n / most)}%` }), make("span", { class: "month" }, month), make("b", {}, count(n)))));
  byId("by-month").hidden = !months.size;
}

// A number in words for the status: where there are no hits and the words look like an expression, how to ask for one.
function told() {
  if (!asked.trim()) return [];
  if (hits.length) {
    const own = new Set(hits.map(hit => parts[hit.part].number)).size;
    const said = !isLoose ? "search_found" : wordsOf(asked).length > 1 ? "search_all_words" : "search_unquoted";
    return [t(said, { n: count(hits.length), articles: count(own) })];
  }
  const suggested = expressionOf(asked) === null && /[\\[\]{}^$]|\.[*+?]|[)\]][*+?]/.test(asked) && isExpression(asked.trim()) ? `/${asked.trim()}/` : "";
  return [t("search_nothing"), ...(suggested ? [t("sentence_end"), make("a", { href: "#" + new URLSearchParams({ q: suggested }) }, t("search_as_expression", { expression: suggested }))] : [])];
}

const ownTexts = () => parts.map(part => part.read);

function search() {
  const began = performance.now(), source = expressionOf(asked);
  stopExpression();
  isLoose = false;
  if (source === null) {
    const found = find(asked);
    isLoose = !found.length;
    return showHits(isLoose ? findLoosely(asked) : found, [], began);
  }
  const articlesBefore = part => parts[part]?.number ?? parts.at(-1).number + 1;
  const all = count(articlesBefore(parts.length));
  const asHits = places => places.map(([part, at, length], n) => ({ part, at, length, n }));
  list([]);  // what the last search found is no answer to this one
  byId("status").textContent = t("search_running", { done: 0, all });
  findExpression(simplified(source), ownTexts,
    (places, part) => { byId("status").textContent = t("search_running", { done: count(articlesBefore(part)), all }); },
    ({ hits: places, part, ended, fault }) => {
      const notes = fault ? [fault] : ended === "time" ? [t("search_stopped", { seconds: expressionSeconds, done: count(articlesBefore(part)), all })]
        : ended === "most" ? [t("search_most", { n: count(places.length) })] : [];
      showHits(asHits(places), notes, began);
      if (readAddress().open) route();  // its neighbours are known now
    });
}

function list(found) {
  hits = found;
  linesShown = LINES_SHOWN;
  listed = inOrder();
  showLines();
  showMonths();
  byId("found").hidden = !hits.length;
}

function showHits(found, notes, began) {
  list(found);
  byId("status").replaceChildren(...(notes.length && !hits.length ? notes : [...told(), ...notes.map(note => t("sentence_end") + note)]));
  document.body.dataset.milliseconds = Math.round(performance.now() - began);
}

shownState = () => ({ ...(asked ? { q: asked } : {}),
  ...(order.column || !order.ascending ? { sort: `${order.column}${order.ascending ? "" : "-down"}` } : {}) });
showState = ({ q, sort }) => {
  asked = q ?? "";
  byId("asked").value = asked;
  const [column, direction] = (sort ?? "").split("-");
  order = { column: SORTED[column] ? Number(column) : 0, ascending: direction !== "down" };
  markSorted(byId("kwic"), order.column, order.ascending);
  search();
};
neighbours = key => {
  const at = listed.findIndex(hit => keyOf(hit) === key);
  return at < 0 ? [null, null] : [listed[at - 1], listed[at + 1]].map(hit => (hit ? keyOf(hit) : null));
};
const linesOf = () => [["date", "left", "words", "right", "source", "start", "end", "headline"], ...listed.map(hit => {
  const { left, words, right } = contextOf(hit), [, start, end] = placeOf(hit);
  const { date, headline } = parts[hit.part];
  return [date, left, words, right, sourceName(hit), start, end, headline];
})];
let wait = 0;
function ask() {
  clearTimeout(wait);
  asked = byId("asked").value;
  search();
  writeAddress();
}
byId("search").addEventListener("submit", event => { event.preventDefault(); ask(); });
byId("asked").addEventListener("input", () => {
  clearTimeout(wait);
  wait = setTimeout(ask, 40);  // a search takes a few milliseconds: this only joins keys that come together
  if (/^\s*\//.test(byId("asked").value)) {
    try { prepareExpression(ownTexts); } catch { /* said when the expression is asked for */ }
  }
});
sortable(byId("kwic"), (column, ascending) => { order = { column, ascending }; listed = inOrder(); showLines(); writeAddress(); });
byId("more").addEventListener("click", () => { linesShown += LINES_SHOWN * 5; showLines(); });
byId("copy-lines").addEventListener("click", event => copy(asLines(readable(linesOf())), event.target));
byId("take-csv").addEventListener("click", () => download("search.csv", asCsv(linesOf()), "text/csv"));
byId("take-xlsx").addEventListener("click", () => download("search.xlsx", asWorkbook(readable(linesOf()), t("sheet_search")), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
byId("take-link").addEventListener("click", event => copy(location.href, event.target));
openBlocks((DATA.files ?? DATA.blocks).keys()).then(() => {
  takeArticles();
  delete DATA.blocks;
  byId("asked").disabled = false;
  start();
  route();
  if (!readAddress().open) byId("asked").focus();
}, tellFault);
