/* Shows the next version of the page as soon as there is one; the browser keeps the place that was read. */
"use strict";

const OFTEN = 200;
const { version } = document.currentScript.dataset;
let timer;

async function ask() {
  clearTimeout(timer);
  if (document.hidden) return;
  try {
    const answer = await fetch("/_forhandsvisning/version");
    if (answer.ok && (await answer.text()) !== version) return location.reload();
  } catch { /* The preview has been stopped, and may be started again. */ }
  timer = setTimeout(ask, OFTEN);
}

document.addEventListener("visibilitychange", ask);
ask();
