// Keeps the page of a running import up to date; without JavaScript one reloads the page.
(function () {
  "use strict";
  var EVERY = 2000;
  var live = document.querySelector("[data-import-live]");
  if (!live) return;

  function ask() {
    fetch(live.dataset.importUrl, { credentials: "same-origin" })
      .then(function (response) {
        if (!response.ok) throw new Error(String(response.status));
        return response.text();
      })
      .then(function (html) {
        live.innerHTML = html;
        if (live.querySelector("[data-import-busy]")) setTimeout(ask, EVERY);
        else window.location.reload(); // issues and buttons stand outside the fragment
      })
      .catch(function () {
        setTimeout(ask, 5 * EVERY);
      });
  }

  setTimeout(ask, EVERY);
})();
