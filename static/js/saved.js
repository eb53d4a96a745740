// The saved list: pages are the same for everybody, so the browser marks what it has saved itself.
// Without this script the buttons are plain forms and the server says what is saved already.
"use strict";

(() => {
  const form = document.getElementById("merken");

  function saved() {
    const found = /(?:^|; )merkliste=([\d.]+)/.exec(document.cookie);
    return new Set(found ? found[1].split(".") : []);
  }

  function counted(words) {
    const count = saved().size;
    return count ? `${words} (${count})` : words;
  }

  function show() {
    const number = document.querySelector("[data-tool=merkliste] [data-number]");
    if (number) number.textContent = counted("");
    if (!form) return;
    const ids = saved();
    for (const button of document.querySelectorAll("button[form=merken]")) {
      const is = ids.has(button.value);
      const word = is ? form.dataset.savedWord : form.dataset.saveWord;
      button.classList.toggle("is-saved", is);
      button.querySelector("span").textContent = word;
      // The name for screen readers: "Merken: title", "Gemerkt, wieder entfernen: title".
      const title = button.ariaLabel.slice(button.ariaLabel.indexOf(":"));
      button.ariaLabel = word + (is ? form.dataset.again : "") + title;
    }
  }

  // What came of it: said to screen readers, and beside the button for all others.
  function answer(button, text, refused) {
    form.querySelector("[role=status]").textContent = text;
    document.getElementById("merken-notiz")?.remove();
    const note = document.createElement(refused ? "p" : "a");
    note.id = "merken-notiz";
    note.className = "save-note";
    if (refused) note.textContent = text;
    else note.href = form.dataset.list;
    if (!refused) note.textContent = counted(form.dataset.look);
    if (refused || saved().has(button.value)) button.after(note);
  }

  form?.addEventListener("submit", async (event) => {
    const button = event.submitter;
    event.preventDefault();
    try {
      const response = await fetch(saved().has(button.value) ? form.dataset.remove : form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ angebot: button.value }),
      });
      if (!response.ok) throw new Error(String(response.status));
      const { message, refused } = await response.json();
      show();
      answer(button, message, refused);
    } catch {
      answer(button, form.dataset.failed, true);
    }
  });

  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

  const copy = document.querySelector("[data-copy]");
  copy?.addEventListener("click", async () => {
    const field = document.getElementById(copy.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    document.getElementById("teilen-ansage").textContent = copy.dataset.done;
  });

  show();
  document.addEventListener("htmx:afterSettle", show);
  window.addEventListener("pageshow", show); // also when the page comes back out of memory
})();
