/* The draft page while it is typed on: the server's own parser reads each box and answers beside it;
   what is not saved yet is marked. Without this script the same answer comes with every save. */
(() => {
  "use strict";
  const WAIT = 400;
  const form = document.querySelector("form[data-check]");
  if (!form) return;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  let leaving = false;

  const first = (select) => Math.max([...select.options].findIndex((option) => option.defaultSelected), 0);
  const isChanged = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return field.selectedIndex !== first(field);
    return field.value !== field.defaultValue;
  };
  const changedIn = (part) => [...part.querySelectorAll("textarea, input:not([type=hidden]), select")].some(isChanged);

  const mark = (card) => {
    const unsaved = "unsaved" in card.dataset || changedIn(card);
    card.classList.toggle("is-unsaved", unsaved);
    card.querySelector(".mark-unsaved").hidden = !unsaved;
    const jump = document.querySelector(`.jump a[href="#${card.id}"]`);
    if (jump) jump.classList.toggle("unsaved", unsaved);
  };

  const goTo = (box, line) => {
    const lines = box.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    box.focus();
    box.setSelectionRange(start, start + (lines[line - 1] || "").length);
  };

  document.querySelectorAll(".component-card[data-component]").forEach((card) => {
    const box = card.querySelector("textarea");
    const report = card.querySelector(".check-report");
    const status = card.querySelector(".check-status");
    let timer = 0;
    let asked = null;

    const say = (words, isSeen) => {
      status.textContent = words;
      status.classList.toggle("visually-hidden", !isSeen);
    };

    const check = async () => {
      if (asked) asked.abort();
      asked = new AbortController();
      const body = new URLSearchParams({ text: box.value });
      try {
        const answer = await fetch(form.dataset.check, {
          method: "POST", body, signal: asked.signal, redirect: "error", headers: { "X-CSRFToken": token },
        });
        if (!answer.ok) throw new Error(answer.status);
        report.innerHTML = await answer.text();
        const verdict = report.querySelector(".check-bad, .check-ok");
        say(verdict && verdict.classList.contains("check-bad") ? "Penomoran perlu dibetulkan." : "", false);
        report.dataset.state = "checked";
      } catch (problem) {
        if (problem.name === "AbortError") return;
        say("Pemeriksaan langsung terputus. Penomoran tetap diperiksa saat disimpan.", true);
        report.dataset.state = "offline";
      }
    };

    box.addEventListener("input", () => {
      clearTimeout(timer);
      report.dataset.state = "waiting";
      timer = setTimeout(check, WAIT);
    });
    report.addEventListener("click", (event) => {
      const button = event.target.closest(".to-line");
      if (button) goTo(box, Number(button.dataset.line));
    });
    card.addEventListener("input", () => mark(card));
    mark(card);
    // Typed before this script was there, or brought back by the browser's Back.
    if (isChanged(box)) check();
  });

  form.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (form.querySelector("[data-unsaved]") || changedIn(form))) event.preventDefault();
  });
})();
