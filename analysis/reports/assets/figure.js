"use strict";
// The timeline as a picture that can be understood alone: title, filters, axis, legend and source; always light.
const PICTURE_WIDTH = 1040, MARGIN = 28;
const WRITTEN_STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight"];

// Drawing programs read rgb(), not color(srgb …).
const plainColour = value => value.replace(/color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)/g, (_, red, green, blue, alpha) =>
  `rgb${alpha ? "a" : ""}(${[red, green, blue].map(share => Math.round(255 * share)).join(", ")}${alpha ? `, ${alpha}` : ""})`);

const measuring = make("canvas", {}).getContext("2d");
function textWidth(text, size) {
  measuring.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  return measuring.measureText(text).width;
}

// Lines of a text that fit the width: Chinese breaks anywhere, other words between them.
function wrapped(text, size, width) {
  const lines = [""];
  for (const piece of text.match(/[\u0021-\u2fff]+\s*|\s+|./gu) ?? [])
    if (!lines.at(-1) || textWidth(lines.at(-1) + piece.trimEnd(), size) <= width) lines[lines.length - 1] += piece;
    else lines.push(piece);
  return lines;
}

function legendOf(meetings, tallest, alone) {
  const symbol = (kind, sure) => draw("g", { class: `mark ${kind} ${sure}` }, draw("path", { d: SHAPES[kind] }));
  const said = DATA.said, items = [];
  const marks = meetings.filter(meeting => alone.has(meeting.id));
  for (const kind of Object.keys(SHAPES)) if (marks.some(meeting => meeting.kind === kind)) items.push([symbol(kind, "sure"), named("kind", kind)]);
  const surenesses = [["sure", "legend_sure"], ["inferred", "legend_inferred"], ["doubtful", "legend_doubtful"]]
    .filter(([sure]) => marks.some(meeting => sureness(meeting) === sure));
  if (surenesses.some(([sure]) => sure !== "sure"))  // else its sign would be that of a meeting, a second time
    items.push(...surenesses.map(([sure, key]) => [symbol("meeting", sure), said[key]]));
  if (marks.some(meeting => meeting.precision !== "day"))
    items.push([draw("g", { class: "mark meeting sure span" }, draw("rect", { x: -9, y: -4.5, width: 18, height: 9, rx: 4.5 })), said.legend_span]);
  if (tallest) items.push([draw("g", { class: "column" }, draw("rect", { x: -5, y: -6, width: 10, height: 12, rx: 2 })), t("one_scale", { n: count(tallest) })]);
  if (!monthsInView().every(sourced))
    items.push([draw("rect", { class: "unknown", x: -9, y: -6, width: 18, height: 12 }), said.legend_unknown]);
  return items;
}

function pictureParts() {
  const meetings = inView.filter(meeting => meeting.start).sort(byDate), undated = inView.length - meetings.length;
  const { svg, height, tallest, alone } = plotOf(meetings, PICTURE_WIDTH);
  const parts = [];
  let top = 22;
  const write = (text, size, attributes) => {
    for (const line of wrapped(text, size, PICTURE_WIDTH)) {
      parts.push(draw("text", { x: 0, y: top, "font-size": size, ...attributes }, line));
      top += size * 1.45;
    }
  };
  write(DATA.said.figure_title, 21, { class: "lane-name", style: "font-size:21px;font-weight:600" });
  write(t("figure_title", { range: rangeTold(), n: count(meetings.length) }), 15, { class: "lane-name", style: "font-size:15px" });
  write(filtersTold() || t("figure_all"), 13, { class: "tick-name", style: "font-size:13px" });
  write(t("figure_lanes", { lanes: DATA.said[`filter_${laneBy}`] }) + (undated ? t("filter_joined") + t("figure_undated", { n: count(undated) }) : ""),
    13, { class: "tick-name", style: "font-size:13px" });
  if (jointTold(meetings)) write(jointTold(meetings), 13, { class: "tick-name", style: "font-size:13px" });
  parts.push(draw("g", { transform: `translate(0 ${top})` }, ...svg.childNodes));
  top += height + 26;
  let left = 0;
  for (const [symbol, label] of legendOf(meetings, tallest, alone)) {
    const width = 26 + textWidth(label, 12.5) + 20;
    if (left && left + width > PICTURE_WIDTH) { left = 0; top += 20; }
    parts.push(draw("g", { transform: `translate(${left + 10} ${top - 4})` }, symbol), draw("text", { class: "lane-name", x: left + 26, y: top }, label));
    left += width;
  }
  top += 28;
  write(DATA.said.figure_source, 11.5, { class: "tick-name" });
  return { parts, height: top };
}

// Drawn out of sight in the light theme, its styles written into it. `withFont` also embeds the Chinese of the page,
// for a picture drawn at once, where no other program supplies a font.
function asPicture({ withFont = false } = {}) {
  const root = document.documentElement, theme = root.dataset.theme;
  const { parts, height } = pictureParts();
  const box = [-MARGIN, -MARGIN, PICTURE_WIDTH + 2 * MARGIN, height + 2 * MARGIN];
  const svg = draw("svg", { viewBox: box.join(" "), width: box[2], height: box[3] },
    draw("rect", { class: "paper", x: box[0], y: box[1], width: box[2], height: box[3] }), ...parts);
  for (const touch of svg.querySelectorAll(".touch")) touch.remove();  // LibreOffice draws what is transparent black
  const holder = make("div", { class: "plot unseen" }, svg);
  root.dataset.theme = "light";
  plot.parentElement.append(holder);
  try {
    for (const element of [svg, ...svg.querySelectorAll("*")]) {
      const style = getComputedStyle(element);
      element.setAttribute("style", WRITTEN_STYLES.map(name => `${name}:${plainColour(style.getPropertyValue(name))}`).join(";"));
    }
  } finally {
    holder.remove();
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
  for (const element of svg.querySelectorAll("[class]")) element.removeAttribute("class");
  for (const link of svg.querySelectorAll("a"))  // leads nowhere outside the page
    link.replaceWith(draw("g", {}, draw("title", {}, link.getAttribute("aria-label")), ...link.childNodes));
  const font = withFont && /@font-face\{[^}]*\}/.exec(document.querySelector("style").textContent);
  if (font) svg.prepend(draw("style", {}, font[0]));
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(svg);
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
