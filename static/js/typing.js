/* What is typed goes to the office's server every few seconds, so that a closed tab loses nothing; the
   device itself keeps nothing. Without this script every page that was sent is kept all the same. */
(() => {
  "use strict";
  const WAIT = 2000;
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const note = document.getElementById("kept");
  let timer = 0;
  let isLeaving = false;
  let last = "";

  const typed = () => {
    const values = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    return new URLSearchParams(values).toString();
  };

  const keep = async () => {
    clearTimeout(timer);
    const body = typed();
    if (isLeaving || body === last) return;
    last = body;
    try {
      const answer = await fetch(form.dataset.keep, {
        method: "POST", body, keepalive: true, redirect: "error",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
      });
      if (!answer.ok) throw new Error(answer.status);
      note.hidden = false;
    } catch {
      last = "";
      note.hidden = true;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  });
  form.addEventListener("submit", () => { isLeaving = true; clearTimeout(timer); });
  addEventListener("pageshow", () => { isLeaving = false; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  last = typed();
})();
