// An article: what belongs together is shown together, and places in the text can be chosen. All works without it.

const points = (words) => Array.from(words).length;

// ---- a row and its words

let near = [];
function show(row) {
  for (const each of near) each.classList.remove("near");
  near = row ? [...document.querySelectorAll(`[data-row="${CSS.escape(row)}"]`)] : [];
  for (const each of near) each.classList.add("near");
}
document.addEventListener("pointerover", (event) => show(event.target.closest?.("[data-row]")?.dataset.row));
document.addEventListener("focusin", (event) => show(event.target.closest?.("[data-row]")?.dataset.row));

// ---- one form at a time, put beside its row; one listener for all rows, as an article may have thousands

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.mend");
  if (!link || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  for (const form of document.querySelectorAll(".row > .mending")) form.remove();
  choose(null);
  window.htmx.ajax("GET", link.getAttribute("href"), { target: link.closest("li"), swap: "beforeend" });
});
document.addEventListener("htmx:afterSwap", (event) => {
  const form = event.detail.target.querySelector(".mending");
  if (form) { ready(form); form.querySelector("select, input:not([type=hidden])")?.focus(); }
});
document.addEventListener("click", (event) => {
  if (!event.target.matches(".row > .mending .close")) return;
  const row = event.target.closest(".row");
  event.target.closest(".mending").remove();
  row.querySelector(".mend")?.focus();
});

// Rows that are far away have no height of their own yet when a browser goes to one of them: so it goes there again.
if (document.querySelector(".many") && location.hash.length > 1) {
  const there = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  addEventListener("load", () => { there(); setTimeout(there, 200); });
}

// ---- places in the text, in code points of it

// How far a point of the page is from the beginning of its paragraph, or null outside of the text.
function placeOf(node, offset) {
  const inside = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const paragraph = inside.closest?.(".text[data-start]");
  if (!paragraph) return null;
  const until = document.createRange();
  until.setStart(paragraph, 0);
  until.setEnd(node, offset);
  const part = until.cloneContents();
  for (const aside of part.querySelectorAll("[data-aside]")) aside.remove();
  for (const one of part.querySelectorAll("[data-one]")) one.textContent = one.textContent ? "." : "";
  return Number(paragraph.dataset.start) + points(part.textContent);
}

function chosen() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  const words = selection.toString();
  if (start === null || end === null || start >= end) return null;
  const after = words.length - words.trimEnd().length, before = words.length - words.trimStart().length;
  return [start + before, end - after];
}

let field = null; // the field that places are chosen for
function choose(next) {
  field?.closest(".place").querySelector("button").setAttribute("aria-pressed", "false");
  field = next;
  field?.closest(".place").querySelector("button").setAttribute("aria-pressed", "true");
}

// The first place that is chosen takes the place of what stood there, the next ones are added.
function add(place) {
  const written = place.join("-");
  const more = "chosen" in field.dataset && !("single" in field.dataset) && field.value.trim();
  field.value = more ? `${field.value}, ${written}` : written;
  field.dataset.chosen = "";
  document.getSelection().removeAllRanges();
  show_chosen();
}

document.addEventListener("pointerup", (event) => {
  if (!field || event.target.closest?.(".mending")) return;
  const place = chosen();
  if (place) add(place);
});

// Where places of a field stand in the page, shown where the browser can.
function show_chosen() {
  if (!window.Highlight || !CSS.highlights) return;
  const ranges = (field?.value.match(/\d+\s*[-:]\s*\d+/g) ?? []).map((part) => rangeOf(...part.split(/[-:]/).map(Number)));
  CSS.highlights.set("chosen", new Highlight(...ranges.filter(Boolean)));
}

function rangeOf(start, end) {
  const range = document.createRange();
  let opened = false;
  for (const paragraph of document.querySelectorAll(".text[data-start]")) {
    let at = Number(paragraph.dataset.start);
    if (at > end) break;
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (node.parentElement.closest("[data-aside]")) continue;
      const all = Array.from(node.data);
      const size = node.parentElement.closest("[data-one]") ? 1 : all.length;
      const units = (count) => all.slice(0, count).join("").length;
      if (!opened && start < at + size) { range.setStart(node, units(Math.max(0, start - at))); opened = true; }
      if (opened && end <= at + size) { range.setEnd(node, units(end - at)); return range; }
      at += size;
    }
  }
  return null;
}

function ready(form) {
  for (const input of form.querySelectorAll(".place input:not([data-word])")) {
    if (input.closest(".place").querySelector("button")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "choose in the text";
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", `choose in the text: ${input.name}`);
    // words that are selected already are taken at once: so it goes by keyboard where a browser has a caret
    button.addEventListener("click", () => {
      const place = chosen();
      choose(field === input && !place ? null : input);
      if (place) add(place); else show_chosen();
    });
    input.addEventListener("input", show_chosen);
    input.closest(".place").append(button);
  }
}
for (const form of document.querySelectorAll(".mending")) ready(form);
document.addEventListener("change", (event) => {
  if (event.target.matches?.(".mending select[name=speaker]") && event.target.value === "+") {
    event.target.form.querySelector(".another").open = true;
    event.target.form.querySelector("[name=another]").focus();
  }
});
