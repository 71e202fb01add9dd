"use strict";
// Every map of topics on the page: a chosen circle shows its words. Runs any number of times.
for (const root of document.querySelectorAll(".atlas:not([data-ready])")) {
  root.dataset.ready = "";
  const marks = [...root.querySelectorAll("g[data-topic]")];
  const show = mark => {
    for (const other of marks) {
      other.classList.toggle("on", other === mark);
      other.setAttribute("aria-pressed", other === mark);
      // in this map: JupyterLab holds all open notebooks in one page, and two of them the same ids
      root.querySelector(`[id="${root.id}-${other.dataset.topic}"]`).classList.toggle("off", other !== mark);
    }
  };
  for (const mark of marks) {
    mark.addEventListener("click", () => show(mark));
    mark.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation(); // in JupyterLab, Enter would open the cell
      show(mark);
    });
  }
  if (marks.length) show(marks[0]);
}
