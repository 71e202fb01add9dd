"use strict";
// Regular expressions over the text, in a worker that is stopped when one takes too long.
const MOST_HITS = 50_000;
let expressionSeconds = 10;

// "/新型.{0,4}化/" asks for an expression; null for anything else.
const expressionOf = words => /^\s*\/(.+)\/\s*$/s.exec(words)?.[1] ?? null;
const isExpression = source => { try { return !!new RegExp(source, "gimu"); } catch { return false; } };

// Runs in the worker: it gets the texts once, prepares them at once, then gets expressions. Line breaks within a paragraph are left out first, as
// newspapers set them in the middle of a word; `^` and `$` stand for the ends of a paragraph.
function expressionWorker() {
  let flats = [];
  // A text without its line breaks, and where they were: [place in the flat text, characters left out up to there].
  const flattened = text => {
    const cuts = [];
    let out = "", at = 0, gone = 0;
    for (const found of text.matchAll(/(?<![。！？；…”』」\s])[^\S\n]*\n[^\S\n]*(?=[^\s])/g)) {
      out += text.slice(at, found.index);
      at = found.index + found[0].length;
      gone += found[0].length;
      cuts.push([out.length, gone]);
    }
    return { text: out + text.slice(at), cuts };
  };
  const before = (cuts, place, inclusive) => {  // characters left out before a place of the flat text
    let low = 0, high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inclusive ? cuts[middle][0] <= place : cuts[middle][0] < place) low = middle + 1;
      else high = middle;
    }
    return low ? cuts[low - 1][1] : 0;
  };
  onmessage = ({ data }) => {
    if (data.texts) { flats = data.texts.map(flattened); return; }
    const { id, source, most } = data;
    let wanted, batch = [], total = 0, told = performance.now();
    try { wanted = new RegExp(source, "gimu"); } catch (fault) { postMessage({ id, fault: fault.message }); return; }
    for (let part = 0; part < flats.length; part++) {
      const { text, cuts } = flats[part];
      let start = 0;
      for (const paragraph of text.split("\n")) {
        for (const match of paragraph.matchAll(wanted)) {
          if (!match[0]) continue;  // an expression may match nothing at all, everywhere
          const first = start + match.index, end = first + match[0].length, at = first + before(cuts, first, true);
          batch.push([part, at, end + before(cuts, end, false) - at]);
          if (++total >= most) { postMessage({ id, batch, part, ended: "most" }); return; }
        }
        start += paragraph.length + 1;
      }
      if (performance.now() - told > 200) {
        postMessage({ id, batch, part });
        batch = [];
        told = performance.now();
      }
    }
    postMessage({ id, batch, part: flats.length, ended: "all" });
  };
}

let worker = null, workerAddress = "", asking = 0, timer = 0, isBusy = false;
// A worker that has answered is kept with its texts for the next expression; one that is still at work is stopped.
function stopExpression() {
  clearTimeout(timer);
  asking++;
  if (isBusy) endWorker();
  isBusy = false;
}

function endWorker() {
  worker?.terminate();
  URL.revokeObjectURL(workerAddress);
  worker = null;
}

// Starts the worker with the texts, if there is none: called as soon as an expression is being typed.
function prepareExpression(texts) {
  if (worker) return;
  workerAddress = URL.createObjectURL(new Blob([`(${expressionWorker})()`], { type: "text/javascript" }));
  worker = new Worker(workerAddress);
  worker.postMessage({ texts: texts() });
}

// `progress(hits, texts done)` now and then; at the end `done({ hits, part, ended, fault })`, where `ended` is "all", "most" or "time".
function findExpression(source, texts, progress, done) {
  stopExpression();
  const own = asking;
  const found = [];
  let part = 0;
  const end = outcome => {
    if (own !== asking) return;
    if (outcome.ended !== "time") isBusy = false;
    stopExpression();
    done({ hits: found, part, ...outcome });
  };
  try {
    prepareExpression(texts);
  } catch {
    return end({ fault: t("search_no_worker") });
  }
  isBusy = true;
  worker.onerror = () => { endWorker(); end({ fault: t("search_no_worker") }); };
  worker.onmessage = ({ data }) => {
    if (own !== asking || data.id !== own) return;
    // a browser tells what is wrong in English only
    if (data.fault) return end({ fault: t("search_invalid", { message: inChinese ? `/${source}/` : data.fault.replace(/^Invalid regular expression: (\/.*\/)[a-z]*:/is, "$1:") }) });
    found.push(...data.batch);
    part = data.part;
    if (data.ended) end({ ended: data.ended });
    else progress(found, part);
  };
  worker.postMessage({ id: own, source, most: MOST_HITS });
  timer = setTimeout(() => end({ ended: "time" }), 1000 * expressionSeconds);
}
