/* Is somebody about to let go of a button? What is shown meanwhile could move it away from under the pointer,
   or lie down upon it, and the press would come to nothing. A pointer may be let go of outside the window,
   which nobody is told of: so it is waited for only so long. */
const LONGEST_PRESS = 3000;
let released = Promise.resolve();

export const letGo = () => released;

addEventListener("pointerdown", (event) => {
  if (!event.target.closest("button")) return;
  released = new Promise((resolve) => {
    const soon = () => setTimeout(resolve); // the press itself is told of after its end
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, soon, { once: true });
    setTimeout(resolve, LONGEST_PRESS);
  });
});
