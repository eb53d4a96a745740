// Comforts of the course search; everything works without them.
"use strict";

const facets = document.getElementById("facetten");
const sheet = document.getElementById("filter");
const folds = (root) => [...root.querySelectorAll("details[id]")];

// Filters that a person has unfolded stay unfolded: when the counts are renewed, and, kept in the
// entry of the history, when they come back to the page.
function remember() {
  const open = folds(facets).filter((fold) => fold.open);
  history.replaceState({ ...history.state, open: open.map((fold) => fold.id) }, "");
}

const unfolded = history.state?.open;
if (unfolded) {
  for (const fold of folds(facets)) fold.open = unfolded.includes(fold.id);
}
facets.addEventListener("toggle", remember, true);
// htmx writes a state of its own before it adds an entry.
document.addEventListener("htmx:beforeHistoryUpdate", remember);
document.addEventListener("htmx:afterSettle", remember);

// Rows come and go with the counts: what a person has just changed stays where it is on the screen.
let changed = "";
let before;
facets.addEventListener("change", (event) => { changed = event.target.id; });

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target !== facets) return;
  for (const fold of folds(facets)) {
    const fresh = event.detail.fragment.querySelector(`#${CSS.escape(fold.id)}`);
    if (fresh) fresh.open = fold.open;
  }
  before = document.getElementById(changed)?.getBoundingClientRect().top;
});

document.addEventListener("htmx:oobAfterSwap", (event) => {
  const after = document.getElementById(changed)?.getBoundingClientRect().top;
  if (event.detail.target !== facets || before === undefined || after === undefined) return;
  const scrolled = sheet.matches(":popover-open") ? sheet : document.scrollingElement;
  scrolled.scrollTop += after - before;
  before = undefined;
});

// On a phone the filters lie over the page: what lies below is out of reach meanwhile, and sending
// the filters uncovers the list.
const below = document.querySelectorAll(".skip, .site-header, .site-footer, .searchbox, .sheet-button, #liste");
sheet.addEventListener("beforetoggle", (event) => {
  for (const part of below) part.inert = event.newState === "open";
});
document.getElementById("suche").addEventListener("submit", () => {
  if (sheet.matches(":popover-open")) sheet.hidePopover();
});
