"use strict";
// What the dialog says of one meeting.
const blockOf = meeting => 1 + Math.floor(meeting.order / DATA.together);
takeBlock = ({ texts, meetings }, number) => {
  takeTexts(texts);
  meetings.forEach((rest, n) => Object.assign(MEETINGS[(number - 1) * DATA.together + n], rest));
};

const timeOf = meeting => named("time_of_day", meeting.time);
function dateNodes(meeting) {
  if (!meeting.date) return [t("no_date")];
  const nodes = [make("time", { datetime: meeting.start }, meeting.date)];
  if (meeting.time) nodes.push(" ", timeOf(meeting));
  if (meeting.precision !== "day") nodes.push(t("in_brackets", { what: named("date_precision", meeting.precision) }));
  return nodes;
}

// A name or term that leaves in the timeline what has it; what else is asked stays.
const filterLink = (facet, value, shown = value) => make("a", { href: "#" + new URLSearchParams({ ...shownState(), [facet]: value }), class: "filter", lang: "zh" }, shown);

// Where it stands, as a reader would cite it.
const citation = meeting => t("citation", { name: meeting.name, date: meeting.date || t("no_date"),
  source: [meeting.headline, DATA.texts[meeting.places[0][0]].name].filter(Boolean).join(inChinese ? "，" : ", "), start: meeting.places[0][1], end: meeting.places[0][2] });

// A name as the text has it leads to the person; a body in a role is no person and leads nowhere.
function people(names, meeting) {
  const entries = Object.values(meeting.roles).flat();
  return names.flatMap((name, n) => {
    const [person, , office] = entries.find(one => one[1] === name) ?? entries.find(one => one[0] === name) ?? [];
    const title = meeting.titles[name] ?? office;
    return [n ? "；" : null, person ? filterLink("person", person, name) : zh(name),
      title ? make("span", { class: "soft", lang: "zh" }, ` ${title}`) : null];
  });
}
const inRole = (meeting, role) => (meeting.roles[role] ?? []).map(([, written]) => written);

function yearNodes(meeting) {
  const nodes = [named("year_basis", meeting.basis)];
  if (meeting.basis !== "none") nodes.push(inChinese ? "，" : ", ", t("confidence", { p: sureOf(meeting) }));
  if (meeting.reasons.length)
    nodes.push(make("ul", { class: "reasons" }, ...meeting.reasons.map(reason => make("li", { lang: "zh" }, reason))));
  if (meeting.others.length) nodes.push(make("p", { class: "soft" }, t("others", { years: inOneLine(meeting.others) })));
  return nodes;
}

function pageEntry(key) {
  const meeting = byKey.get(key);
  return meeting && { sort: sortOf(meeting), title: meeting.name, blocks: [blockOf(meeting)], made: () => meetingEntry(meeting) };
}

const sortOf = meeting => `${named("kind", meeting.kind)} · ${named("status", meeting.status)}`;
function meetingEntry(meeting) {
  const lines = [
    [t("series"), [filterLink("series", meeting.series), meeting.session ? ` · ${meeting.session}` : ""], meeting.series],
    [t("body"), meeting.body.flatMap((body, n) => [n ? "；" : null, filterLink("body", body)]), meeting.body.length],
    [t("chair"), people(meeting.chair, meeting), meeting.chair.length],
    [t("speakers"), people(meeting.speakers, meeting), meeting.speakers.length],
    [t("attendees"), people(meeting.attendees, meeting), meeting.attendees.length],
    [t("contributors"), people(inRole(meeting, "contributor"), meeting), inRole(meeting, "contributor").length],
    [t("guests"), people(inRole(meeting, "guest"), meeting), inRole(meeting, "guest").length],
    [t("visitors"), people(inRole(meeting, "visitor"), meeting), inRole(meeting, "visitor").length],
    [t("form"), [zh(meeting.form)], meeting.form],
    [t("venue"), [zh(meeting.venue)], meeting.venue],
    [t("agenda"), [zh(meeting.agenda)], meeting.agenda],
    [t("conflicts"), [zh(meeting.conflicts.join("；"))], meeting.conflicts.length],
    [t("corrected"), [zh(meeting.corrected)], meeting.corrected],
    [t("rule"), [meeting.rule], meeting.rule],
  ];
  return {
    sort: sortOf(meeting),
    title: meeting.name,
    first: [...fact(t("date"), ...dateNodes(meeting)), ...fact(t("year_from"), ...yearNodes(meeting))],
    nodes: lines.filter(line => line[2]).flatMap(([name, nodes]) => fact(name, ...nodes)),
    places: meeting.places,
    citation: meeting.cited || citation(meeting),
    place: citation(meeting),
    also: meeting.cues,
  };
}
