/* Home after idle; any touch, key or scroll starts the count anew. Without script the page itself goes
   home (kiosk/_head.html). Nothing is stored. */
(() => {
  const { home, idle, warning } = document.currentScript.dataset;
  const note = document.getElementById("kiosk-warning");
  let warn, leave;
  const start = () => {
    clearTimeout(warn);
    clearTimeout(leave);
    note.hidden = true;
    warn = setTimeout(() => { note.hidden = false; }, (idle - warning) * 1000);
    leave = setTimeout(() => location.replace(home), idle * 1000);
  };
  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) {
    addEventListener(sign, start, { capture: true, passive: true });
  }
  start();
})();
