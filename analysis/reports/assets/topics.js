"use strict";
// Topics: finer and coarser by their tree, words by relevance, shares over time, paragraphs by share.
const TREE = DATA.tree, NODES = new Map((TREE.nodes ?? []).map(node => [node.id, node]));
const SERIES_MARKS = ["M0,-5A5,5 0 1 1 -0.01,-5Z", "M-4.4,-4.4H4.4V4.4H-4.4Z", "M0,-6L6,0L0,6L-6,0Z", "M0,-5.6L5.6,4.6H-5.6Z",
  "M0,5.6L5.6,-4.6H-5.6Z", "M-1.6,-5.4H1.6V-1.6H5.4V1.6H1.6V5.4H-1.6V1.6H-5.4V-1.6H-1.6Z"];
const WORDS_SHOWN = 12;
// Published topics as the page brings them: interval, exemplar, notes.
const PUBLISHED = new Map([...document.querySelectorAll("#topic-list > li")].map(card => [Number(card.dataset.topic), card]));
let cutInto = TREE.published, lambda = TREE.lambda, followed = [];

const percent = share => (share >= 0.1 || !share ? `${Math.round(share * 100)}%` : `${(share * 100).toFixed(1)}%`);
const topicsNow = () => [...NODES.values()].filter(node => (cutInto === TREE.published ? node.published : node.fewest <= cutInto && cutInto <= node.most))
  .sort((one, other) => (cutInto === TREE.published ? one.id - other.id : other.share - one.share));
const usualFollowed = () => topicsNow().filter(node => node.months.length).sort((one, other) => other.share - one.share).slice(0, 3).map(node => node.id);
const followedNow = () => { const shown = new Set(topicsNow().map(node => node.id)); return followed.filter(id => shown.has(id)); };
const sameList = (one, other) => one.join() === other.join();

// Sievert and Shirley (2014): λ · ln weight + (1 − λ) · ln lift.
// The words come in the order of the usual λ, of published topics that of the tables.
const wordsOf = node => (lambda === TREE.lambda ? node.words : [...node.words].sort((one, other) =>
  lambda * (other[1] - one[1]) + (1 - lambda) * (other[2] - one[2]))).slice(0, WORDS_SHOWN).map(word => word[0]);

// A word leads to its paragraphs, or where those are not on the page to the search of the whole text.
const placesOfWord = new Map(Object.entries(DATA.entries).filter(([key]) => key.startsWith("w-")).map(([key, found]) => [`${key.split("-")[1]} ${found.title}`, [key, found.count]]));
function wordLink(node, word) {
  const [key, found] = node.topics.map(topic => placesOfWord.get(`${topic} ${word}`)).find(Boolean) ?? [null, null];
  const href = key ? link(key) : `${byId("find").dataset.page}#${new URLSearchParams({ q: word })}`;
  return make("li", {}, make("a", { href, lang: "zh", "data-word": word }, word), found ? " " : null, found ? make("small", {}, String(found)) : null);
}

function topicCard(node) {
  const at = followed.indexOf(node.id), most = Math.min(1, node.share);
  const own = node.published ? PUBLISHED.get(node.id) : null;
  const box = make("input", { type: "checkbox", checked: at >= 0, disabled: at < 0 && followed.length >= SERIES_MARKS.length, "data-follow": node.id });
  const joined = node.topics.length > 1 ? t("topic_joins", { topics: inOneLine(node.topics) }) : node.published ? "" : t("topic_part", { topic: node.topics[0] });
  return make("li", { "data-node": node.id },
    make("div", { class: "topic-head" },
      make("h3", {}, node.published ? make("span", { class: "number" }, String(node.id)) : null, node.published ? " " : null, zhLabel(node.label)),
      make("p", { class: "share" }, make("b", {}, percent(node.share)), " ", own ? own.querySelector(".share .soft").cloneNode(true) : null),
      node.gloss ? make("p", { class: "gloss", lang: "en" }, node.gloss) : null,
      own ? own.querySelector(".gauge").cloneNode(true) : make("div", { class: "gauge", "aria-hidden": "true" }, make("i", { class: "value", style: `width:${100 * most}%` }))),
    joined ? make("p", { class: "under" }, joined) : null,
    make("ul", { class: "words" }, ...wordsOf(node).map(word => wordLink(node, word))),
    ...(own ? [...own.querySelectorAll("blockquote, .under")].map(part => part.cloneNode(true)) : []),
    make("p", { class: "topic-more" },
      make("a", { href: link(`p-${node.id}`) }, t("topic_paragraphs")),
      node.months.length ? make("label", {}, box, " ", t("topic_follow")) : null));
}

function drawTopics() {
  byId("cut-shown").textContent = String(cutInto);
  byId("cut").value = cutInto;
  byId("lambda").value = lambda;
  byId("lambda-shown").textContent = lambda.toFixed(1);
  byId("cut").setAttribute("aria-valuetext", t("topic_count", { n: cutInto }));
  byId("topic-list").replaceChildren(...topicsNow().map(topicCard));
  for (const button of document.querySelectorAll("[data-cut]"))
    button.setAttribute("aria-pressed", NODES.get(Number(button.dataset.cut)).fewest <= cutInto && cutInto <= NODES.get(Number(button.dataset.cut)).most);
  drawOver();
}
// After a choice the control that was used keeps the focus: the cards are made anew.
function redrawTopics() {
  const at = document.activeElement?.dataset?.follow;
  drawTopics();
  if (at) document.querySelector(`[data-follow="${at}"]`)?.focus();
  writeAddress();
}

// ---- over time

function drawOver() {
  const shown = followedNow().map(id => NODES.get(id)).filter(node => node.months.length);
  byId("over").hidden = !TREE.months.length;
  if (byId("over").hidden) return;
  const numbers = TREE.months.map(([month]) => monthNumber(month));
  const [first, last] = [numbers[0], numbers.at(-1)], left = 44, height = 230, foot = 28, top = 10;
  const width = printing ? PRINTED_WIDTH : Math.max(280, byId("over-plot").clientWidth), each = (width - left - 8) / (last - first + 1);
  const x = number => left + (number - first + 0.5) * each;
  const highest = Math.min(1, Math.max(0.05, ...shown.flatMap(node => node.months.flatMap(point => point))) * 1.05);
  const y = share => top + (height - top - foot) * (1 - share / highest);
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5].find(size => highest / size <= 5) ?? 1;
  const parts = [], known = new Set(numbers);
  for (let month = first; month <= last; month++)
    if (!known.has(month)) parts.push(draw("rect", { class: "unknown", x: x(month) - each / 2, y: top, width: each, height: height - top - foot }));
  for (let share = 0; share <= highest; share += step)
    parts.push(draw("line", { class: "tick", x1: left, x2: width - 8, y1: y(share), y2: y(share) }),
      draw("text", { class: "tick-name", x: left - 6, y: y(share) + 4, "text-anchor": "end" }, percent(Math.round(share * 100) / 100)));
  const every = [1, 3, 6, 12].find(count => each * count > (count === 12 ? 0 : 36)) ?? 12;
  let free = 0;  // where the next name may begin
  for (let month = first; month <= last; month++) {
    const january = month % 12 === 0, opening = month === first && !january;  // the axis always says the year
    if (month % every && !opening) continue;
    const name = january ? String(Math.floor(month / 12)) : opening ? monthName(month) : DATA.labels.months[month % 12];
    const half = textWidth(name, 12) / 2;
    if (x(month) - half < free) continue;
    parts.push(draw("text", { class: january || opening ? "tick-name strong" : "tick-name", x: x(month), y: height - 10, "text-anchor": "middle" }, name));
    free = x(month) + half + 6;
  }
  for (const node of shown) {
    const slot = followed.indexOf(node.id), points = [];
    node.months.forEach(([share, low, high], n) => {
      if (share === undefined) return;
      points.push([numbers[n], share]);
      if (low !== undefined) parts.push(draw("line", { class: `series-${slot} between`, x1: x(numbers[n]), x2: x(numbers[n]), y1: y(low), y2: y(Math.min(high, highest)) }));
    });
    points.forEach(([month, share], n) => {  // a line joins months that follow one another
      if (n && points[n - 1][0] === month - 1)
        parts.push(draw("line", { class: `series-${slot}`, x1: x(month - 1), x2: x(month), y1: y(points[n - 1][1]), y2: y(share) }));
    });
    for (const [month, share] of points)
      parts.push(ledTo(node, month, draw("path", { class: `series-${slot} point`, d: SERIES_MARKS[slot], transform: `translate(${x(month)} ${y(share)})` },
        draw("title", {}, `${monthName(month)} · ${node.label}: ${percent(share)}`))));
  }
  overWidth = byId("over-plot").clientWidth;
  byId("over-plot").replaceChildren(draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": t("over_name") }, ...parts));
  byId("over-legend").replaceChildren(...shown.map(node => make("li", {}, draw("svg", { viewBox: "-7 -7 14 14", "aria-hidden": "true" },
    draw("path", { class: `series-${followed.indexOf(node.id)} point`, d: SERIES_MARKS[followed.indexOf(node.id)] })), zh((node.published ? `${node.id} ` : "") + node.label))));
  byId("over-table").replaceChildren(
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, t("over_month")), make("th", { scope: "col", class: "n" }, t("over_articles")), ...shown.map(node => make("th", { scope: "col", class: "n" }, zh(node.label))))),
    make("tbody", {}, ...TREE.months.map(([month, articles], n) => make("tr", {}, make("th", { scope: "row" }, month), make("td", { class: "n" }, count(articles)),
      ...shown.map(node => make("td", { class: "n" }, node.months[n]?.length ? ledFrom(node, month, percent(node.months[n][0])) : "–",
        node.months[n]?.length === 3 ? make("span", { class: "soft" }, ` ${percent(node.months[n][1])}–${percent(node.months[n][2])}`) : null))))));
}

// A point leads to the paragraphs of its month; with the keyboard the table below does.
const monthKey = (node, month) => `o-${node.id}-${month}`;
const ofMonth = (node, month) => node.topics.flatMap(topic => (NODES.get(topic) ?? node).monthly[month] ?? []);
const ledTo = (node, number, point) => (ofMonth(node, monthText(number)).length
  ? draw("a", { href: link(monthKey(node, monthText(number))), tabindex: -1, "aria-label": point.textContent }, point) : point);
const ledFrom = (node, month, words) => (ofMonth(node, month).length ? make("a", { href: link(monthKey(node, month)) }, words) : words);

// ---- what else asks

// Which topics have a word among those shown: at the pointer and at the keyboard alike.
function markTopicsOf(word) {
  const having = word ? topicsNow().filter(node => wordsOf(node).includes(word)) : [];
  for (const card of document.querySelectorAll("#topic-list > li"))
    card.classList.toggle("has-word", having.some(node => String(node.id) === card.dataset.node));
  for (const anchor of document.querySelectorAll("#topic-list [data-word]")) anchor.classList.toggle("same-word", anchor.dataset.word === word);
  byId("word-topics").textContent = !word ? "" : having.length > 1
    ? t("word_in_topics", { word, topics: inOneLine(having.map(node => node.published ? node.id : node.label)) }) : t("word_in_one", { word });
}

function paragraphsEntry(key) {
  const [, id, month] = /^(?:p|o(?=-\d+-))-(\d+)(?:-(\d{4}-\d{2}))?$/.exec(key) ?? [], node = NODES.get(Number(id));
  if (!node || (month && !ofMonth(node, month).length)) return null;
  const shares = new Map();  // a paragraph of two topics that are joined counts with both its shares
  for (const topic of node.topics)
    for (const [share, place] of month ? (NODES.get(topic) ?? node).monthly[month] ?? [] : NODES.get(topic)?.paragraphs ?? node.paragraphs) {
      const at = place.join();
      shares.set(at, [(shares.get(at)?.[0] ?? 0) + share, place]);
    }
  const list = [...shares.values()].sort((one, other) => other[0] - one[0]).slice(0, 20);
  return { sort: month ? t("entry_month_paragraphs", { month: monthName(monthNumber(month)) }) : t("entry_paragraphs"), title: node.label, places: list.map(item => item[1]), captions: list.map(item => t("share_of_paragraph", { share: percent(Math.min(1, item[0])) })),
    note: node.finer || month ? "" : t("paragraphs_note", { n: list.length }) };
}

const topicsShown = () => ({
  ...(cutInto === TREE.published ? {} : { topics: String(cutInto) }),
  ...(lambda === TREE.lambda ? {} : { lambda: String(lambda) }),
  ...(sameList(followed, usualFollowed()) ? {} : { over: followed.join(".") }),
});
function setTopics({ topics, lambda: wanted, over }) {
  if (!NODES.size) return;
  const number = Number(topics), asked = Number(wanted);
  cutInto = topics && number >= TREE.least && number <= TREE.most ? Math.round(number) : TREE.published;
  lambda = wanted && asked >= 0 && asked <= 1 ? asked : TREE.lambda;
  followed = over === undefined ? usualFollowed() : over.split(".").map(Number).filter(id => NODES.has(id)).slice(0, SERIES_MARKS.length);
  drawTopics();
}
function changeCut(number) {
  const usual = sameList(followed, usualFollowed());
  cutInto = number;
  const kept = followedNow();
  followed = usual || !kept.length ? usualFollowed() : kept;
  redrawTopics();
}

let overWidth = 0;
function startTopics() {
  if (!NODES.size) return;
  moreEntries.push(paragraphsEntry);
  byId("topic-controls").hidden = false;
  byId("topic-controls").addEventListener("submit", event => event.preventDefault());
  byId("cut").addEventListener("input", event => changeCut(Number(event.target.value)));
  byId("lambda").addEventListener("input", event => { lambda = Number(event.target.value); redrawTopics(); });
  const list = byId("topic-list"), wordAt = event => event.target.closest("[data-word]")?.dataset.word;
  list.addEventListener("change", event => {
    const id = Number(event.target.dataset.follow);
    if (!id) return;
    followed = event.target.checked ? [...followedNow(), id] : followed.filter(other => other !== id);
    redrawTopics();
  });
  for (const [type, ends] of [["pointerover", "pointerleave"], ["focusin", "focusout"]]) {
    list.addEventListener(type, event => markTopicsOf(wordAt(event)));
    list.addEventListener(ends, () => markTopicsOf(null));
  }
  for (const button of document.querySelectorAll("[data-cut]")) button.addEventListener("click", () => {
    const node = NODES.get(Number(button.dataset.cut));
    changeCut(node.published ? TREE.published : Math.min(Math.max(cutInto, node.fewest), node.most));
  });
  for (const event of ["beforeprint", "afterprint"]) addEventListener(event, drawOver);
  new ResizeObserver(() => { if (byId("over-plot").clientWidth !== overWidth) drawOver(); }).observe(byId("over-plot"));
}
