/* Finds principals as one types: in any order of words, whatever the case and accents. Without it the form leads
   to the lists. The list is fetched at first focus, so that a page costs nothing to those who only read. */
"use strict";

const SHOWN = 12;
const LISTS = "/huvudman/";
const small = (text) => text.normalize("NFC").toLowerCase();
const fold = (text) => small(text).normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, " ").trim();

function prepare({ places, types, principals }) {
  return principals.map(([id, name, type, ...numbers]) => {
    const where = numbers.map((number) => places[number]);
    const names = [...new Set(where.map(([place]) => place))];
    return {
      id, name,
      note: [types[type], names.length > 3 ? `${names.length} kommuner` : names.join(", ")].filter(Boolean).join(" · "),
      title: ` ${fold(name)}`,
      words: ` ${fold([name, id, types[type], ...where.flat()].join(" "))}`,
    };
  });
}

/* Every word must begin a word of the principal. First come names that begin as is written, dots and rings and all, then
   those that begin so without them, then those that have the words further in, and then places; else by alphabet. */
function search(principals, query) {
  const words = fold(query.replace(/^\s*(\d{6})-(\d{4})\s*$/, "$1$2")).split(" ").map((word) => ` ${word}`);
  const hits = principals.filter((each) => words.every((word) => each.words.includes(word)));
  const ranks = [
    (each) => small(each.name).startsWith(small(query.trim())),
    (each) => each.title.startsWith(words.join("")),
    (each) => words.every((word) => each.title.includes(word)),
  ];
  const rank = (each) => [...ranks, () => true].findIndex((fits) => fits(each));
  return hits.sort((one, other) => rank(one) - rank(other));
}

/* Where nothing is written so: those who have such words in their names, first those whose names begin with one. A short
   word is likened to words of its length alone, and the shortest to none. */
function guess(principals, query, nearly) {
  const asked = fold(query).split(" ");
  const fits = (word) => (each) => each.startsWith(word)
    || (word.length > 3 && (word.length > 5 || each.length < word.length + 2) && nearly(each, word));
  const begins = ({ title }) => asked.some((word) => fits(word)(title.trim().split(" ")[0]));
  return principals.filter(({ title }) => asked.every((word) => title.trim().split(" ").some(fits(word))))
    .sort((one, other) => begins(other) - begins(one));
}

function way(href, name, note = "") {
  const item = document.createElement("li");
  const link = item.appendChild(Object.assign(document.createElement("a"), { href }));
  link.append(`${name} `, Object.assign(document.createElement("small"), { textContent: note }));
  return item;
}

/* Whoever looks for a school or a word in the field of the principals is led to the search that has all of them. */
const elsewhere = (query) => way(`/sok/?q=${encodeURIComponent(query)}`, `Sök ”${query}” på hela webbplatsen`);

function show(list, count, hits, near, query) {
  const ways = (hits.length ? hits : near).slice(0, SHOWN).map(({ id, name, note }) => way(`/huvudman/${id}/`, name, note));
  list.replaceChildren(...ways, ...(hits.length ? [] : [elsewhere(query)]));
  list.hidden = false;
  const one = hits.length === 1 ? "1 huvudman" : `${hits.length} huvudmän`;
  count.textContent = !hits.length && near.length ? `Ingen huvudman heter precis så. Menar ni ${near.length === 1 ? "den här" : "någon av de här"}?`
    : hits.length === 0 ? "Ingen träff bland huvudmännens namn. Pröva en kommun. Skolor och förskolor hittar ni när ni söker på hela webbplatsen."
    : hits.length > SHOWN ? `${one}. De ${SHOWN} första visas, skriv mer för att nå fram.` : `${one}.`;
}

for (const form of document.querySelectorAll("[data-find]")) {
  const [field, count, list] = ["input", ".count", ".hits"].map((part) => form.querySelector(part));
  const hint = count.textContent;
  let loading;
  const everyone = () => fetch("/huvudman/sok.json").then((answer) => answer.json()).then(prepare);
  const load = () => (loading ??= Promise.all([everyone(), import(form.dataset.near)]));
  const look = async () => {
    const [principals, { nearly }] = await load();
    if (fold(field.value)) {
      const hits = search(principals, field.value);
      return show(list, count, hits, hits.length ? [] : guess(principals, field.value, nearly), field.value.trim());
    }
    list.hidden = true;
    count.textContent = hint;
  };
  const step = (by) => {
    const links = [...list.querySelectorAll("a")];
    (links[links.indexOf(document.activeElement) + by] ?? field).focus();
  };
  /* What was asked stands in the address, so that whoever goes back finds it answered. */
  const remember = () => history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
  field.addEventListener("focus", load);
  field.addEventListener("input", look);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try { await look(); } catch { form.submit(); }
    remember();
    const links = list.hidden ? [] : list.querySelectorAll("a");
    if (links.length === 1) links[0].click();
    else if (links.length && location.pathname !== LISTS) location.assign(LISTS + location.search);
    else links[0]?.focus();
  });
  list.addEventListener("click", remember);
  form.addEventListener("keydown", (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && !list.hidden) { event.preventDefault(); step(move); }
    if (event.key === "Escape") { list.hidden = true; field.focus(); }
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) { field.value = asked; look(); }
}
