/* Says what has become of what is typed: quietly when it is saved, aloud when it is not. */
const place = document.querySelector("[data-saving]");
const region = (name) => place.querySelector(`[data-region="${name}"]`);
const note = Object.assign(document.createElement("p"), { className: "saved now" });
const above = document.querySelector(".hero .saved");
above?.removeAttribute("role"); // its time changes while somebody types, and that is not worth an interruption

/* Whatever is written above the place where somebody is may push it out of sight. */
function inSight(change) {
  const here = document.activeElement, below = () => Math.ceil(here.getBoundingClientRect().bottom - innerHeight);
  const before = below();
  change();
  if (before <= 0 && below() > 0) scrollBy(0, below()); // whole pixels, or a part of one stays out of sight
}

/* What the page has written for the occasion, with its parts filled in as plain text. */
export function text(name, parts = {}) {
  const said = place.querySelector(`template[data-says="${name}"]`).content.cloneNode(true);
  said.querySelectorAll("[data-part]").forEach((each) => { each.textContent = parts[each.dataset.part] ?? ""; });
  return said;
}

export function show(name, ...content) {
  const where = region(name);
  if (where.dataset.shown === content[0]?.textContent) return; // said once is enough
  inSight(() => {
    where.replaceChildren(...content);
    where.dataset.shown = where.textContent;
    where.hidden = content.length === 0;
  });
}

export function trouble(why, parts) {
  show("relief");
  show("trouble", text(why, parts));
}

export function relieved() {
  show("trouble");
  show("relief", text("relief"));
}

/* What the page came with to be mended is mended once it is saved, unless it is kept as odd as it was. */
function mended(field) {
  field.box.querySelector(".field-error")?.remove();
  field.box.classList.remove("wrong");
  field.controls.forEach((control) => control.removeAttribute("aria-invalid"));
}

/* Nothing on top says that all is saved while something on the page is not. */
export function allSaved(yes) {
  above?.classList.toggle("not-yet", !yes);
}

export function saved(field, said) {
  fault(field);
  if (!said.odd) mended(field);
  note.textContent = `Sparat ${said.saved}`;
  inSight(() => field.box.append(note));
  if (above) above.textContent = note.textContent;
}

/* Whoever types again has read it. */
export function quiet(field) {
  show("relief");
  if (note.parentElement === field.box) note.remove();
}

/* What is to be mended stands beside its field, and is said aloud from there. */
export function fault(field, name, parts) {
  field.box.querySelector("[data-fault]")?.remove();
  if (!name) return;
  const where = Object.assign(document.createElement("div"), { className: "conflict", role: "alert" });
  where.dataset.fault = "";
  note.remove();
  inSight(() => {
    field.box.append(where);
    where.append(text(name, parts));
  });
}
