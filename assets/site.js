// What scripts add to pages that work without them: keys for search and lists, and a question before unsaved words are left.
const typing = (target) => target.closest("input, select, textarea, [contenteditable]");

function move(step) {
  const links = [...document.querySelectorAll("table.list tbody th a")];
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, at < 0 ? 0 : at + step))].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find")?.focus();
  }
  if (event.key === "j") move(1);
  if (event.key === "k") move(-1);
  if (event.key === "e") document.querySelector("main .actions a[href*='/edit']")?.click();
});

let unsaved = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form.form")) unsaved = true;
});
document.addEventListener("submit", () => {
  unsaved = false;
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

// The summary of what was wrong is read first.
document.querySelector(".summary[role=alert]")?.focus();
