/* Searches the whole site, one list for each kind of hit. The engine is fetched when somebody first comes to the field.
   Without this, or without the engine, the page is a list of ways in. */

const SHOWN = 3;
const REST = "Skolenheter"; // the kind of what says no kind
/* Kinds that wait for others: what says the same in another way, what names every school form, what is many. */
const LATER = { Lättläst: .5, Indikatorer: .6, Skolenheter: .5 };
const SMALL = new Set("alla att av blir de den det do du där då en er era ert ett från får för gör ha har hos hur hör i in inte kan man med men min mitt måste mot ni nu när och om oss på ska skall som så till under upp ut vad var varför vara vem vi vid vilka vilken vilket vår våra vårt än är åt över".split(" "));
const [form, found, ways] = ["[data-search]", "[data-found]", "[data-ways]"].map((name) => document.querySelector(name));
const [field, count] = ["input", ".count"].map((name) => form.querySelector(name));
const hint = count.textContent;
let loading, latest = 0;

const load = () => (loading ??= import("/pagefind/pagefind.js").then(async (engine) => {
  await engine.options({ noWorker: true, excerptLength: 22, ranking: { metaWeights: { title: 5, also: 3 } } });
  const kinds = await (await fetch("/pagefind/kinds.json")).json();
  return { engine, kinds: new Map(Object.entries(kinds).flatMap(([kind, ids]) => ids.map((id) => [id, kind]))) };
}));

const words = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/* What is asked for, and if nothing has it all: without the small words, then the longest words alone, one by one. */
function attempts(text) {
  const all = words(text.replace(/(\d{6})-(\d{4})/, "$1$2"));
  const large = all.filter((word) => !SMALL.has(word));
  const longest = [...large].sort((one, other) => other.length - one.length);
  return [...new Set([large.length ? large : all, ...longest.map((word) => [word])].map((each) => each.join(" ")))];
}

/* The engine shortens a word that nobody has used until it fits something. What is left must be most of the word. */
const fold = (word) => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
const begins = (word) => fold(word).slice(0, Math.max(3, Math.ceil(word.length * .6)));

async function meant({ results: [first] }, asked) {
  const { meta, excerpt } = await first.data();
  const marked = excerpt.match(/<mark>.*?<\/mark>/g) ?? [];
  const said = words([meta.title, meta.also, ...marked].join(" ").replace(/<.*?>/g, "")).map(fold);
  return words(asked).some((word) => said.some((other) => other.startsWith(begins(word))));
}

async function groups({ engine, kinds }, asked) {
  const named = new Map();
  for (const result of (await engine.search(asked)).results) {
    const kind = kinds.get(result.id) ?? REST;
    named.set(kind, [...(named.get(kind) ?? []), result]);
  }
  const found = [...named].map(([kind, results]) => ({ kind, results }));
  const kept = await Promise.all(found.map((group) => meant(group, asked)));
  const best = ({ kind, results }) => results[0].score * (LATER[kind] ?? 1);
  return found.filter((_, number) => kept[number]).sort((one, other) => best(other) - best(one));
}

const hits = (many) => (many === 1 ? "1 träff" : `${many} träffar`);

const element = (name, properties, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};

/* The engine marks the words that were asked for in text that it has escaped itself; nothing else becomes an element. */
function excerpt(html) {
  const text = new DOMParser().parseFromString(html, "text/html").body;
  return element("p", {}, ...[...text.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", { textContent: node.textContent }) : node.textContent));
}

async function hit(result) {
  const { url, meta, excerpt: whole, sub_results: parts } = await result.data();
  const part = parts.find((each) => each.anchor) && [...parts].sort((one, other) => other.locations.length - one.locations.length)[0];
  const item = element("li", {}, element("a", { href: url, textContent: meta.title }), excerpt(part?.excerpt ?? whole));
  if (part?.anchor) item.append(element("a", { className: "small", href: part.url, textContent: `Avsnitt: ${part.title}` }));
  return item;
}

async function section({ kind, results }) {
  const list = element("ul", { className: "list" });
  const show = async (from, to) => list.append(...await Promise.all(results.slice(from, to).map(hit)));
  await show(0, SHOWN);
  const made = element("section", {}, element("h2", {}, `${kind} `, element("small", { textContent: hits(results.length) })), list);
  if (results.length > SHOWN) {
    const more = element("button", { className: "button second", type: "button", textContent: "Visa fler" });
    more.addEventListener("click", async () => {
      const before = list.children.length;
      await show(before, before + 4 * SHOWN);
      list.children[before]?.querySelector("a").focus();
      more.hidden = list.children.length >= results.length;
    });
    more.setAttribute("aria-label", `Visa fler: ${kind}`);
    made.append(more);
  }
  return made;
}

async function look() {
  const turn = ++latest;
  const text = field.value.trim();
  const [asked, ...others] = attempts(text);
  let kinds = [], used = asked;
  if (asked) {
    const engine = await load();
    for (used of [asked, ...others]) if ((kinds = await groups(engine, used)).length) break;
  }
  const sections = await Promise.all(kinds.map(section));
  if (turn !== latest) return;
  const many = kinds.reduce((sum, { results }) => sum + results.length, 0);
  found.replaceChildren(...sections);
  found.hidden = many === 0;
  ways.hidden = many > 0;
  count.textContent = !asked ? hint : many === 0
    ? `Inget på webbplatsen svarar mot ”${text}”. Pröva ett annat ord eller ett kortare, eller välj i listorna här nedanför.`
    : used === asked ? `${hits(many)} på ”${text}”.`
    : `Ingen sida har alla orden. Här är ${many === 1 ? "den som" : `de ${many} som`} har ”${used}”.`;
  document.title = document.title.replace(/^.*? – /, text ? `Sök: ${text} – ` : "Sök – ");
}

async function answer() {
  try { await look(); } catch {
    count.textContent = "Det går inte att söka just nu. Allt finns i listorna här nedanför.";
    ways.hidden = false;
  }
}

let pause;
field.addEventListener("focus", () => load().catch(() => {}));
field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(answer, 250); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
  answer();
});
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) answer();
