"use strict";
// Search and order of the glossary, over what is already on the page.

// A sentence is opened from the block that has all of them; until then its term is known.
takeBlock = ({ entries, texts }) => { Object.assign(DATA.entries, entries); takeTexts(texts); };
function pageEntry(key) {
  const term = /^u-\d+-\d+$/.test(key) && document.querySelector(`[href="#${key}"]`)?.closest("article").querySelector("h2");
  return term ? { sort: t("entry_formulation"), title: term.textContent, made: () => DATA.entries[key] } : null;
}

const terms = [...document.querySelectorAll("#terms > article")];
const ORDERS = {
  uses: (one, other) => other.dataset.uses - one.dataset.uses,
  first: (one, other) => (one.dataset.first || "9999").localeCompare(other.dataset.first || "9999", "en"),
  last: (one, other) => (one.dataset.last || "9999").localeCompare(other.dataset.last || "9999", "en"),
  term: (one, other) => one.id.localeCompare(other.id, "zh"),
};

function sortTerms() {
  byId("terms").replaceChildren(...[...terms].sort(ORDERS[byId("order").value] ?? ORDERS.uses));
}

function filterTerms() {
  const words = simplified(byId("words").value.trim().toLowerCase()).split(/\s+/);
  let left = 0;
  for (const term of terms) {
    const text = simplified(`${term.querySelector("h2").textContent} ${term.querySelector(".members")?.textContent ?? ""}`.toLowerCase());
    term.hidden = !words.every(word => text.includes(word));
    left += term.hidden ? 0 : 1;
  }
  byId("nothing").hidden = left > 0;
  byId("elsewhere").href = byId("elsewhere").getAttribute("href").split("#")[0] + "#" + new URLSearchParams({ q: words.join(" ") });
}

if (byId("search")) {
  shownState = () => ({
    ...(byId("words").value.trim() ? { words: byId("words").value.trim() } : {}),
    ...(byId("order").value === "uses" ? {} : { order: byId("order").value }),
  });
  showState = ({ words, order }) => {
    byId("words").value = words ?? "";
    byId("order").value = order in ORDERS ? order : "uses";
    sortTerms();
    filterTerms();
  };
  byId("order").addEventListener("change", () => { sortTerms(); writeAddress(); });
  byId("words").addEventListener("input", () => { filterTerms(); writeAddress(); });
  byId("search").addEventListener("submit", event => event.preventDefault());
}
start();
route();
