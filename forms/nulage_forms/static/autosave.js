/* Saves what is typed, one answer at a time, and asks before a page is left with something that is not saved.
   Without it the buttons save everything, as they always do. Nothing is kept in the browser's own storage. */
import { Field } from "./field.js";
import { freshToken, post } from "./asking.js";
import { letGo } from "./pressing.js";
import { renewed, stay } from "./staying.js";
import { allSaved, fault, quiet, relieved, saved, trouble } from "./telling.js";

const PAUSE = 2000, LONGEST_WAIT = 60000;
const form = document.querySelector("form[data-answers]");
const fields = [...form.querySelectorAll(".field > input[type=hidden][name$='-version']")].map(
  (mark) => new Field(form, mark, form.dataset.answers === "unsaved"),
);
const done = form.querySelector("input[name=done]");
let timer = 0, busy = false, leaving = false, failures = 0, cut = false, stopped = false;

const waiting = () => fields.find((field) => field.attempt) ?? fields.find((field) => field.canBeSaved);
const tell = () => allSaved(!fields.some((field) => field.unsaved));
const later = (wait) => { clearTimeout(timer); timer = setTimeout(() => { timer = 0; flush(); }, wait); };

function flush() {
  const field = waiting();
  if (field && !busy && !leaving && !stopped) send(field);
}

async function send(field) {
  busy = true;
  field.begin();
  try {
    const answer = await answerTo(field);
    await letGo();
    settle(field, answer);
  } catch {
    await letGo();
    again("offline");
  }
  busy = false;
  if (waiting() && !timer) later(0);
}

/* One more try with a fresh token: somebody may have signed in again in another tab. */
async function answerTo(field) {
  const answer = await post(form, field);
  if (![400, 403].includes(answer.status)) return answer;
  return (await freshToken()) ? post(form, field) : { status: 401 };
}

function settle(field, answer) {
  if (answer.status === 200) {
    field.goOnFrom(answer.said.version);
    if (failures) relieved();
    failures = 0;
    cut = false;
    renewed();
    if (!field.unsaved) saved(field, answer.said);
  } else if (answer.status === 409 && answer.said.version) {
    field.meet();
    fault(field, answer.said.own ? "own" : "conflict", answer.said);
  } else if (answer.status === 422) {
    field.refuse(answer.said.named);
    fault(field, answer.said.named ? "named" : "fault", answer.said);
  } else if (answer.status === 401) {
    again("out");
  } else if (answer.status === 429 || answer.status >= 500) {
    again("later");
  } else {
    stopped = true;
    trouble("stopped", answer.said);
  }
  tell();
}

function again(why) {
  trouble(why);
  cut = why === "offline";
  failures += 1;
  later(Math.min(PAUSE * 2 ** (failures - 1), LONGEST_WAIT));
}

form.addEventListener("input", (event) => {
  const field = fields.find((each) => each.name === event.target.name);
  if (!field) return;
  quiet(field);
  tell();
  if (!failures) later(PAUSE);
});
form.addEventListener("focusout", flush);
addEventListener("online", flush);
addEventListener("focus", flush);
document.addEventListener("visibilitychange", flush);
addEventListener("pagehide", flush);
form.addEventListener("submit", (event) => {
  if (cut) { // a page that cannot be reached would take the place of what was typed
    event.preventDefault();
    trouble("offline");
    flush();
  } else {
    leaving = true;
  }
});
addEventListener("pageshow", () => { leaving = false; });
addEventListener("beforeunload", (event) => {
  const ticked = done && done.checked !== done.defaultChecked;
  if (!leaving && (ticked || fields.some((field) => field.unsaved))) event.preventDefault();
});
document.querySelectorAll("[data-when-saving]").forEach((each) => { each.textContent = each.dataset.whenSaving; });
stay();
tell();
if (waiting()) later(PAUSE);
