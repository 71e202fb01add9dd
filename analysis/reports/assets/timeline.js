"use strict";
// The timeline: a strip of months that is always whole, and lanes of marks for the months in view.
const DAY = 864e5, SIZE = 13, ROWS = 8, LANES = 9;
const plot = byId("plot"), strip = byId("strip"), tip = byId("tip");
const monthNumber = text => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
const monthText = number => `${Math.floor(number / 12)}-${String(number % 12 + 1).padStart(2, "0")}`;
const dayOf = text => Date.parse(text + "T00:00:00Z") / DAY;
const firstDay = month => Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
const monthName = number => t("month_of_year", { month: DATA.labels.months[number % 12], year: Math.floor(number / 12) });

const whole = { from: monthNumber(DATA.span[0]), to: monthNumber(DATA.span[1]) };
const covered = new Set(DATA.covered);
const sourced = month => !covered.size || covered.has(monthText(month));  // where nothing is dated, any month may have a source
const view = { ...whole };
let usual = { ...whole }, usualLanes = "body";  // what is shown where the address asks for nothing else
let laneBy = usualLanes;
let focused = "";

// The years that have meetings, within the window.
function usualView() {
  let first = Infinity, last = -Infinity;
  for (const meeting of MEETINGS)
    if (meeting.start && meeting.status === "held")
      for (const month of [meeting.first, meeting.last])
        if (month >= whole.from && month <= whole.to) [first, last] = [Math.min(first, month), Math.max(last, month)];
  if (first > last) return { ...whole };
  const year = month => Math.floor(month / 12) * 12;
  return { from: Math.max(whole.from, year(first)), to: Math.min(whole.to, year(last) + 11) };
}

// The months and lanes that an address gives, and those of the address of what is shown.
function setTimeline({ from, to, lanes }) {
  const month = /^\d{4}-\d{2}$/;
  view.from = month.test(from) ? Math.min(Math.max(monthNumber(from), whole.from), whole.to) : usual.from;
  view.to = month.test(to) ? Math.min(Math.max(monthNumber(to), view.from), whole.to) : Math.max(usual.to, view.from);
  laneBy = ["body", "series", "kind"].includes(lanes) ? lanes : usualLanes;
  byId("lanes").value = laneBy;
}
function timelineShown() {
  const months = view.from === usual.from && view.to === usual.to ? {} : { from: monthText(view.from), to: monthText(view.to) };
  return { ...months, ...(laneBy === usualLanes ? {} : { lanes: laneBy }) };
}

const inMonths = (meeting, from, to) => meeting.start && meeting.first <= to && meeting.last >= from;
const inOneMonth = meeting => meeting.first === meeting.last;

function setView(from, to) {
  const length = Math.max(0, Math.min(to - from, whole.to - whole.from));
  view.from = Math.min(Math.max(from, whole.from), whole.to - length);
  view.to = view.from + length;
  redraw();
}
const shift = step => setView(view.from + step * (view.to - view.from + 1), view.to + step * (view.to - view.from + 1));
const year = number => setView(Math.max(whole.from, number * 12), Math.min(whole.to, number * 12 + 11));

function zoom(closer) {
  const length = view.to - view.from + 1;
  const next = closer ? (length > 12 ? 12 : length > 3 ? 3 : 1) : (length < 3 ? 3 : length < 12 ? 12 : whole.to - whole.from + 1);
  const at = byKey.get(focused);
  const middle = at?.start ? at.first : (view.from + view.to) / 2;
  const from = next >= 12 && next <= whole.to - whole.from ? Math.floor(middle / 12) * 12 : Math.round(middle - (next - 1) / 2);
  setView(from, from + next - 1);
}

// ---- the strip of months

function drawStrip(meetings) {
  const counts = new Map();
  for (const meeting of meetings)
    if (meeting.start && inOneMonth(meeting)) counts.set(meeting.first, (counts.get(meeting.first) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  const bars = [], years = (whole.to - whole.from + 1) / 12;
  const named = 12 * Math.max(1, Math.ceil(years * 36 / (strip.clientWidth || innerWidth)));  // of years that have no room, every second or third is named
  for (let month = whole.from; month <= whole.to; month++) {
    const count = counts.get(month) ?? 0, source = sourced(month);
    const says = t(source || count ? "month_count" : "month_empty", { month: monthName(month), n: count });
    bars.push(make("button", { type: "button", "data-month": month, tabindex: month === view.from ? 0 : -1, title: says, "aria-label": says,
      class: [month >= view.from && month <= view.to ? "in" : "", source || count ? "" : "empty"].join(" "),
      "data-year": month % 12 || (month - Math.ceil(whole.from / 12) * 12) % named ? null : Math.floor(month / 12),
      click: event => chooseMonth(month, event.shiftKey) },
      make("span", { class: "level", style: `height:${count ? Math.max(6, 100 * count / most) : 0}%` })));
  }
  const had = strip.contains(document.activeElement) ? document.activeElement.dataset.month : null;
  strip.replaceChildren(...bars);
  if (had) strip.querySelector(`[data-month="${had}"]`)?.focus();
}

// One month, or with Shift the months from the one chosen before; a month chosen again shows its year.
let chosenMonth = null;
function chooseMonth(month, upTo) {
  const from = upTo ? chosenMonth ?? view.from : month;
  if (!upTo) chosenMonth = month;
  if (!upTo && view.from === month && view.to === month) year(Math.floor(month / 12));
  else setView(Math.min(from, month), Math.max(from, month));
}

// Months dragged over, by mouse or finger, are chosen.
function startDragging() {
  let from = null, to = null, dragged = false;
  const monthAt = event => {
    const buttons = [...strip.children], [first, last] = [buttons[0], buttons.at(-1)].map(one => one.getBoundingClientRect());
    const at = Math.floor((event.clientX - first.left) / (last.right - first.left) * buttons.length);
    return whole.from + Math.min(Math.max(at, 0), buttons.length - 1);
  };
  const mark = () => [...strip.children].forEach((button, n) =>
    button.classList.toggle("picked", from !== null && from !== to && whole.from + n >= Math.min(from, to) && whole.from + n <= Math.max(from, to)));
  strip.addEventListener("pointerdown", event => { dragged = false; if (event.button === 0 && !event.shiftKey) from = to = monthAt(event); });
  addEventListener("pointermove", event => {
    if (from === null) return;
    to = monthAt(event);
    mark();
  });
  const stop = apply => {
    if (from === null) return;
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    [from, dragged] = [null, first !== last];
    mark();
    if (apply && dragged) { chosenMonth = first; setView(first, last); }
  };
  addEventListener("pointerup", () => stop(true));
  addEventListener("pointercancel", () => stop(false));
  strip.addEventListener("click", event => { if (dragged && event.detail) { event.stopPropagation(); dragged = false; } }, true);  // the end of a drag chooses no month; a key does (detail 0)
}

const rangeTold = () => (view.from === view.to ? monthName(view.from) : t("range_of_months", { from: monthName(view.from), to: monthName(view.to) }));
function drawYears() {
  const years = [make("button", { type: "button", "aria-pressed": String(view.from === whole.from && view.to === whole.to),
    click: () => setView(whole.from, whole.to) }, t("whole"))];
  for (let number = Math.floor(whole.from / 12); number <= Math.floor(whole.to / 12); number++)
    years.push(make("button", { type: "button", click: () => year(number),
      "aria-pressed": String(Math.floor(view.from / 12) === number && Math.floor(view.to / 12) === number && whole.to - whole.from >= 12) }, String(number)));
  byId("years").replaceChildren(...years);
  byId("range").textContent = rangeTold();
  byId("earlier").disabled = view.from <= whole.from;
  byId("later").disabled = view.to >= whole.to;
  byId("closer").disabled = view.from === view.to;
  byId("wider").disabled = view.from === whole.from && view.to === whole.to;
}

// ---- lanes

function lanesOf(meetings) {
  const groups = new Map();
  for (const meeting of meetings) {
    const key = laneBy === "kind" ? named("kind", meeting.kind) : (laneBy === "series" ? meeting.series : meeting.body[0]) || t("none_given");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(meeting);
  }
  const order = [...groups].sort((one, other) => other[1].length - one[1].length || (one[0] < other[0] ? -1 : 1));
  const own = order.filter(([key]) => key !== t("none_given")).slice(0, LANES - 1);
  const rest = order.filter(lane => !own.includes(lane)).flatMap(lane => lane[1]);
  if (rest.length) own.push([order.length > own.length + 1 ? t("others_lane") : t("none_given"), rest.sort(byDate)]);
  return own;
}
const byDate = (one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : one.order - other.order);

// Each mark in the first row where it has room; null where the rows do not suffice.
function packed(meetings, scale, rows) {
  const free = [];
  const placed = [];
  for (const meeting of meetings) {
    const left = scale(dayOf(meeting.start)), right = scale(dayOf(meeting.end) + 1);
    const wide = meeting.precision !== "day" && right - left > SIZE;
    const x = wide ? left : (left + right - SIZE) / 2, length = wide ? right - left : SIZE;
    let row = free.findIndex(end => end <= x + 0.5);
    if (row < 0) row = free.length;
    if (row >= rows) return null;
    free[row] = x + length + 1;
    placed.push({ meeting, x, length, row, wide });
  }
  return { placed, rows: Math.max(1, free.length) };
}

const SHAPES = {  // about the middle of a box of SIZE
  meeting: "M0,-5.2A5.2,5.2 0 1 1 -0.01,-5.2Z",
  reception: "M0,-6.2L6.2,0L0,6.2L-6.2,0Z",
  event: "M-4.7,-4.7H4.7V4.7H-4.7Z",
  visit: "M0,-5.8L5.8,4.8H-5.8Z",
};
const sureness = meeting =>
  meeting.basis === "explicit" || meeting.basis === "published" ? "sure" : meeting.confidence >= 0.8 ? "inferred" : "doubtful";

function mark({ meeting, x, length, row, wide }, top) {
  const y = top + row * (SIZE + 2) + SIZE / 2;
  const says = `${meeting.date}${meeting.time ? " " + timeOf(meeting) : ""} ${meeting.name}`;
  const shape = wide
    ? draw("rect", { x: x + 0.5, y: y - 4.5, width: Math.max(4, length - 1), height: 9, rx: 4.5 })
    : draw("path", { d: SHAPES[meeting.kind] ?? SHAPES.meeting, transform: `translate(${x + length / 2} ${y})` });
  return draw("a", { href: link(meeting.id), class: `mark ${meeting.kind} ${sureness(meeting)}${wide ? " span" : ""}`, "data-id": meeting.id,
    tabindex: -1, "aria-label": says },
    draw("rect", { class: "touch", x: x - 3, y: y - SIZE / 2 - 2, width: length + 6, height: SIZE + 4 }), shape);
}

// Where marks would not fit: the long spans as they are, and under them one bar for each month, or day.
// All lanes share a scale: `tallest` is what the tallest bar of any lane stands for.
const BAR = 76;
function crowded(meetings, scale) {
  const byDay = view.from === view.to, bins = new Map();
  const fitting = packed(meetings.filter(meeting => !inOneMonth(meeting)), scale, 60), long = fitting ?? { placed: [], rows: 0 };
  for (const meeting of fitting ? meetings.filter(inOneMonth) : meetings) {  // too many long ones count where they begin
    const bin = byDay ? Math.max(dayOf(meeting.start), firstDay(view.from)) : Math.max(meeting.first, view.from);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  const kinds = new Set(meetings.map(meeting => meeting.kind)), kind = kinds.size === 1 ? [...kinds][0] : "mixed";
  const above = long.placed.length ? long.rows * (SIZE + 2) : 0;
  const most = Math.max(0, ...bins.values());
  const first = [...bins].find(([, count]) => count === most)?.[0];  // named in any case, so that the scale can be read off
  const shown = (top, height, tallest) => [...long.placed.map(item => mark(item, top)), ...[...bins].map(([bin, count]) => {
    const left = scale(byDay ? bin : firstDay(bin)), right = scale(byDay ? bin + 1 : firstDay(bin + 1));
    const tall = Math.max(2, BAR * count / tallest);
    return draw("g", { class: `column ${kind}`, "data-month": byDay ? null : bin },
      draw("title", {}, t("column", { n: count, month: byDay ? "" : monthName(bin) })),
      draw("rect", { x: left + 1, y: top + height - tall, width: Math.max(2, right - left - 2), height: tall, rx: 2 }),
      right - left > 16 || bin === first ? draw("text", { x: (left + right) / 2, y: top + height - tall - 4, "text-anchor": "middle" }, String(count)) : null);
  })];
  return { height: tallest => above + (most ? 16 + Math.max(8, BAR * most / tallest) : 0), most, alone: long.placed, shown };
}

function lane(meetings, scale) {
  const fit = packed(meetings, scale, view.from === view.to ? 60 : ROWS);
  return fit ? { height: () => fit.rows * (SIZE + 2), most: 0, alone: fit.placed, shown: top => fit.placed.map(item => mark(item, top)) } : crowded(meetings, scale);
}

function ticks(scale, bottom) {
  const days = firstDay(view.to + 1) - firstDay(view.from), parts = [], months = view.to - view.from + 1;
  let free = 0;  // where the next name may begin
  const line = (x, text, strong) => {
    parts.push(draw("line", { class: strong ? "year" : "tick", x1: x, x2: x, y1: 20, y2: bottom }));
    if (x < free) return;
    parts.push(draw("text", { class: strong ? "tick-name strong" : "tick-name", x: x + 4, y: 13 }, text));
    free = x + 6 + [...text].reduce((sum, character) => sum + (character < "\u2000" ? 6.6 : 12), 0);
  };
  if (months <= 1) {
    const step = scale.perDay < 24 ? 5 : 1;
    for (let n = 0; n < days; n++) if (n % step === 0) line(scale(firstDay(view.from) + n), n ? String(n + 1) : t("first_day", { month: monthName(view.from) }), n === 0);
    return parts;
  }
  const wide = 30 * scale.perDay;
  const step = wide > 34 ? 1 : wide * 3 > 34 ? 3 : wide * 6 > 40 ? 6 : 12;
  for (let month = view.from; month <= view.to; month++) {
    const january = month % 12 === 0, first = month === view.from && !january;  // the axis always says the year
    if (month % step && !first) continue;
    line(scale(firstDay(month)), january ? String(Math.floor(month / 12)) : first ? monthName(month) : DATA.labels.months[month % 12], january || first);
  }
  return parts;
}

// Months without any source: shaded, so that empty is not taken for quiet.
function unknown(scale, bottom) {
  const parts = [];
  for (let month = view.from; month <= view.to; month++)
    if (!sourced(month))
      parts.push(draw("rect", { class: "unknown", x: scale(firstDay(month)), y: 20, width: scale(firstDay(month + 1)) - scale(firstDay(month)), height: bottom - 20 }));
  return parts;
}

const monthsInView = () => Array.from({ length: view.to - view.from + 1 }, (_, n) => view.from + n);

// The lanes as a drawing of that width: with its height, what the tallest bar stands for, and which meetings have a mark of their own.
function plotOf(meetings, width) {
  const aside = width >= 720 ? 168 : 0;
  const from = firstDay(view.from), to = firstDay(view.to + 1);
  const perDay = (width - aside - 2) / (to - from);
  const scale = Object.assign(day => aside + 1 + (Math.min(Math.max(day, from), to) - from) * perDay, { perDay });
  const shown = [];
  let top = 30;
  const lanes = lanesOf(meetings).map(([name, list]) => ({ name, list, ...lane(list, scale) }));
  const tallest = Math.max(0, ...lanes.map(one => one.most));
  const alone = new Set(lanes.flatMap(one => one.alone.map(({ meeting }) => meeting.id)));
  const names = shortNames(lanes.map(one => one.name), aside ? 10.5 : 20);
  for (const [n, { list, height: heightOf, shown: marks }] of lanes.entries()) {
    if (!aside) top += 18;
    const height = heightOf(tallest);
    shown.push(draw("text", { class: "lane-name", x: aside ? aside - 10 : 5, y: aside ? top + Math.min(height / 2, 40) + 4 : top - 7, "text-anchor": aside ? "end" : "start", lang: laneBy === "kind" ? null : "zh" },
      names[n], draw("tspan", { class: "count" }, ` ${list.length}`)));
    shown.push(...marks(top, height, tallest));
    top += height + 9;
    shown.push(draw("line", { class: "lane", x1: 0, x2: width, y1: top - 1, y2: top - 1 }));
    top += 9;
  }
  const bottom = lanes.length ? top - 10 : 90;
  const svg = draw("svg", { viewBox: `0 0 ${width} ${bottom + 2}`, width, height: bottom + 2, role: "group", "aria-label": t("plot_name") },
    ...unknown(scale, bottom), ...ticks(scale, bottom), ...shown);
  return { svg, aside, height: bottom, tallest, alone };
}

// The filter by body counts a joint meeting for each of its bodies, the lanes only once.
function jointTold(meetings) {
  const joint = laneBy === "body" ? meetings.filter(meeting => meeting.body.length > 1).length : 0;
  return joint ? t("joint_lanes", { n: count(joint) }) : "";
}

const PRINTED_WIDTH = 700;  // pixels across a page of A4 within its margins
let drawnWidth = 0;  // of the plot, when it was last drawn
function drawPlot(meetings) {
  drawnWidth = plot.clientWidth;
  const { svg, aside, tallest } = plotOf(meetings, printing ? PRINTED_WIDTH : Math.max(280, plot.clientWidth));
  byId("scale").textContent = [tallest && t("one_scale", { n: count(tallest) }), jointTold(meetings)].filter(Boolean).join(" ");
  const hadFocus = plot.contains(document.activeElement);
  plot.replaceChildren(svg);
  strip.style.marginInlineStart = `${aside}px`;
  const marks = [...svg.querySelectorAll(".mark")];
  const at = marks.find(one => one.dataset.id === focused) ?? marks[0];
  at?.setAttribute("tabindex", 0);
  if (hadFocus) (at ?? byId("closer")).focus();
}
// Names as short as that; those that would be cut to the same words keep their ends, too.
function shortNames(names, most) {
  const reversed = text => [...text].reverse().join(""), cut = names.map(name => short(name, most));
  return names.map((name, n) => (cut.indexOf(cut[n]) === cut.lastIndexOf(cut[n]) ? cut[n]
    : [...name].slice(0, 3).join("") + reversed(short(reversed([...name].slice(3).join("")), most - 4))));
}
// At most so many Chinese characters wide; Latin ones count half.
function short(text, most) {
  let width = 0, kept = "";
  for (const character of text) {
    width += character < "\u2000" ? 0.5 : 1;
    if (width > most) return kept + "…";
    kept += character;
  }
  return text;
}

// ---- keyboard, pointer, touch

function step(event) {
  const marks = [...plot.querySelectorAll(".mark")].sort((one, other) => byDate(byKey.get(one.dataset.id), byKey.get(other.dataset.id)));
  const at = marks.findIndex(one => one.dataset.id === document.activeElement?.dataset?.id);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
  const act = { "+": () => zoom(true), "=": () => zoom(true), "-": () => zoom(false), 0: () => setView(whole.from, whole.to),
    PageDown: () => shift(1), PageUp: () => shift(-1) }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey || (to === undefined && !act)) return;
  event.preventDefault();
  if (act) return act();
  const next = marks[Math.min(Math.max(to, 0), marks.length - 1)];
  if (!next) return;
  marks.forEach(one => one.setAttribute("tabindex", one === next ? 0 : -1));
  next.focus();
}

function showTip(element) {
  const meeting = byKey.get(element.dataset.id);
  if (!meeting) return;
  tip.replaceChildren(make("b", {}, meeting.date + (meeting.time ? ` ${timeOf(meeting)}` : "")), make("br"), zh(short(meeting.name, 60)));
  tip.hidden = false;
  const box = element.querySelector(":last-child").getBoundingClientRect(), frame = plot.getBoundingClientRect();
  const left = Math.min(Math.max(0, box.left + box.width / 2 - frame.left - tip.offsetWidth / 2), frame.width - tip.offsetWidth);
  tip.style.left = `${left}px`;
  tip.style.top = `${box.top - frame.top - tip.offsetHeight - 8}px`;
}

function startTimeline() {
  usual = usualView();
  usualLanes = MEETINGS.filter(meeting => meeting.body.length).length * 2 >= MEETINGS.length ? "body" : "kind";
  byId("legend").prepend(...Object.entries(SHAPES).map(([kind, path]) => make("li", {},
    draw("svg", { viewBox: "-7 -7 14 14", class: `mark ${kind} sure`, "aria-hidden": "true" }, draw("path", { d: path })), named("kind", kind))));
  plot.addEventListener("keydown", step);
  plot.addEventListener("focusin", event => { const at = event.target.closest(".mark"); if (at) { focused = at.dataset.id; showTip(at); } });
  plot.addEventListener("focusout", () => { tip.hidden = true; });
  plot.addEventListener("pointerover", event => { const at = event.target.closest(".mark"); if (at) showTip(at); else tip.hidden = true; });
  plot.addEventListener("pointerleave", () => { tip.hidden = true; });
  plot.addEventListener("click", event => {
    const at = event.target.closest(".column");
    if (at?.dataset.month) setView(Number(at.dataset.month), Number(at.dataset.month));
  });
  let down = null;
  plot.addEventListener("pointerdown", event => { down = event.pointerType === "mouse" ? null : event; });
  plot.addEventListener("pointerup", event => {
    if (down && Math.abs(event.clientX - down.clientX) > 60 && Math.abs(event.clientY - down.clientY) < 40)
      shift(event.clientX < down.clientX ? 1 : -1);
    down = null;
  });
  strip.addEventListener("keydown", event => {
    const move = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 12, ArrowUp: -12 }[event.key];
    const at = Number(event.target.dataset.month) + move;
    if (move) { event.preventDefault(); strip.querySelector(`[data-month="${at}"]`)?.focus(); }
  });
  startDragging();
  byId("earlier").addEventListener("click", () => shift(-1));
  byId("later").addEventListener("click", () => shift(1));
  byId("closer").addEventListener("click", () => zoom(true));
  byId("wider").addEventListener("click", () => zoom(false));
  byId("lanes").addEventListener("change", event => { laneBy = event.target.value; redraw(); });
  new ResizeObserver(() => { if (plot.clientWidth !== drawnWidth) redraw(); }).observe(plot);
}
