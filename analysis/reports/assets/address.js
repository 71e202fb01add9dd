"use strict";
// The address keeps what the reader sees: "#open=m-m0001&person=…&from=2024-01". Back, reload and a copied link
// restore it. A link in the page may be a plain "#key" of an item or section: the rest is kept when it is followed.
const decode = text => { try { return decodeURIComponent(text); } catch { return text; } };
const link = key => "#" + encodeURIComponent(key);

// A page replaces these two: what it shows beside its defaults, and how it shows what an address asks for.
let shownState = () => ({});
let showState = () => {};

function readAddress(hash = location.hash) {
  const text = hash.replace(/^#/, "");
  if (text.includes("=")) return Object.fromEntries(new URLSearchParams(text));
  return text ? { open: decode(text) } : {};
}

// The same view under a full address; `open` is the item in the dialog, or the section scrolled to.
function addressOf(open) {
  const state = { ...(open ? { open } : {}), ...shownState() };
  if (Object.keys(state).join() === "open") return link(open);
  return Object.keys(state).length ? "#" + new URLSearchParams(state) : "";
}

// What a reader changes is a step that Back undoes; what follows within two seconds in the same way (letters typed, a
// slider moved) belongs to the step. What an address brings is no step.
const ONE_STEP = 2000;
let restoring = false, lastStep = { changed: "", at: -ONE_STEP };
function writeAddress(open = readAddress().open) {
  const wanted = addressOf(open), now = readAddress();
  if (wanted === location.hash) return;
  const then = readAddress(wanted), at = performance.now();
  const changed = Object.keys({ ...now, ...then }).filter(name => now[name] !== then[name]).join();
  const isStep = !restoring && changed && !(changed === lastStep.changed && at - lastStep.at < ONE_STEP);
  if (!restoring) lastStep = { changed, at };
  history[isStep ? "pushState" : "replaceState"](null, "", wanted || location.href.split("#")[0]);
}
function restore(wanted, all = true) {  // of a plain "#key" only the item: the rest stays as it is
  restoring = true;
  try {
    if (all) showState(wanted);
    writeAddress(wanted.open);
  } finally {
    restoring = false;
    lastStep = { changed: "", at: -ONE_STEP };
  }
}

// What is followed before the page is ready is shown then: of a plain "#key" the item, under the view that the reader came for.
const arrived = readAddress();
function start() {
  restore(location.hash.includes("=") ? readAddress() : { ...arrived, ...readAddress() });
  for (const waiting of document.querySelectorAll("[inert]")) waiting.inert = false;
  document.body.dataset.ready = "1";
}

// The other language shows the same view.
const languageLink = document.getElementById("language");
languageLink?.addEventListener("click", () => { languageLink.href = languageLink.getAttribute("href").split("#")[0] + location.hash; });
