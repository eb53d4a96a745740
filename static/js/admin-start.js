// Starts what Wagtail starts by inline scripts: date fields, choosers, inline panels. The admin's
// Content-Security-Policy allows no inline script, so the same words stand in data attributes.
// Only these may be started, whatever a page says: their names are the whole language.
(() => {
  "use strict";
  const CALLED = new Set(["initDateChooser", "initTimeChooser", "initDateTimeChooser", "createTaskChooser"]);
  const MADE = new Set([
    "Chooser", "DocumentChooser", "ImageChooser", "PageChooser", "SnippetChooser",
    "InlinePanel", "MultipleChooserPanel",
  ]);

  function start(mark) {
    const { start: name, id, options } = mark.dataset;
    const given = options ? [JSON.parse(options)] : [];
    const values = id ? [id, ...given] : given;
    mark.remove();
    if (CALLED.has(name)) {
      window[name](...values);
    } else if (MADE.has(name)) {
      new window[name](...values);
    }
  }

  function startAll(root) {
    if (root.nodeType !== Node.ELEMENT_NODE) {
      return;
    }
    if (root.matches("[data-start]")) {
      start(root);
      return;
    }
    root.querySelectorAll("[data-start]").forEach((mark) => {
      if (mark.isConnected) {
        start(mark);
      }
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    startAll(document.documentElement);
    new MutationObserver((changes) => {
      for (const change of changes) {
        change.addedNodes.forEach(startAll);
      }
    }).observe(document.documentElement, { childList: true, subtree: true });
  });
})();
