"use strict";
// The meetings in view as a table, a page at a time.
const PAGE = 40;
let rowsShown = PAGE, printing = false;

function row(meeting) {
  const said = meeting.speakers.length ? meeting.speakers : meeting.chair;
  return make("tr", {},
    make("td", { class: "when" }, ...dateNodes(meeting)),
    make("td", {}, make("a", { href: link(meeting.id) }, zh(meeting.name)),
      make("span", { class: "under" }, [named("kind", meeting.kind), ...(meeting.status === "held" ? [] : [named("status", meeting.status)])].join(" · "),
        meeting.series ? " · " : null, meeting.series ? zh(meeting.series) : null)),
    make("td", {}, zh(said.slice(0, 4).join("；") + (said.length > 4 ? " …" : ""))),
    make("td", { class: "soft" }, named("basis", meeting.basis),
      meeting.basis === "none" ? null : ` · ${meeting.confidence.toFixed(2)}`));
}

function showList(meetings) {
  const shown = printing ? meetings : meetings.slice(0, rowsShown);
  byId("rows").replaceChildren(...shown.map(row));
  byId("list").hidden = !meetings.length;
  byId("nothing").hidden = meetings.length > 0;
  const left = meetings.length - shown.length;
  byId("more").hidden = !left;
  byId("more").textContent = t("show_more", { n: Math.min(left, 200), left: count(left) });
  byId("more").onclick = () => { rowsShown += 200; showList(meetings); };
}
// On paper there is no button for more: every row is printed.
addEventListener("beforeprint", () => { printing = true; redraw(); });
addEventListener("afterprint", () => { printing = false; redraw(); });
