// Rich text reaches its field a quarter of a second after the last key (Draftail's debounce). Who saves
// sooner would lose all that was typed since: such a submit waits for the rest of that time.
(() => {
  "use strict";
  const DELAY = 400;
  let typed = -DELAY;

  const note = (event) => {
    if (event.target instanceof Element && event.target.closest(".Draftail-Editor")) {
      typed = performance.now();
    }
  };
  for (const name of ["keydown", "beforeinput", "input", "paste", "drop"]) {
    document.addEventListener(name, note, true);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const rest = DELAY - (performance.now() - typed);
    if (rest <= 0 || !form.querySelector(".Draftail-Editor")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    setTimeout(() => {
      typed = -DELAY;
      // Wagtail has disabled the button meanwhile, and what is disabled is not sent.
      if (button?.name) {
        const said = document.createElement("input");
        said.type = "hidden";
        said.name = button.name;
        said.value = button.value;
        form.append(said);
      }
      form.requestSubmit();
    }, rest);
  }, true);
})();
