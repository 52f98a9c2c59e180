/* Asks the service to save an answer, and for what the page needs to go on after another sign-in. */
import { began } from "./staying.js";

const SHORT_ENOUGH = 60000; // what a browser still sends when its page has gone
const place = document.querySelector("[data-saving]");
const headers = { Accept: "application/json" };

async function read(answer) {
  const json = answer.headers.get("Content-Type")?.startsWith("application/json");
  return { status: answer.status, said: json ? await answer.json() : {} };
}

export async function post(form, { name, attempt }) {
  const body = new URLSearchParams({
    csrf_token: form.elements.csrf_token.value, name, save_id: attempt.id, [`${name}-version`]: attempt.from,
  });
  const told = form.elements[`${name}-named`]; // whoever was told of a name and writes on is not stopped
  if (told) body.append(told.name, told.value);
  attempt.values.forEach((value) => body.append(name, value));
  const keepalive = body.toString().length < SHORT_ENOUGH;
  return read(await fetch(place.dataset.save, { method: "POST", body, headers, keepalive }));
}

/* Whether the visitor is still, or again, signed in; then every form of the page can be sent. */
export async function freshToken() {
  const answer = await fetch(place.dataset.goOn, { headers, redirect: "manual", cache: "no-store" });
  if (!answer.ok) return false;
  const { token, left } = await answer.json();
  document.querySelectorAll("input[name=csrf_token]").forEach((each) => { each.value = token; });
  began(left);
  return true;
}
