"use strict";
// A mark is a link to "#key". The key opens what the mark rests on, in a dialog;
// the back button closes it, and the address can be passed on.
const dialog = byId("evidence");
let cameFromPage = false;
let shownKey = "";  // of the item in the dialog

DATA.texts = [];  // the sources that places are in, by number

// The longest text that holds a place: of those that other blocks brought some end sooner after it.
// Offsets count characters, not the UTF-16 units that scripts count.
function part([number, start, end]) {
  const source = DATA.texts[number];
  let longest = null;
  for (const [offset, text, cut = 0] of source.parts) {
    if (offset > start || end > offset + text.length) continue;  // a text never has more characters than UTF-16 units
    const characters = Array.from(text);
    if (end <= offset + characters.length && characters.length > (longest?.characters.length ?? -1))
      longest = { name: source.name, offset, characters, before: cut & 1 ? "…" : "", after: cut & 2 ? "…" : "", start: start - offset, end: end - offset };
  }
  return longest;
}

// The texts of a block, with those that are there already.
function takeTexts(texts) {
  for (const [number, { name, parts, articles = [] }] of Object.entries(texts)) {
    const known = DATA.texts[number] ??= { name, parts: [], articles: [] };
    known.parts.push(...parts);
    known.articles.push(...articles);
  }
}

// Date and headline of the article that a place is in.
function articleOf([number, start, end]) {
  const [, , date, headline] = (DATA.texts[number].articles ?? []).find(([first, last]) => first <= start && end <= last) ?? [];
  return [date ? `${date} · ` : null, headline ? zh(headline) : null, headline ? " · " : null];
}

// Files of some kinds hold no "#" before a heading: reading them writes it there. In all others it stands as written.
function writesHeadings(name) {
  const plain = name.toLowerCase().replace(/\.gz$/, "");
  return DATA.writes_headings.some(suffix => plain.endsWith(suffix));
}

// Which of the characters are such marks: "## " at the beginning of a line.
function headingMarks({ name, characters }) {
  const marks = new Set();
  if (!writesHeadings(name)) return marks;
  for (let at = 0; at < characters.length; at++) {
    if (characters[at] !== "#" || (at && characters[at - 1] !== "\n")) continue;
    let end = at;
    while (characters[end] === "#") end++;
    if (characters[end] === " " && end - at <= 6) for (let n = at; n <= end; n++) marks.add(n);
  }
  return marks;
}

// Where a page has a part of the article, the search page has all of it.
const wholeArticle = ([number, start, end]) => make("a", { class: "whole",
  href: `${document.querySelector("nav a[href^=search]").getAttribute("href")}#${new URLSearchParams({ open: `a-${start}-${end}-${DATA.texts[number].name}` })}` }, t("whole_article"));

// The words of a place, highlighted in the text as it stood; `also` are further places within it.
function passage(place, also = [], caption = "") {
  const found = part(place);
  const where = make("figcaption", {}, caption ? make("b", {}, caption, " · ") : null, ...articleOf(place), zh(DATA.texts[place[0]].name), " · ",
    t("characters", { start: place[1], end: place[2] }), ...(found && !found.before && !found.after ? [] : [" · ", wholeArticle(place)]));
  if (!found) return make("figure", { class: "passage" }, where);
  const marks = [[found.start, found.end, "here"]];
  for (const [number, start, end] of also) {
    const a = start - found.offset, b = end - found.offset;
    if (number === place[0] && a >= 0 && b <= found.characters.length && a < b) marks.push([a, b, "cue"]);
  }
  marks.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  const unseen = headingMarks(found);
  const text = (a, b) => found.characters.slice(a, b).filter((_, at) => !unseen.has(a + at)).join("");
  const inside = (from, to, list) => {  // marks may lie within one another
    const pieces = [];
    let at = from;
    while (list.length) {
      const [a, b, kind] = list.shift();
      if (a < at || b > to) continue;
      const within = [];
      while (list.length && list[0][0] < b) within.push(list.shift());
      pieces.push(text(at, a), make("mark", { class: kind }, ...inside(a, b, within)));
      at = b;
    }
    return [...pieces, text(at, to)];
  };
  const block = make("blockquote", { lang: "zh", tabindex: 0, role: "group", "aria-label": t("as_it_stood") },
    found.before, ...inside(0, found.characters.length, marks), found.after);
  return make("figure", { class: "passage" }, block, where);
}

const fact = (name, ...value) => [make("dt", {}, name), make("dd", {}, ...value)];

const moreEntries = [];  // functions of a key, for what a page makes only when it is asked for
function entry(key) {
  const own = typeof pageEntry === "function" ? pageEntry(key) : null;
  const made = own ?? moreEntries.map(find => find(key)).find(Boolean);
  return made ?? (Object.hasOwn(DATA.entries, key) ? DATA.entries[key] : null);
}

// What an entry is made of may lie in blocks: they are opened first, and it is made only then.
const completed = found => openBlocks(found.blocks ?? [0]).then(() => (found.made ? found.made() : found),
  fault => ({ sort: found.sort, title: found.title, places: [], note: fault.message }));

// The section that an address shows comes into view.
const showSection = address => byId(readAddress(address).open)?.scrollIntoView({ behavior: "instant" });

function factNodes([name, values, chinese]) {
  return fact(name, ...values.flatMap((value, n) => [n ? (chinese || inChinese ? "；" : ", ") : null,
    typeof value === "string" ? (chinese ? zh(value) : value) : make("a", { href: value.href, lang: value.lang, click: () => showSection(value.href) }, value.text)]));
}

// The entries before and after this one, as the page lists them.
let neighbours = () => [null, null];
function showActions(found, key) {
  const place = found.places[0];
  const stands = found.place ?? (place ? t("citation_place", { name: found.title, source: DATA.texts[place[0]].name, start: place[1], end: place[2] }) : found.title);
  const [before, after] = neighbours(key);
  const step = (to, words) => make("button", { type: "button", class: "step", disabled: !to, click: () => { location.replace(addressOf(to)); } }, words);
  byId("evidence-actions").replaceChildren(
    ...(before || after ? [step(before, t("previous")), step(after, t("next"))] : []),
    ...(place && found.citation ? [make("button", { type: "button", class: "cite", click: event => copy(found.citation, event.target) }, t("copy_citation"))] : []),
    ...(place ? [make("button", { type: "button", class: "cite-place", click: event => copy(stands, event.target) }, t("copy_place"))] : []),
    make("button", { type: "button", class: "link", click: event => copy(location.href, event.target) }, t("copy_link")));
}

function show(found, key) {
  showActions(found, key);
  byId("evidence-kind").textContent = found.sort;
  byId("evidence-title").replaceChildren(zh(found.title));
  const facts = nodes => (nodes.length ? make("dl", { class: "facts" }, ...nodes) : null);
  const shown = found.places.slice(0, 20);
  byId("evidence-body").replaceChildren(...[
    facts(found.first ?? (found.facts ?? []).flatMap(factNodes)),
    found.note ? make("p", { class: "note" }, found.note,
      ...(found.everywhere ? [" ", make("a", { href: found.everywhere }, t("all_places"))] : [])) : null,
    ...shown.map((place, n) => passage(place, found.also, found.captions?.[n])),
    facts(found.nodes ?? []),
  ].filter(Boolean));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  showMarks();
  if (document.fonts.status !== "loaded") document.fonts.ready.then(showMarks);  // lines break elsewhere once the font is there
}

// Each passage scrolled to its words.
function showMarks() {
  for (const block of dialog.querySelectorAll("blockquote")) {
    const mark = block.querySelector("mark.here");
    if (mark) block.scrollTop = mark.offsetTop - block.clientHeight / 3;  // offsetTop is relative to the block
  }
}

function route() {
  const { open } = readAddress();
  const found = open ? entry(open) : null;
  if (found) {
    shownKey = open;
    show({ sort: found.sort, title: found.title, places: [] }, open);
    dialog.setAttribute("aria-busy", "true");
    completed(found).then(made => {
      if (!dialog.open || readAddress().open !== open) return;  // closed, or another was asked for meanwhile
      dialog.removeAttribute("aria-busy");
      show(made, open);
    });
  }
  else if (dialog.open) dialog.close();
}

addEventListener("hashchange", event => {
  if (!document.body.dataset.ready) return;
  const [before, then] = [event.oldURL, event.newURL].map(url => readAddress(new URL(url).hash)), now = readAddress();
  if (then.open !== now.open) return;  // the event comes late: another item was asked for meanwhile, with an event of its own
  cameFromPage = !(before.open && entry(before.open));
  restore(now, location.hash.includes("=") || !now.open);
  route();
});
// Where a reader stepped to another item, the row that the dialog was opened from may have been made anew: the row of
// the last item takes the focus, which would be lost.
function focusShown() {
  if (dialog.open || document.activeElement !== document.body) return;
  const anchor = `a[href="${CSS.escape(link(shownKey))}"]`;
  (document.querySelector(`main td ${anchor}`) ?? document.querySelector(`main ${anchor}`))?.focus();
}
dialog.addEventListener("close", () => {
  focusShown();
  const { open } = readAddress();
  if (dialog.open || open !== shownKey) return;  // the event comes late: another item was asked for meanwhile
  if (cameFromPage) history.back();
  else history.replaceState(null, "", addressOf("") || location.href.split("#")[0]);
  cameFromPage = false;
});
dialog.addEventListener("click", event => {
  const box = dialog.getBoundingClientRect();
  const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  if (event.target === dialog && !inside) dialog.close();
});
byId("evidence-close").addEventListener("click", () => dialog.close());
