// A key pressed in a menu or on a button of ours is meant for it: as a command of JupyterLab, a letter would change or
// delete the cell, and an arrow leave it. Keys with Ctrl or Command stay commands, and so does Shift with Enter.
if (!window.officialTextsKeys) {
  window.officialTextsKeys = true;
  addEventListener("keydown", event => {
    const field = event.target.closest?.(":is(.official-texts, .official-texts-choices) :is(select, button)");
    const command = event.ctrlKey || event.metaKey || (event.shiftKey && event.key === "Enter");
    field?.toggleAttribute("data-lm-suppress-shortcuts", !command);
  }, true);
}
