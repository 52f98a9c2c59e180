/* Puts a figure's sentence last in the answer at once. Without it the same button saves the page and does the same. */
"use strict";
{
  const buttons = [...document.querySelectorAll("button[data-into]")];
  const field = (button) => document.getElementById(button.dataset.into);
  const told = document.querySelector("[data-transferred]");
  const stands = (button) => field(button).value.includes(button.value);
  const label = () => {
    for (const button of buttons) {
      button.firstElementChild.textContent = stands(button) ? "Finns i svaret" : "För över till svaret";
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const text = field(button);
      if (stands(button)) {
        text.focus();
        return;
      }
      text.value = `${text.value.trimEnd()}\n${button.value}`.trimStart();
      text.dispatchEvent(new Event("input", { bubbles: true }));
      told.textContent = "Meningen står nu sist i svaret.";
    });
  }
  addEventListener("input", label);
  label();
}
