// Comforts of the course search; everything works without them.
"use strict";

// Filters that a person has unfolded stay unfolded when the counts are renewed.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  for (const facet of event.detail.target.querySelectorAll("fieldset[id]")) {
    const fresh = event.detail.fragment.querySelector(`#${CSS.escape(facet.id)} details`);
    if (fresh) fresh.open = facet.querySelector("details").open;
  }
});

// On a phone the filters lie over the list: sending them uncovers it.
document.getElementById("suche").addEventListener("submit", () => {
  const sheet = document.getElementById("filter");
  if (sheet.matches(":popover-open")) sheet.hidePopover();
});
