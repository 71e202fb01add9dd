"use strict";
// Search and order of the glossary, over what is already on the page.
const terms = [...document.querySelectorAll("#terms > article")];
const ORDERS = {
  uses: (one, other) => other.dataset.uses - one.dataset.uses,
  first: (one, other) => (one.dataset.first || "9999").localeCompare(other.dataset.first || "9999", "en"),
  last: (one, other) => (one.dataset.last || "9999").localeCompare(other.dataset.last || "9999", "en"),
  term: (one, other) => one.id.localeCompare(other.id, "zh"),
};

byId("order")?.addEventListener("change", event =>
  byId("terms").replaceChildren(...[...terms].sort(ORDERS[event.target.value])));

byId("words")?.addEventListener("input", event => {
  const words = event.target.value.trim().toLowerCase().split(/\s+/);
  let left = 0;
  for (const term of terms) {
    const text = `${term.querySelector("h2").textContent} ${term.querySelector(".members")?.textContent ?? ""}`.toLowerCase();
    term.hidden = !words.every(word => text.includes(word));
    left += term.hidden ? 0 : 1;
  }
  byId("nothing").hidden = left > 0;
});
byId("search")?.addEventListener("submit", event => event.preventDefault());
route();
