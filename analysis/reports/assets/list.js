"use strict";
// The meetings in view as a table, a page at a time.
const PAGE = 40;
let rowsShown = PAGE, printing = false;

function row(meeting) {
  const said = saidBy(meeting);
  return make("tr", {},
    make("td", { class: "when" }, ...dateNodes(meeting)),
    make("td", {}, make("a", { href: link(meeting.id) }, zh(meeting.name)),
      make("span", { class: "under" }, [named("kind", meeting.kind), ...(meeting.status === "held" ? [] : [named("status", meeting.status)])].join(" · "),
        ...(meeting.series && meeting.series !== meeting.name ? [" · ", zh(meeting.series)] : []))),
    make("td", {}, zh(said.slice(0, 4).join("；") + (said.length > 4 ? " …" : ""))),
    make("td", { class: "soft" }, named("year_basis", meeting.basis),
      meeting.basis === "none" ? null : make("span", { class: "nobr" }, ` · ${sureOf(meeting)}`)));
}

// Heads of the list: what each column is ordered by.
const LISTED = [meeting => meeting.start, meeting => meeting.name, meeting => saidBy(meeting).join("；"),
  meeting => (meeting.basis === "none" ? null : -meeting.confidence)];
const order = { column: 0, ascending: true };
const saidBy = meeting => [[...new Set([...meeting.speakers, ...meeting.chair])], inRole(meeting, "visitor")].find(names => names.length) ?? [];

function setOrder({ sort }) {
  const [column, direction] = (sort ?? "").split("-");
  order.column = LISTED[column] === undefined ? 0 : Number(column);
  order.ascending = direction !== "down";
  markSorted(byId("list"), order.column, order.ascending);
}
const orderShown = () => (order.column || !order.ascending ? { sort: `${order.column}${order.ascending ? "" : "-down"}` } : {});
sortable(byId("list"), (column, ascending) => { Object.assign(order, { column, ascending }); redraw(); });

function showList(given) {
  const meetings = inView = sorted(given, LISTED[order.column], order.ascending);
  const shown = printing ? meetings : meetings.slice(0, rowsShown);
  tellTaken();
  renew(byId("rows"), shown.map(row));
  byId("list").hidden = !meetings.length;
  byId("nothing").hidden = meetings.length > 0;
  const left = meetings.length - shown.length;
  byId("more").hidden = !left;
  byId("more").textContent = t("show_more", { n: Math.min(left, 200), left: count(left) });
  byId("more").onclick = () => { rowsShown += 200; showList(given); };
}
// On paper there is no button for more: every row is printed.
addEventListener("beforeprint", () => { printing = true; redraw(); });
addEventListener("afterprint", () => { printing = false; redraw(); });
