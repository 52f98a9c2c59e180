/* Keeps it fresh who else writes on the page, and no longer says who wrote last where somebody writes now.
   Without it the page says how it was when it was opened. */
"use strict";
{
  const EVERY = 30000;
  const place = document.querySelector("[data-here]");
  const asking = setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(place.dataset.here);
      if (!answer.ok || answer.redirected) return clearInterval(asking); // signed out, or no longer in the team
      place.textContent = (await answer.json()).text;
    } catch { /* no contact just now; the next time may go better */ }
  }, EVERY);
  addEventListener("input", (event) => event.target.closest(".field")?.querySelector(".written")?.remove());
}
