// Suggestions while typing: an ARIA 1.2 combobox with a list box. Without it the field is a plain one.
// A word is searched, a topic or provider becomes a filter beside those that the form has.
"use strict";

const PAUSE = 150; // milliseconds after the last letter

function combobox(input) {
  const list = document.createElement("div");
  list.id = `${input.id}-vorschlaege`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let timer, request;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => list.querySelector("[aria-selected=true]");

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) mark(null);
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    show(false);
  }

  function mark(option) {
    active()?.setAttribute("aria-selected", "false");
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  async function ask() {
    request?.abort();
    request = new AbortController();
    const query = new URLSearchParams({ q: input.value });
    try {
      const response = await fetch(`${input.dataset.suggest}?${query}`, { signal: request.signal });
      if (!response.ok) throw new Error(String(response.status));
      list.innerHTML = await response.text();
      mark(null);
      show(options().length > 0 && document.activeElement === input);
    } catch (error) {
      if (error.name !== "AbortError") show(false);
    }
  }

  function choose(option) {
    const { name, value } = option.dataset;
    close();
    if (name === input.name) {
      input.value = value;
      input.form.requestSubmit();
      return;
    }
    // What was typed has become the filter.
    const data = new FormData(input.form);
    data.delete(input.name);
    if (!data.getAll(name).includes(value)) data.append(name, value);
    const given = [...data].filter(([, text]) => text);
    location.assign(`${input.form.action}?${new URLSearchParams(given)}`);
  }

  // From the field to the first or last one, and beyond the ends back to the field.
  function step(by) {
    const all = options();
    const stops = [null, ...all];
    const at = stops.indexOf(active());
    mark(stops[(at + by + stops.length) % stops.length]);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim()) timer = setTimeout(ask, PAUSE);
    else close();
  });
  input.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && options().length) {
      event.preventDefault();
      if (list.hidden) show(true);
      step(moves[event.key]);
    } else if (event.key === "Enter" && !list.hidden && active()) {
      event.preventDefault();
      choose(active());
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the field would be emptied
      close();
    }
  });
  input.form.addEventListener("submit", close);
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the field
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
}

document.querySelectorAll("input[data-suggest]").forEach(combobox);
