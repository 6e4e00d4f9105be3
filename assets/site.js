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

// Drafts: what is written in a long form is kept in this browser until it has been sent, or until one logs out.
const swedish = document.documentElement.lang !== "en";
const draftForm = [...document.querySelectorAll("main form.form")].find((form) => form.querySelector("textarea"));
const draftKey = draftForm && `draft:${new URL(draftForm.action).pathname}`;
const SECRET = ["token", "version", "password", "code"];
const valuesOf = (form) => [...new FormData(form)].filter(([name, value]) => !SECRET.includes(name) && typeof value === "string");
const told = document.createElement("p");
told.className = "quiet draft";
told.setAttribute("role", "status");

function putBack(values) {
  const boxes = [...draftForm.querySelectorAll("input[type=checkbox]")];
  for (const box of boxes) box.checked = values.some(([name, value]) => name === box.name && value === box.value);
  for (const [name, value] of values) {
    const field = draftForm.elements[name];
    if (field && "value" in field && !boxes.some((box) => box.name === name)) field.value = value;
  }
  unsaved = true;
}

function offerDraft() {
  const held = localStorage.getItem(draftKey);
  if (!held || held === JSON.stringify(valuesOf(draftForm))) return;
  told.textContent = swedish ? "Det finns ett utkast som inte är sparat. " : "There is a draft that has not been saved. ";
  const button = (words, act) => {
    const one = document.createElement("button");
    one.type = "button";
    one.className = "ds-button";
    one.dataset.variant = "tertiary";
    one.textContent = words;
    one.addEventListener("click", () => {
      act();
      told.textContent = "";
    });
    told.append(one, " ");
  };
  button(swedish ? "Fortsätt på utkastet" : "Go on with the draft", () => putBack(JSON.parse(held)));
  button(swedish ? "Släng utkastet" : "Drop the draft", () => localStorage.removeItem(draftKey));
}

let unsaved = false;
let waiting;
function keepDraft() {
  localStorage.setItem(draftKey, JSON.stringify(valuesOf(draftForm)));
  told.textContent = swedish ? "Utkastet är sparat i den här webbläsaren." : "The draft is saved in this browser.";
}

if (draftForm) {
  draftForm.prepend(told);
  offerDraft();
}
document.addEventListener("input", (event) => {
  const form = event.target.closest("form.form");
  if (!form) return;
  unsaved = true;
  if (form !== draftForm) return;
  clearTimeout(waiting);
  waiting = setTimeout(keepDraft, 800);
});
document.addEventListener("submit", (event) => {
  unsaved = false;
  clearTimeout(waiting);
  if (event.target === draftForm) sessionStorage.setItem("sent", draftKey);
  if (new URL(event.target.action).pathname !== "/logout") return;
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
});
// The page after a form that was taken says what was done; a form that was refused is shown again, with its draft.
if (document.querySelector("main .ds-alert[role=status]") && sessionStorage.getItem("sent")) localStorage.removeItem(sessionStorage.getItem("sent"));
sessionStorage.removeItem("sent");

window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

// The summary of what was wrong is read first.
document.querySelector(".ds-error-summary[role=alert]")?.focus();

navigator.serviceWorker?.register("/sw.js");

// While a need is written, those like it are shown under it.
const likes = document.querySelector("#similar[data-from]");
let asking;
async function showLikes(form) {
  const asked = new URL(likes.dataset.from, location.href);
  for (const name of ["title", "problem"]) asked.searchParams.set(name, form.elements[name].value);
  if (asked.searchParams.get("title").length + asked.searchParams.get("problem").length < 20) return;
  const answer = await fetch(asked);
  if (answer.ok) likes.innerHTML = await answer.text();
}
likes?.closest("form").addEventListener("input", (event) => {
  clearTimeout(asking);
  asking = setTimeout(showLikes, 900, event.currentTarget); // the server compares with all needs: not at each letter
});
