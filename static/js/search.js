// Two comforts of the course search; everything works without them.
"use strict";

// Filters that a person has unfolded stay unfolded when the counts are renewed.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const target = event.detail.target;
  for (const part of target.querySelectorAll("details[id]")) {
    const fresh = event.detail.fragment.querySelector(`#${CSS.escape(part.id)}`);
    if (fresh) fresh.open = part.open;
  }
});

// The address is the state: it is what people share, print and come back to.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id === "liste" && event.detail.requestConfig?.triggeringEvent?.type === "submit") {
    document.getElementById("treffer")?.scrollIntoView({ block: "nearest" });
  }
});
