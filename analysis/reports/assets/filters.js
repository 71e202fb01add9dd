"use strict";
// What is asked of the timeline: one object, changed by the controls, read by whoever draws.
const MEETINGS = [], byKey = new Map();
const NOTHING_ASKED = { kind: "", body: "", series: "", person: "", role: "", topic: "", term: "", words: "", background: false };
const asked = { ...NOTHING_ASKED };
const ROLES = ["chair", "speaker", "attendee", "contributor", "guest", "visitor"];
// A person is whoever has a role in the table of attendance; person and role are asked of the same entry there.
const personsOf = (meeting, role) => (role ? (meeting.roles[role] ?? []).map(([person]) => person) : meeting.people);
const rolesOf = (meeting, person) => ROLES.filter(role => meeting.roles[role]?.some(one => !person || one[0] === person));
const FACETS = {
  kind: meeting => meeting.values.kind,
  body: meeting => meeting.body,
  series: meeting => meeting.values.series,
  person: meeting => personsOf(meeting, asked.role),
  role: meeting => rolesOf(meeting, asked.person),
  topic: meeting => meeting.values.topic,
  term: meeting => meeting.values.term,  // formulations of the articles that report it
};
const MENUS = Object.keys(FACETS);
const MOST = 400;  // options in one list

// The meetings, once they are unpacked, with what is asked of them again and again.
function takeMeetings(meetings) {
  meetings.forEach((meeting, order) => MEETINGS.push(prepared(meeting, order)));
  for (const meeting of MEETINGS) byKey.set(meeting.id, meeting);
}
function prepared(meeting, order) {
  const named = Object.values(meeting.roles).flat();
  meeting.order = order;
  [meeting.first, meeting.last] = meeting.start ? [monthNumber(meeting.start), monthNumber(meeting.end)] : [null, null];
  meeting.values = { kind: [meeting.kind], series: meeting.series ? [meeting.series] : [], topic: meeting.topics.map(String), term: meeting.terms.map(n => DATA.terms[n]) };
  meeting.people = [...new Set(named.map(([person]) => person))];
  meeting.haystack = simplified([meeting.name, meeting.series, meeting.venue, meeting.date, meeting.words, ...meeting.body, ...meeting.people,
    ...meeting.chair, ...named.map(([, written]) => written)]
    .join(" ").toLowerCase());
  return meeting;
}

// The meetings that the words and the background leave, each with the menus whose choice would leave it out.
function* judged() {
  const words = simplified(asked.words.toLowerCase()).split(/\s+/), used = MENUS.filter(facet => asked[facet]);
  for (const meeting of MEETINGS)
    if ((asked.background || meeting.status === "held") && words.every(word => meeting.haystack.includes(word)))
      yield [meeting, used.filter(facet => !FACETS[facet](meeting).includes(asked[facet]))];
}
function chosen() {
  const found = [];
  for (const [meeting, against] of judged()) if (!against.length) found.push(meeting);
  return found;
}

// How many meetings each menu offers for each of its values: whatever it says itself, its options count what the other
// filters leave. The menus of person and role, which are asked of one entry, leave out both: the values of either go by the other.
const OWN = { person: ["person", "role"], role: ["person", "role"] };
function offered() {
  const counts = new Map(MENUS.map(facet => [facet, new Map()]));
  for (const [meeting, against] of judged())
    for (const [facet, own] of counts)
      if (against.every(other => (OWN[facet] ?? [facet]).includes(other)))
        for (const value of FACETS[facet](meeting)) own.set(value, (own.get(value) ?? 0) + 1);
  return counts;
}

function optionName(facet, value) {
  if (facet === "kind") return named("kind", value);
  if (facet === "role") return named("role", value);
  if (facet === "topic") return `${value} ${DATA.topics[value] ?? ""}`;
  return value;
}

function fillFacet(facet, counts) {
  const all = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  if (facet === "role") all.sort((one, other) => ROLES.indexOf(one[0]) - ROLES.indexOf(other[0]));
  const order = all.filter(([value], n) => n < MOST || value === asked[facet]);
  if (asked[facet] && !counts.has(asked[facet])) order.push([asked[facet], 0]);
  const select = byId(`by-${facet}`);
  const chinese = ["body", "series", "person", "term"].includes(facet) ? "zh" : null;
  select.replaceChildren(make("option", { value: "" }, t("all")),
    ...order.map(([value, n]) => make("option", { value, lang: chinese }, `${optionName(facet, value)} (${n})`)),
    ...(all.length > MOST ? [make("option", { disabled: true }, t("facet_more", { n: count(all.length - MOST) }))] : []));
  select.value = asked[facet];
  select.disabled = !order.length;
}

// Filters as an address gives them; the controls show what is asked.
function setFilters(wanted) {
  for (const name of Object.keys(NOTHING_ASKED)) asked[name] = wanted[name] ?? NOTHING_ASKED[name];
  asked.background = Boolean(asked.background);
  byId("by-words").value = asked.words;
  byId("background").checked = asked.background;
  fillFacets();
}
// The menu that was just used has no other options by its own choice.
const fillFacets = used => offered().forEach((counts, facet) => facet !== used && fillFacet(facet, counts));
const filtersShown = () => Object.fromEntries(Object.entries(asked).filter(([name, value]) => value !== NOTHING_ASKED[name])
  .map(([name, value]) => [name, value === true ? "1" : value]));

// The filters in words, for what is printed or saved.
function filtersTold() {
  const told = MENUS.filter(facet => asked[facet]).map(facet => [facet, optionName(facet, asked[facet])]);
  if (asked.words) told.push(["words", asked.words]);
  const said = told.map(([name, value]) => DATA.said[`filter_${name}`] + t("colon") + value);
  if (asked.background) said.push(DATA.said.filter_background);
  return said.length ? t("figure_filters", { filters: said.join(t("filter_joined")) }) : "";
}

let redraw = () => {};
function startFilters(whenChanged) {
  redraw = whenChanged;
  for (const facet of MENUS)
    byId(`by-${facet}`).addEventListener("change", event => {
      asked[facet] = event.target.value;
      fillFacets(facet);
      redraw();
    });
  byId("by-words").addEventListener("input", event => { asked.words = event.target.value.trim(); fillFacets(); redraw(); });
  byId("background").addEventListener("change", event => {
    asked.background = event.target.checked;
    fillFacets();
    redraw();
  });
  byId("clear").addEventListener("click", () => { setFilters({}); redraw(); });
  byId("filters").addEventListener("submit", event => event.preventDefault());
}
