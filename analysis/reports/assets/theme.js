"use strict";
// Light or dark: as the system has it, until the reader chooses.
(() => {
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const keep = theme => { try { localStorage.setItem("theme", theme); } catch { /* a page from a file may keep nothing */ } };
  const dark = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  // Chromium keeps the boxes that it drew for Chinese before the embedded font was there, as long as the list of fonts
  // is the same: the class makes it another list.
  document.fonts?.load('1em "Embedded Han"', "\u4e2d").then(() => root.classList.add("fonts-ready"), () => {});
  if (kept()) root.dataset.theme = kept();
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const other = button.textContent;  // as the page is light
    const show = () => { button.textContent = dark() ? button.dataset.light : other; };
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      keep(root.dataset.theme);
      show();
    });
    show();
  });
})();
