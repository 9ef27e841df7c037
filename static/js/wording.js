/* The example of a message follows the typing. Without this script it follows each save. */
"use strict";
(() => {
  const samples = new Map(
    [...document.querySelectorAll("[data-field]")].map((row) => [row.dataset.field, row.dataset.sample]),
  );
  const merged = (text) => text.replace(/\{([a-z_]+)\}/g, (all, name) => samples.get(name) ?? all);
  for (const place of document.querySelectorAll("[data-example]")) {
    const box = document.getElementById(`id_${place.dataset.example}`);
    if (!box) continue;
    const show = () => {
      place.textContent = merged(box.value);
    };
    box.addEventListener("input", show);
    show();
  }
})();
