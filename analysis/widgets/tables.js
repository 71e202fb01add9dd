// Tables of a notebook: sorted by their heads, searched, and shown a page at a time. Runs any number of times.
// The rows are in the document and the script only hides them: where it does not run, the table is whole.
const FEW = 10, SIZES = [25, 100];

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function interactive(box) {
  const say = JSON.parse(box.dataset.words);
  const rows = box.querySelector(".rows"), table = rows.firstElementChild, body = table.tBodies[0], all = [...body.rows];
  let order = all, found = all, size = SIZES[0], first = 0;

  const search = make("input", { type: "search", "aria-label": say.search, placeholder: say.search });
  const back = make("button", { type: "button", "aria-label": say.back }, "‹");
  const next = make("button", { type: "button", "aria-label": say.next }, "›");
  const where = make("span", { role: "status" });
  const sizes = make("select", { "aria-label": say.size });
  for (const n of SIZES) if (n < all.length) sizes.append(make("option", { value: n }, say.rows.replace("{n}", n)));
  sizes.append(make("option", { value: all.length }, say.whole));
  for (const part of [back, next, sizes]) part.hidden = all.length <= SIZES[0];
  const bar = make("div", { class: "table-bar" }, search, where, back, next, sizes);

  const n = count => count.toLocaleString("en");
  function show() {
    const last = Math.min(first + size, found.length), values = { first: n(first + 1), last: n(last), found: n(found.length), all: n(all.length) };
    body.replaceChildren(...found.slice(first, last));
    const said = !found.length ? say.nothing : found.length === all.length ? say.part : say.found;
    where.textContent = said.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    back.disabled = !first;
    next.disabled = last === found.length;
    rows.scrollTop = 0;
  }
  function choose() {
    const wanted = search.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    found = order.filter(row => wanted.every(word => text(row).includes(word)));
    first = 0;
    show();
  }
  const texts = new Map();
  function text(row) {
    if (!texts.has(row)) texts.set(row, [...row.cells].map(cell => cell.textContent).join("\n").normalize("NFKC").toLowerCase());
    return texts.get(row);
  }
  function turn(by) { first += by; show(); }

  sortable(table, (column, ascending) => { order = sortedRows(all, column, ascending); choose(); },
    () => { order = all; choose(); });
  search.addEventListener("input", choose);
  back.addEventListener("click", () => turn(-size));
  next.addEventListener("click", () => turn(size));
  sizes.addEventListener("change", () => { size = Number(sizes.value); choose(); });
  [...table.tHead.rows[0].cells].forEach((head, n) => { if (all[0]?.cells[n].className === "number") head.classList.add("number"); });
  if (all.length > FEW) {
    box.prepend(bar);
    show();
  }
  // On paper there are no buttons: every row that was found is printed.
  box.addEventListener("whole", event => (event.detail ? body.replaceChildren(...found) : show()));
}

for (const box of document.querySelectorAll(".official-texts:not([data-ready])")) {
  box.dataset.ready = "";
  if (box.querySelectorAll("tbody tr").length > 1) interactive(box);
}
if (!window.officialTextsPrint) {
  window.officialTextsPrint = true;
  const tell = detail => () => document.querySelectorAll(".official-texts").forEach(box => box.dispatchEvent(new CustomEvent("whole", { detail })));
  addEventListener("beforeprint", tell(true));
  addEventListener("afterprint", tell(false));
}
