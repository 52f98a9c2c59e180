/* Searches the whole site, one list for each kind of hit. The engine is fetched when somebody first comes to the field,
   and the index of the school units, which are many, when the first answer is shown.
   Without this, or without the engine, the page is a list of ways in. */

const SHOWN = 3, ALONE = 10; // of each kind, and where there is but one
/* Kinds that wait for others: what says the same in another way, what names every school form, names that say a school form. */
const LATER = { Lättläst: .5, Indikatorer: .6, Huvudmän: .6 };
const NAMED = 40; // names that so few have are what is looked for, and come first
const SMALL = new Set("alla att av blir de den det do du där då en er era ert ett från får för gör ha har hos hur hör i in inte kan man med men min mitt många mycket måste mot ni nu när och om oss på ska skall som så till under upp ut vad var varför vara vem vi vid vilka vilken vilket vår våra vårt än är åt över".split(" "));
const COMMON = /^(skol(a|an|or)|kommun(en)?|ab)$/; // finds too much when it is asked alone
const [form, found, ways] = ["[data-search]", "[data-found]", "[data-ways]"].map((name) => document.querySelector(name));
const [field, count] = ["input", ".count"].map((name) => form.querySelector(name));
const hint = count.textContent;
let latest = 0, sofar = "";

/* One index. The engine's WebAssembly is fetched with the first, and serves all. */
async function open(folder, load_wasm) {
  const { PagefindInstance } = await import("/pagefind/texter/pagefind.js");
  const index = new PagefindInstance({ basePath: `/pagefind/${folder}/`, excerptLength: 22, ranking: { metaWeights: { title: 10, also: 3 } } });
  await index.init("sv", { load_wasm });
  return index;
}

/* How to ask an index of names. The stem of Borås is that of Borgen, and there are many names: those that say exactly what is asked come first. */
async function names(folder, kind) {
  const index = await open(folder, false);
  return async (asked) => {
    const [{ results }, exact] = await Promise.all([index.search(asked), index.search(`"${asked}"`)]);
    const said = new Set(exact.results.map(({ id }) => id));
    const found = await groups(results.sort((one, other) => said.has(other.id) - said.has(one.id)), asked, () => kind);
    return found.map((group) => ({ ...group, named: said.size > 0 && said.size <= NAMED }));
  };
}

/* What is fetched once, unless it fails: then the next search tries again. */
function once(fetched) {
  let coming;
  return () => (coming ??= fetched().catch((fault) => { coming = undefined; throw fault; }));
}

const others = once(async () => {
  const told = fetch("/pagefind/texter/kinds.json").then((answer) => answer.json());
  const [texts, kinds] = await Promise.all([open("texter", true), told]);
  const principals = await names("huvudman", "Huvudmän");
  const kindOf = new Map(Object.entries(kinds).flatMap(([kind, ids]) => ids.map((id) => [id, kind])));
  return async (asked) => {
    const written = texts.search(asked).then(({ results }) => groups(results, asked, (id) => kindOf.get(id)));
    const best = ({ kind, results, named }) => (named ? Infinity : results[0].score * (LATER[kind] ?? 1));
    return (await Promise.all([written, principals(asked)])).flat().sort((one, other) => best(other) - best(one));
  };
});

const units = once(() => names("skolenheter", "Skolenheter"));

const words = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*/gu) ?? [];

/* What is asked for, and if nothing has it all: without the small words, then the longest words alone, one by one. */
function attempts(text) {
  const all = words(text);
  const large = all.filter((word) => !SMALL.has(word));
  const longest = large.filter((word) => !COMMON.test(word)).sort((one, other) => other.length - one.length);
  return [...new Set([large.length ? large : all, ...longest.map((word) => [word])].map((each) => each.join(" ")))];
}

/* The engine shortens a word that nobody has used until it fits something, and takes ö for o. What is left must be most
   of the word, with its dots and rings if any were written, and nearly all of a short one that stands alone: a name. */
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
const begins = (word, _, { length: many }) => word.slice(0, Math.max(3, many > 1 ? 0 : Math.min(4, word.length - 1), Math.ceil(word.length * .6)));

async function meant({ results: [first] }, asked) {
  const { meta, content } = await first.data();
  const read = asked === plain(asked) ? plain : (text) => text;
  const all = read([meta.title, meta.also, content].join(" "));
  const said = ["", " "].map((hyphen) => ` ${words(all.replaceAll("-", hyphen)).join(" ")}`).join("");
  return words(asked.replaceAll("-", "")).map(begins).every((word) => said.includes(` ${word}`));
}

async function groups(all, asked, kindOf) {
  const named = new Map();
  for (const result of all) {
    const kind = kindOf(result.id);
    named.set(kind, [...(named.get(kind) ?? []), result]);
  }
  const found = [...named].map(([kind, results]) => ({ kind, results }));
  const kept = await Promise.all(found.map((group) => meant(group, asked)));
  return found.filter((_, place) => kept[place]);
}

const number = (many) => many.toLocaleString("sv-SE");
const hits = (many) => (many === 1 ? "1 träff" : `${number(many)} träffar`);

const element = (name, properties, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};

/* The engine marks the words that were asked for in text that it has escaped itself; nothing else becomes an element.
   It cuts between words, so where a sentence lacks its beginning or its end is told. */
function excerpt(html) {
  const text = new DOMParser().parseFromString(html, "text/html").body;
  const [before, after] = [/^\s*\p{Ll}/u, /[\p{L},]\s*$/u].map((cut) => cut.test(text.textContent));
  return element("p", {}, before ? "… " : "", ...[...text.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", { textContent: node.textContent }) : node.textContent), after ? " …" : "");
}

async function hit(result) {
  const { url, meta, excerpt: whole, sub_results: parts } = await result.data();
  const part = parts.find((each) => each.anchor) && [...parts].sort((one, other) => other.locations.length - one.locations.length)[0];
  const item = element("li", {}, element("a", { href: url, textContent: meta.title }), excerpt(part?.excerpt ?? whole));
  if (part?.anchor) item.append(element("a", { className: "small", href: part.url, textContent: `Avsnitt: ${part.title}` }));
  return item;
}

async function section({ kind, results }, many = SHOWN) {
  const list = element("ul", { className: "list" });
  const more = element("button", { className: "button second", type: "button", textContent: "Visa fler" });
  more.setAttribute("aria-label", `Visa fler: ${kind}`);
  const made = element("section", {}, element("h2", {}, `${kind} `, element("small", { textContent: hits(results.length) })), list, more);
  made.show = async (to) => {
    list.append(...await Promise.all(results.slice(list.children.length, to).map(hit)));
    more.hidden = list.children.length >= results.length;
  };
  more.addEventListener("click", async () => {
    const before = list.children.length;
    await made.show(before + 4 * SHOWN);
    list.children[before]?.querySelector("a").focus();
  });
  await made.show(many);
  return made;
}

/* What is asked with each word that no heading and no name has as the shortest that one has and is written nearly so; nothing
   when there is none. The words are fetched only when nothing has been found. */
const spelled = once(async () => {
  const [{ nearly }, ...told] = await Promise.all([
    import(form.dataset.near),
    ...["texter", "huvudman", "skolenheter"].map((folder) => fetch(`/pagefind/${folder}/words.json`).then((answer) => answer.json())),
  ]);
  const known = told.flat().map((word) => [word, plain(word)]).sort(([one], [other]) => one.length - other.length);
  const meantBy = (word) => {
    const asked = plain(word);
    if (word.length < 5 || known.some(([, each]) => each.startsWith(asked))) return word;
    return known.find(([, each]) => nearly(each, asked))?.[0] ?? word;
  };
  return (asked) => words(asked).map(meantBy).join(" ");
});

const total = (kinds) => kinds.reduce((sum, { results }) => sum + results.length, 0);

function told(text, asked, used, many, ofUnits) {
  const none = asked.includes(" ") ? "Ingen sida har alla orden" : `Ingen träff på ”${text}”`;
  if (used !== asked) return `${none}. Här är ${many === 1 ? "den som" : `de ${number(many)} som`} har ”${used}”.`;
  return `${hits(many)} på ”${text}”${ofUnits && ofUnits < many ? `, ${number(ofUnits)} av dem bland skolenheterna` : ""}.`;
}

function show(sections, said) {
  found.replaceChildren(...sections);
  found.hidden = !sections.length;
  ways.hidden = sections.length > 0;
  say(said);
}

const say = (said) => { if (count.textContent !== said) count.textContent = said; };

/* Few hits may be what the engine made of a word by shortening it: Sundby of Sundbybreg. */
function instead(other) {
  say(`${count.textContent} Menade ni ”${other}”?`);
  found.append(element("p", {}, element("a", { href: `/sok/?q=${encodeURIComponent(other)}`, textContent: `Sök ”${other}” i stället` })));
}

/* What is not a unit is shown first; units are added beneath, so that nothing moves that somebody is reading. */
async function look() {
  const turn = ++latest;
  const text = field.value.trim();
  const [asked, ...fewer] = attempts(text);
  document.title = document.title.replace(/^.*? – /, text ? `Sök: ${text} – ` : "Sök – ");
  sofar = "";
  if (!asked) return show([], hint);
  let missing = "";
  const answered = async (used) => {
    const first = await (await others())(used);
    const sections = await Promise.all(first.map((group) => section(group)));
    if (turn !== latest) return 0;
    if (first.length) show(sections, sofar = told(text, asked, used, total(first)));
    const last = await units().then((ask) => ask(used)).catch(() => { missing = " Skolenheterna går inte att söka just nu."; return []; });
    const added = await Promise.all(last.map((group) => section(group, first.length ? SHOWN : ALONE)));
    if (first.length === 1 && !last.length) await sections[0].show(ALONE);
    if (turn !== latest) return 0;
    if (first.length) found.append(...added); else if (last.length) show(added, "");
    const many = total([...first, ...last]);
    if (many) say(told(text, asked, used, many, total(last)) + missing);
    return many;
  };
  let many = 0;
  for (const used of [asked, ...fewer]) if (turn === latest) many ||= await answered(used);
  if (turn !== latest || many > SHOWN) return;
  const other = await spelled().then((spell) => spell(asked)).catch(() => asked);
  if (turn !== latest) return;
  if (many) return other === asked || instead(other);
  if (other !== asked && await answered(other) || turn !== latest) return;
  show([], `Inget på webbplatsen svarar mot ”${text}”. Pröva ett annat ord eller ett kortare, eller välj i listorna här nedanför.${missing}`);
}

async function answer() {
  const looking = look(), turn = latest;
  const waiting = setTimeout(() => { if (turn === latest) say(`${sofar} Söker …`.trim()); }, 1000);
  try { await looking; } catch {
    count.textContent = "Det går inte att söka just nu. Allt finns i listorna här nedanför.";
    ways.hidden = false;
  } finally { clearTimeout(waiting); }
}

let pause;
field.addEventListener("focus", () => others().catch(() => {}));
field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(answer, 250); });
/* What was asked stands in the address, so that whoever goes back finds it answered. */
const remember = () => history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  remember();
  answer();
});
found.addEventListener("click", remember);
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) answer();
