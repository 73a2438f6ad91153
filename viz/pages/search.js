"use strict";
(function () {
  // Search over names: every word typed must be the beginning of a word of the entry.
  var entries = JSON.parse(document.getElementById("search-data").textContent).entries;
  var box = document.getElementById("search");
  var found = document.getElementById("search-found");
  var counter = document.getElementById("search-count");
  var most = 30;

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  var texts = entries.map(function (entry) {
    return " " + plain(entry[0] + " " + entry[3]).replace(/[^a-z0-9]+/g, " ");
  });

  var known = entries.map(function (entry) { return plain(entry[4]); });

  function show() {
    var words = plain(box.value).split(/[^a-z0-9]+/).filter(Boolean);
    found.textContent = "";
    if (!words.length) { counter.textContent = ""; return; }
    var hits = [];
    texts.forEach(function (text, at) {
      if (words.every(function (word) { return text.indexOf(" " + word) >= 0; })) {
        // What is called so comes first, then bodies and functions before findings and publishers.
        var exact = known[at] && known[at] === words.join(" ") ? 0 : 1;
        hits.push([exact, entries[at][5], text.indexOf(" " + words[0]), at]);
      }
    });
    hits.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]; });
    hits.slice(0, most).forEach(function (hit) {
      var entry = entries[hit[3]];
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = entry[1];
      link.textContent = entry[0];
      item.append(link, " ", entry[2]);
      found.append(item);
    });
    counter.textContent = hits.length > most
      ? "The first " + most + " of " + hits.length + "."
      : hits.length + " found.";
  }

  document.getElementById("search-box").hidden = false;
  box.addEventListener("input", show);
  show();
})();
