/* Reads the page aloud, with a Swedish voice of the reader's own device. Where there is none the controls stay hidden;
   a voice that would send the text to somebody else counts as none. A pause stops the voice and remembers the
   sentence, since some browsers cannot go on from a pause of their own. */
"use strict";

const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, tr";
const NOT_READ = "nav, [data-listen], .next";
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/* What is read is what is seen, and a block within a block is read with it. */
const read = (block) => !block.closest(NOT_READ) && !block.parentElement.closest(BLOCKS) && block.getClientRects().length;

/* Sentences, since some voices fall silent in a long text. The hyphens of easy-read compounds are for the eye. */
function sentences(block) {
  const text = block.cells ? [...block.cells].map((cell) => cell.innerText).filter(Boolean).join(". ") : block.innerText;
  const spoken = text.replace(/\s+/g, " ").replace(/(\p{Ll}{3})-(?=\p{Ll}{3})/gu, "$1").trim();
  return spoken.split(/(?<=\D[.!?]) (?=\p{Lu})/u).filter(Boolean).map((words) => ({ block, words }));
}

function listen(part) {
  const [play, stop, from, status] = ["[data-play]", "[data-stop]", "select", "[role=status]"].map((each) => part.querySelector(each));
  const blocks = [...document.querySelectorAll(`main :is(${BLOCKS})`)].filter(read);
  const lines = blocks.flatMap(sentences);
  let next = 0, speaking = null, marked = null;

  const mark = (block) => {
    marked?.classList.remove("spoken");
    block?.classList.add("spoken");
    if (block && block !== marked) block.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
    marked = block;
  };
  const tell = (words, action, underway) => {
    status.textContent = words;
    play.textContent = action;
    stop.hidden = !underway;
  };
  const hush = () => {
    speaking = null;
    speechSynthesis.cancel();
  };
  const end = (words) => {
    hush();
    mark(null);
    next = 0;
    tell(words, "Lyssna", false);
  };
  const speak = () => {
    if (next === lines.length) return end("Sidan är uppläst.");
    const { block, words } = lines[next];
    mark(block);
    speaking = Object.assign(new SpeechSynthesisUtterance(words), { voice: swedish(), lang: "sv-SE" });
    speaking.onend = ({ target }) => {
      if (target !== speaking) return;
      next += 1;
      speak();
    };
    speaking.onerror = ({ target }) => target === speaking && end("Uppläsningen avbröts.");
    speechSynthesis.speak(speaking);
  };

  play.addEventListener("click", () => {
    if (speaking) {
      hush();
      return tell("Pausad.", "Fortsätt", true);
    }
    if (stop.hidden) {
      hush();
      next = Math.max(0, lines.findIndex(({ block }) => block.id === from.value));
    }
    tell("Läser upp.", "Pausa", true);
    speak();
  });
  stop.addEventListener("click", () => {
    end("Uppläsningen är stoppad.");
    play.focus();
  });
  from.addEventListener("change", () => stop.hidden || end(""));
  addEventListener("pagehide", hush);
  from.append(...blocks.filter((block) => block.matches("h2[id]")).map((block) => new Option(block.innerText, block.id)));
  part.hidden = false;
}

const swedish = () => speechSynthesis.getVoices().find(({ lang, localService }) => localService && /^sv\b/i.test(lang.replace("_", "-")));

/* Many browsers tell of their voices only after a while. */
function look() {
  const part = document.querySelector("[data-listen][hidden]");
  if (part && swedish()) listen(part);
}

if ("speechSynthesis" in window) {
  look();
  speechSynthesis.addEventListener?.("voiceschanged", look);
}
