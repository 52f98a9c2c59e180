/* Asks before a page is left with answers that are not saved. Without it everything works, and nobody is asked. */
"use strict";
{
  const form = document.querySelector("form[data-answers]");
  const typed = () => new URLSearchParams(new FormData(form)).toString();
  const saved = form.dataset.answers === "unsaved" ? "" : typed();
  let sending = false;
  form.addEventListener("submit", () => { sending = true; });
  addEventListener("pageshow", () => { sending = false; });
  addEventListener("beforeunload", (event) => {
    if (!sending && typed() !== saved) event.preventDefault();
  });
}
