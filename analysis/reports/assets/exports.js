"use strict";
// The meetings in view as files; the timeline as a picture is in figure.js.
let inView = [];  // as the list shows them

const written = (meeting, role) => inRole(meeting, role).join("；");
const COLUMNS = {
  date: meeting => meeting.date, time_of_day: meeting => meeting.time, kind: meeting => meeting.kind, status: meeting => meeting.status,
  name: meeting => meeting.name, series: meeting => meeting.series, session: meeting => meeting.session, body: meeting => meeting.body.join("；"),
  chair: meeting => meeting.chair.join("；"), speakers: meeting => meeting.speakers.join("；"), attendees: meeting => meeting.attendees.join("；"),
  contributors: meeting => written(meeting, "contributor"), guests: meeting => written(meeting, "guest"), visitors: meeting => written(meeting, "visitor"),
  venue: meeting => meeting.venue, year_basis: meeting => meeting.basis, year_confidence: meeting => meeting.confidence,
  meeting_id: meeting => meeting.id.slice(2), source: meeting => sourceOf(meeting.places[0]), start: meeting => meeting.places[0][1],
  end: meeting => meeting.places[0][2], evidence: meeting => meeting.words,
};
const sourceOf = place => DATA.texts[place[0]].name;
const meetingRows = () => [Object.keys(COLUMNS), ...inView.map(meeting => Object.values(COLUMNS).map(value => value(meeting)))];

// As in tables/meetings.ics: held or planned, with a year; one of an uncertain day spans all possible days.
const forCalendar = meetings => meetings.filter(meeting => meeting.start && meeting.status !== "referenced");

// RFC 5545: whole days, the last one not included; lines of at most 75 octets.
function asCalendar(meetings) {
  const escaped = text => String(text).replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n");
  const day = (text, more = 0) => new Date(Date.parse(text + "T00:00:00Z") + more * DAY).toISOString().slice(0, 10).replaceAll("-", "");
  const notes = meeting => [citation(meeting), ...(["day", "interval"].includes(meeting.precision) ? [] : [t("calendar_span")]), meeting.words].join("\n");
  const events = forCalendar(meetings).flatMap(meeting => [
    "BEGIN:VEVENT", `UID:${meeting.id.slice(2)}@official-texts-analysis`, "DTSTAMP:20000101T000000Z",
    `DTSTART;VALUE=DATE:${day(meeting.start)}`, `DTEND;VALUE=DATE:${day(meeting.end, 1)}`,
    `SUMMARY:${escaped(meeting.name)}`, `DESCRIPTION:${escaped(notes(meeting))}`,
    ...(meeting.venue ? [`LOCATION:${escaped(meeting.venue)}`] : []),
    `STATUS:${meeting.status === "held" ? "CONFIRMED" : "TENTATIVE"}`, "TRANSP:TRANSPARENT", "END:VEVENT"]);
  const folded = line => {
    let out = "", size = 0;
    for (const character of line) {
      const bytes = new TextEncoder().encode(character).length;
      if (size + bytes > 73) { out += "\r\n "; size = 1; }
      out += character; size += bytes;
    }
    return out;
  };
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//official-texts//report//EN", ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

// The buttons say how many meetings each file holds, their tooltips what it leaves out.
function tellTaken() {
  const dated = inView.filter(meeting => meeting.start).length, undated = inView.length - dated, days = forCalendar(inView).length;
  const says = {
    csv: [inView.length, "take_rows", { n: inView.length, dated, undated }],
    xlsx: [inView.length, "take_rows", { n: inView.length, dated, undated }],
    ics: [days, "take_days", { n: days, left_out: inView.length - days }],
    svg: [null, "take_view", { n: dated, undated }],
    png: [null, "take_view", { n: dated, undated }],
  };
  for (const [kind, [number, key, values]] of Object.entries(says)) {
    const button = byId(`take-${kind}`);
    button.disabled = !(number ?? dated);  // nothing to take
    button.dataset.name ??= button.textContent;
    button.textContent = button.dataset.name + (number === null ? "" : ` (${count(number)})`);
    button.title = t(key, values);
  }
  byId("taken").textContent = "";
}

// What the files hold beyond the list lies in the blocks of its meetings.
const openInView = () => openBlocks(inView.map(blockOf));
function takeCalendar() {
  const days = forCalendar(inView).length;
  download("meetings.ics", asCalendar(inView), "text/calendar");
  byId("taken").textContent = t("taken_calendar", { n: days, left_out: inView.length - days });
}

const TAKEN = {
  csv: () => download("meetings.csv", asCsv(meetingRows()), "text/csv"),
  xlsx: () => download("meetings.xlsx", asWorkbook(readable(meetingRows()), t("sheet_meetings")), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  ics: takeCalendar,
  svg: () => download("timeline.svg", asPicture(), "image/svg+xml"),
  png: () => savePng(asPicture({ withFont: true })),
};
const FROM_BLOCKS = ["csv", "xlsx", "ics"];
for (const [kind, take] of Object.entries(TAKEN))
  byId(`take-${kind}`).addEventListener("click", () => (FROM_BLOCKS.includes(kind) ? openInView().then(take, fault => { byId("taken").textContent = fault.message; }) : take()));
// Of the report only the timeline and its list; the whole of it is printed by the browser.
byId("take-print").addEventListener("click", () => { document.documentElement.classList.add("list-alone"); print(); });
addEventListener("afterprint", () => document.documentElement.classList.remove("list-alone"));
byId("take-link").addEventListener("click", event => copy(new URL(addressOf("timeline"), location.href).href, event.target));
