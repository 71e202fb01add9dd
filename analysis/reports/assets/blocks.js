"use strict";
// What a page brings compressed: blocks in the page itself or, of a large corpus, scripts in the folder "data" beside it,
// since a page that is opened from a disk may load scripts but no other files. A block is opened when something asks for it.
async function unpack(packed) {
  const text = atob(packed), bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// Why nothing is shown: a file is missing, or the browser cannot unpack anything.
const tellFault = fault => { byId("status").textContent = typeof DecompressionStream === "undefined" ? t("old_browser") : fault.message; };

const awaited = new Map();  // who gets what a file hands over, by the name of the file
const received = (name, packed) => awaited.get(name)?.(packed);
const load = name => new Promise((resolve, reject) => {
  awaited.set(name, resolve);
  document.head.append(make("script", { src: `data/${name}.js`, error: () => reject(new Error(t("file_missing", { file: `data/${name}.js`, folder: "data" }))) }));
});

let takeBlock = () => {};  // a page replaces this: where the content of a block belongs
const openings = [];
function openBlock(number) {
  openings[number] ??= (DATA.files ? load(DATA.files[number]) : Promise.resolve(DATA.blocks[number])).then(unpack).then(block => takeBlock(block, number));
  openings[number].catch(() => { delete openings[number]; });  // whoever asks again finds the file, once it is there
  return openings[number];
}
const openBlocks = numbers => Promise.all([...new Set(numbers)].map(openBlock));
