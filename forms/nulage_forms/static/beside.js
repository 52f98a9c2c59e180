/* Figures follow along while one writes, as long as all of them fit in the window. */
"use strict";
{
  const beside = document.querySelector(".beside");
  const follow = () => beside?.classList.toggle("follows", beside.offsetHeight + 48 < innerHeight);
  if (beside) new ResizeObserver(follow).observe(beside);
  addEventListener("resize", follow);
}
