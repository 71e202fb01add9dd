"use strict";
// The meetings in view as files, and the timeline as a picture.
let inView = [];  // as the list shows them

const COLUMNS = {
  date: meeting => meeting.date, time_of_day: meeting => meeting.time, kind: meeting => meeting.kind, status: meeting => meeting.status,
  name: meeting => meeting.name, series: meeting => meeting.series, session: meeting => meeting.session, body: meeting => meeting.body.join("；"),
  chair: meeting => meeting.chair.join("；"), speakers: meeting => meeting.speakers.join("；"), attendees: meeting => meeting.attendees.join("；"),
  venue: meeting => meeting.venue, year_basis: meeting => meeting.basis, year_confidence: meeting => meeting.confidence,
  meeting_id: meeting => meeting.id.slice(2), source: meeting => sourceOf(meeting.places[0]), start: meeting => meeting.places[0][1],
  end: meeting => meeting.places[0][2], evidence: meeting => meeting.words,
};
const sourceOf = place => DATA.texts[place[0]].name;
const meetingRows = () => [Object.keys(COLUMNS), ...inView.map(meeting => Object.values(COLUMNS).map(value => value(meeting)))];

// RFC 5545: whole days, the last one not included; lines of at most 75 octets.
function asCalendar(meetings) {
  const escaped = text => String(text).replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n");
  const day = (text, more = 0) => new Date(Date.parse(text + "T00:00:00Z") + more * DAY).toISOString().slice(0, 10).replaceAll("-", "");
  const events = meetings.filter(meeting => ["day", "interval"].includes(meeting.precision)).flatMap(meeting => [
    "BEGIN:VEVENT", `UID:${meeting.id}@official-texts`, "DTSTAMP:20000101T000000Z",
    `DTSTART;VALUE=DATE:${day(meeting.start)}`, `DTEND;VALUE=DATE:${day(meeting.end, 1)}`,
    `SUMMARY:${escaped(meeting.name)}`, `DESCRIPTION:${escaped(`${citation(meeting)}\n${meeting.words}`)}`, "END:VEVENT"]);
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

// The drawing as it stands, with its styles written into it.
function pictureOf(svg) {
  const copied = svg.cloneNode(true), own = [svg, ...svg.querySelectorAll("*")], made = [copied, ...copied.querySelectorAll("*")];
  own.forEach((element, n) => {
    const style = getComputedStyle(element);
    made[n].removeAttribute("class");
    for (const name of ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight"])
      made[n].style.setProperty(name, style.getPropertyValue(name));
  });
  const paper = getComputedStyle(svg.closest(".stage")).backgroundColor;
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number), edge = 16;
  copied.prepend(draw("rect", { x: -edge, y: -edge, width: width + 2 * edge, height: height + 2 * edge, style: `fill:${paper};stroke:none` }));
  fill(copied, { xmlns: "http://www.w3.org/2000/svg", viewBox: `${-edge} ${-edge} ${width + 2 * edge} ${height + 2 * edge}`,
    width: width + 2 * edge, height: height + 2 * edge }, []);
  return new XMLSerializer().serializeToString(copied);
}
function savePng(text) {
  const image = new Image();
  image.onload = () => {
    const canvas = make("canvas", { width: image.width * 2, height: image.height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => download("timeline.png", blob, "image/png"));
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
}

const TAKEN = {
  csv: () => download("meetings.csv", asCsv(meetingRows()), "text/csv"),
  xlsx: () => download("meetings.xlsx", asWorkbook(meetingRows()), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  ics: () => download("meetings.ics", asCalendar(inView), "text/calendar"),
  svg: () => download("timeline.svg", pictureOf(plot.querySelector("svg")), "image/svg+xml"),
  png: () => savePng(pictureOf(plot.querySelector("svg"))),
};
for (const [kind, take] of Object.entries(TAKEN)) byId(`take-${kind}`).addEventListener("click", take);
byId("take-link").addEventListener("click", event => copy(location.href, event.target));
