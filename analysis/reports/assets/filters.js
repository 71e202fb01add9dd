"use strict";
// What is asked of the timeline: one object, changed by the controls, read by whoever draws.
const MEETINGS = DATA.meetings;
const asked = { kind: "", body: "", series: "", person: "", topic: "", words: "", background: false };
const FACETS = {
  kind: meeting => [meeting.kind],
  body: meeting => meeting.body,
  series: meeting => (meeting.series ? [meeting.series] : []),
  person: meeting => meeting.people,
  topic: meeting => meeting.topics.map(String),
};
const MOST = 400;  // options in one list

for (const meeting of MEETINGS) {
  meeting.people = [...new Set([...meeting.chair, ...meeting.speakers, ...meeting.attendees])];
  meeting.haystack = [meeting.name, meeting.series, meeting.venue, meeting.date, meeting.words, ...meeting.body, ...meeting.people]
    .join(" ").toLowerCase();
}

function asks(meeting) {
  if (!asked.background && meeting.status !== "held") return false;
  for (const [facet, values] of Object.entries(FACETS))
    if (asked[facet] && !values(meeting).includes(asked[facet])) return false;
  return asked.words.split(/\s+/).every(word => meeting.haystack.includes(word));
}
const chosen = () => MEETINGS.filter(asks);

function optionName(facet, value) {
  if (facet === "kind") return named("kind", value);
  if (facet === "topic") return `${value} ${DATA.topics[value] ?? ""}`;
  return value;
}

function fillFacet(facet) {
  const counts = new Map();
  for (const meeting of MEETINGS)
    if (asked.background || meeting.status === "held")
      for (const value of FACETS[facet](meeting)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const order = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).slice(0, MOST);
  const select = byId(`by-${facet}`);
  const chinese = facet !== "kind" && facet !== "topic" ? "zh" : null;
  select.replaceChildren(make("option", { value: "" }, t("all")),
    ...order.map(([value, count]) => make("option", { value, lang: chinese }, `${optionName(facet, value)} (${count})`)));
  select.value = asked[facet];
  select.disabled = !order.length;
}

let redraw = () => {};
function startFilters(whenChanged) {
  redraw = whenChanged;
  for (const facet of Object.keys(FACETS)) {
    fillFacet(facet);
    byId(`by-${facet}`).addEventListener("change", event => { asked[facet] = event.target.value; redraw(); });
  }
  byId("by-words").addEventListener("input", event => { asked.words = event.target.value.trim().toLowerCase(); redraw(); });
  byId("background").addEventListener("change", event => {
    asked.background = event.target.checked;
    Object.keys(FACETS).forEach(fillFacet);
    redraw();
  });
  byId("clear").addEventListener("click", () => {
    byId("filters").reset();
    Object.assign(asked, { kind: "", body: "", series: "", person: "", topic: "", words: "", background: false });
    Object.keys(FACETS).forEach(fillFacet);
    redraw();
  });
  byId("filters").addEventListener("submit", event => event.preventDefault());
}
