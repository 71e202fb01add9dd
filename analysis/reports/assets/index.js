"use strict";
// The report: filters, timeline and list over the same meetings.
let lastShown = "";
function drawAll() {
  const found = chosen();
  const dated = found.filter(meeting => inMonths(meeting, view.from, view.to)).sort(byDate);
  const undated = found.filter(meeting => !meeting.start);
  const listed = [...dated, ...undated];
  drawStrip(found);
  drawYears();
  drawPlot(dated);
  const now = JSON.stringify(shownState());
  if (now !== lastShown) rowsShown = PAGE;  // a dialog that closes leaves the list as long as it was
  lastShown = now;
  showList(listed);
  byId("status").textContent = t(undated.length ? "in_view_undated" : "in_view", { n: count(dated.length), undated: count(undated.length), all: count(found.length) });
  byId("shown-filters").textContent = [rangeTold(), filtersTold() || t("figure_all")].join(" · ");
  writeAddress();
}
shownState = () => ({ ...filtersShown(), ...timelineShown(), ...orderShown(), ...topicsShown() });
showState = wanted => { setFilters(wanted); setTimeline(wanted); setOrder(wanted); setTopics(wanted); drawAll(); };
byId("find").addEventListener("submit", event => {
  event.preventDefault();
  location.href = `${byId("find").dataset.page}#${new URLSearchParams({ q: byId("find-words").value.trim() })}`;
});
neighbours = key => {
  const at = inView.findIndex(meeting => meeting.id === key);
  return at < 0 ? [null, null] : [inView[at - 1]?.id ?? null, inView[at + 1]?.id ?? null];
};
unpack(DATA.packed).then(meetings => {
  delete DATA.packed;
  takeMeetings(meetings);
  startFilters(drawAll);
  startTimeline();
  startTopics();
  start();
  route();
  showSection(location.hash);
}, tellFault);
