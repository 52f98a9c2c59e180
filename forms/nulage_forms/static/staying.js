/* Warns before the time of a session runs out, and lets whoever is there go on. */
import { freshToken } from "./asking.js";
import { show, text } from "./telling.js";

const AHEAD = 10 * 60 * 1000, LOOK = 30 * 1000;
const place = document.querySelector("[data-saving]");
const idle = Number(place.dataset.idle) * 1000;
let unused = 0, end = 0, told = "";

const clock = new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm" });
const time = (moment) => clock.format(moment).replace(":", ".");

/* Everything that is asked of the service keeps a session alive, but never longer than to its end. */
export function renewed() {
  unused = Date.now() + idle;
  look();
}

export function began(seconds) {
  end = Date.now() + seconds * 1000;
  renewed();
}

export function stay() {
  began(Number(place.dataset.left));
  setInterval(look, LOOK);
}

function look() {
  const last = Math.min(unused, end), soon = last - Date.now() < AHEAD;
  const name = !soon ? "" : last < end ? "idle" : "end";
  if (name === told) return;
  told = name;
  show("time", ...(name ? [text(name, { at: time(last) })] : []));
}

place.addEventListener("click", (event) => {
  if (event.target.matches("[data-stay]")) freshToken().catch(() => {}); // what is typed next says what is wrong
});
