// Comforts of the course search; everything works without them.
"use strict";

const facets = document.getElementById("facetten");
const folds = (root) => [...root.querySelectorAll("fieldset[id]")];

// Filters that a person has unfolded stay unfolded: when the counts are renewed, and, kept in the
// entry of the history, when they come back to the page.
function remember() {
  const open = folds(facets).filter((facet) => facet.querySelector("details").open);
  history.replaceState({ ...history.state, open: open.map((facet) => facet.id) }, "");
}

const unfolded = history.state?.open;
if (unfolded) {
  for (const facet of folds(facets)) facet.querySelector("details").open = unfolded.includes(facet.id);
}
facets.addEventListener("toggle", remember, true);
// htmx writes a state of its own before it adds an entry.
document.addEventListener("htmx:beforeHistoryUpdate", remember);
document.addEventListener("htmx:afterSettle", remember);

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target !== facets) return;
  for (const facet of folds(facets)) {
    const fresh = event.detail.fragment.querySelector(`#${CSS.escape(facet.id)} details`);
    if (fresh) fresh.open = facet.querySelector("details").open;
  }
});

// On a phone the filters lie over the list: sending them uncovers it.
document.getElementById("suche").addEventListener("submit", () => {
  const sheet = document.getElementById("filter");
  if (sheet.matches(":popover-open")) sheet.hidePopover();
});
