/* One answer on the page: what stands in it, what of that is saved, and which version it goes on from. */
const MARK = "-version";

const chosen = (control, now) => [...control.options].filter((each) => (now ? each.selected : each.defaultSelected));
const first = (control) => control.options[0]?.value ?? "";

/* What a control says now, or said when the page came: a browser may fill in a page that is opened again. */
function said(control, now) {
  if (control.type === "select-one") return [chosen(control, now)[0]?.value ?? first(control)];
  if (["radio", "checkbox"].includes(control.type)) {
    return (now ? control.checked : control.defaultChecked) ? [control.value] : [];
  }
  return [now ? control.value : control.defaultValue];
}

export class Field {
  constructor(form, mark, unsaved) {
    this.name = mark.name.slice(0, -MARK.length);
    this.box = mark.closest(".field");
    this.mark = mark;
    mark.value = mark.getAttribute("value");
    this.controls = [...form.elements].filter((each) => each.name === this.name);
    this.stored = unsaved ? "" : this.key(false);
    this.met = Boolean(form.elements[`${this.name}-take`]) || (unsaved && this.box.querySelector(".conflict") !== null);
    this.refused = unsaved && this.box.classList.contains("wrong") ? this.key(true) : "";
    this.attempt = null;
  }

  values(now = true) { return this.controls.flatMap((control) => said(control, now)); }
  key(now) { return JSON.stringify(this.values(now)); }
  get unsaved() { return this.key(true) !== this.stored; }
  get canBeSaved() { return this.unsaved && !this.met && this.key(true) !== this.refused; }

  /* An attempt is sent word for word until it is answered, under one name, so that it is made once. */
  begin() { this.attempt ??= { id: crypto.randomUUID(), values: this.values(), from: this.mark.value }; }

  goOnFrom(version) {
    this.stored = JSON.stringify(this.attempt.values);
    this.mark.value = version;
    this.attempt = null;
  }

  /* Whoever has been told whom a text names may save it as it is, by any of the form's own buttons. */
  refuse(named) {
    if (named) {
      const told = this.box.querySelector(`input[name$="-named"]`) ?? document.createElement("input");
      this.box.append(Object.assign(told, { type: "hidden", name: `${this.name}-named`, value: named }));
    }
    this.refused = JSON.stringify(this.attempt.values);
    this.attempt = null;
  }

  /* A colleague was there before: the writer decides, by the form's own button. */
  meet() {
    this.met = true;
    this.attempt = null;
  }
}
