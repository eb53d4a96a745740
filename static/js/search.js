// A comfort of the course search; everything works without it.
"use strict";

// Filters that a person has unfolded stay unfolded when the counts are renewed.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const target = event.detail.target;
  for (const facet of target.querySelectorAll("fieldset[id]")) {
    const fresh = event.detail.fragment.querySelector(`#${CSS.escape(facet.id)} details`);
    if (fresh) fresh.open = facet.querySelector("details").open;
  }
});
