// report.mjs FOLDER [KIND ...]: the pages of a report in a browser, each kind in
// both languages, and every link of all pages. One line for each finding.
// Wants `npm install puppeteer-core axe-core parse5`, and a Chromium at
// CHROMIUM (/usr/bin/chromium).
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { parse } from "parse5";
import puppeteer from "puppeteer-core";

const folder = path.resolve(process.argv[2]);
const wanted = process.argv.slice(3);
const axe = fs.readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kinds = {
  index: /^index\.html$/, provinces: /^provinces(\/index)?\.html$/,
  province: /^provinces\/.+\.html$/, matrix: /^matrix\.html$/,
  "matrix of one": /^matrix-.+\.html$/,
  ministries: /^ministries(\/index)?\.html$/, ministry: /^ministries\/.+\.html$/,
  indicators: /^indicators(\/index)?\.html$/,
  indicator: /^indicators\/.+\.html$/, rules: /^rules(\/index)?\.html$/,
  rule: /^rules\/.+\.html$/, agencies: /^agencies(\/index)?\.html$/,
  agency: /^agencies\/.+\.html$/, changes: /^changes(\/.+)?\.html$/,
  unseen: /^unseen\.html$/, method: /^method\.html$/, embed: /^embed\/.+\.html$/,
};
const widths = [360, 768, 1440];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
  "best-practice"];
const most = { weight: 150 * 1024, tabs: 250 };

let findings = 0;
const said = new Map();
// The same of one page is said five times at most.
function tell(name, what, more = "") {
  findings++;
  const key = `${name} ${what}`;
  said.set(key, (said.get(key) ?? 0) + 1);
  if (said.get(key) <= 5)
    console.log(`${name}: ${what}${more && ": "}` +
      `${String(more).replace(/\s+/g, " ").slice(0, 300)}`);
}

function* files(at) {
  for (const e of fs.readdirSync(at, { withFileTypes: true })) {
    const name = path.join(at, e.name);
    if (e.isDirectory()) yield* files(name);
    else yield path.relative(folder, name);
  }
}
const all = [...files(folder)].sort();
const pages = all.filter((name) => name.endsWith(".html"));
const size = (name) => fs.statSync(path.join(folder, name)).size;
const twin = (name) => name.startsWith("en/") ? name.slice(3) : `en/${name}`;
const kindOf = (name) => Object.keys(kinds).find(
  (kind) => kinds[kind].test(name.replace(/^en\//, "")));

// Every file, as parse5 reads it.
function attributes(node) {
  return Object.fromEntries((node.attrs ?? []).map((a) => [a.name, a.value]));
}
function* nodes(root) {
  const waiting = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    yield node;
    waiting.push(...(node.childNodes ?? []).slice().reverse());
  }
}
// Whether the language of a text is said; of Latin letters, of whole phrases.
function speak(name, node, page) {
  let up = node.parentNode, lang;
  for (; up && lang === undefined; up = up.parentNode) {
    if (/^(code|script|style|title)$/.test(up.tagName)) return;
    lang = attributes(up).lang;
  }
  if (page === "en" && /[\u0e01-\u0e3a\u0e40-\u0e4e]/.test(node.value) &&
      lang === "en") tell(name, "Thai that is not marked", node.value);
  if (page === "th" && !/[\u0e00-\u0e7f]|:\/\//.test(node.value) &&
      /([A-Za-z]{2,}[ ,]+){4}/.test(node.value) && lang === "th")
    tell(name, "English that is not marked", node.value);
}

const ids = new Map(), leads = [];
function lead(from, url) {
  if (/^(https?|mailto):/.test(url)) return;
  if (/^[a-z]+:|^\/|\\/i.test(url)) return tell(from, "odd address", url);
  const [whole, fragment] = url.split("#"), [file] = whole.split("?");
  const to = file === "" ? from
    : path.join(path.dirname(from), decodeURIComponent(file));
  leads.push([from, to, decodeURIComponent(fragment ?? ""), url]);
}
function look(name) {
  const here = new Set();
  let h1 = 0, csp = false, last = 0;
  const refs = [];
  const text = fs.readFileSync(path.join(folder, name), "utf8");
  const root = parse(text, { onParseError: (e) =>
    tell(name, "not well-formed", `${e.code} at ${e.startLine}`) });
  for (const e of nodes(root)) {
    if (e.nodeName === "#text" && e.value.trim() !== "")
      speak(name, e, name.startsWith("en/") ? "en" : "th");
    if (!e.tagName) continue;
    const a = attributes(e);
    if (a.id !== undefined) {
      if (here.has(a.id)) tell(name, "an id twice", a.id);
      if (a.id === "" || /\s/.test(a.id)) tell(name, "odd id", a.id);
      here.add(a.id);
    }
    for (const key of ["href", "src", "xlink:href"])
      if (a[key] !== undefined) lead(name, a[key]);
    for (const key of ["aria-labelledby", "aria-describedby", "aria-controls",
      "for", "headers"])
      if (a[key]) refs.push(...a[key].split(/\s+/));
    if (a.style !== undefined) tell(name, "style attribute", e.tagName);
    for (const key in a)
      if (key.startsWith("on")) tell(name, "handler", key);
    if (e.tagName === "a" && /^https?:/.test(a.href ?? "") &&
        !/noopener|noreferrer/.test(a.rel ?? ""))
      tell(name, "link out without rel", a.href);
    if (e.tagName === "html" &&
        a.lang !== (name.startsWith("en/") ? "en" : "th"))
      tell(name, "odd language", a.lang);
    if (/^h[1-6]$/.test(e.tagName)) {
      const level = Number(e.tagName[1]);
      h1 += level === 1;
      if (level > last + 1) tell(name, "heading skipped", `${last} ${level}`);
      last = level;
    }
    csp ||= e.tagName === "meta" &&
      /default-src 'none'/.test(a.content ?? "");
  }
  for (const id of refs) if (!here.has(id)) tell(name, "no such id", id);
  if (h1 !== 1) tell(name, "first headings", h1);
  if (!csp) tell(name, "no policy");
  if (!fs.existsSync(path.join(folder, twin(name)))) tell(name, "no twin");
  if (!kindOf(name)) tell(name, "of no kind");
  ids.set(name, here);
}
function lookAtAll() {
  const there = new Set(all), reached = new Set();
  for (const name of pages) look(name);
  for (const [from, to, fragment, url] of leads) {
    reached.add(to);
    if (!there.has(to)) tell(from, "broken link", url);
    else if (fragment !== "" && !ids.get(to)?.has(fragment))
      tell(from, "no such place", url);
  }
  for (const name of all)
    if (!reached.has(name) && !/(^|\/)(index\.html|embed\/)/.test(name))
      tell(name, "nothing leads here");
}

// What is done inside a page.
const inPage = {
  overflow() {
    const root = document.scrollingElement, odd = [], told = new Set();
    const say = (e) => `${e.tagName.toLowerCase()}.${e.className?.baseVal ??
      e.className} "${(e.textContent ?? "").trim().slice(0, 40)}"`;
    const hidden = (e) => e.closest(".visually-hidden, .sr-only") ||
      getComputedStyle(e).clipPath !== "none";
    if (root.scrollWidth > innerWidth)
      odd.push(["wider than the window", `${root.scrollWidth} px`]);
    for (const e of document.body.querySelectorAll("*")) {
      const r = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      if (r.width < 2 || r.height < 2 || hidden(e)) continue;
      if (/hidden|clip/.test(style.overflowX) && e.textContent.trim() &&
          e.scrollWidth > e.clientWidth + 1 && !(e instanceof SVGElement))
        odd.push(["text cut", say(e)]);
      if (r.right <= innerWidth + 1 && r.left >= -1 || r.right <= 0) continue;
      let up = e;
      while (up && !/auto|scroll/.test(getComputedStyle(up).overflowX))
        up = up.parentElement;
      if (!up || up === root || up === document.body)
        odd.push(["sticks out", say(e)]);
      else if (told.has(up)) continue;
      else if (told.add(up) && up.tabIndex < 0)
        odd.push(["scrolls but takes no focus", say(up)]);
      else if (!up.getAttribute("aria-label") &&
          !up.getAttribute("aria-labelledby"))
        odd.push(["scrolls without a name", say(up)]);
    }
    return odd;
  },
  // Notes what each element looks like when it has the focus.
  watch() {
    const numbers = (c) => (c.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    const light = (c) => {
      const [r, g, b] = numbers(c).map((v) => v / 255).map((v) =>
        v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (e) => {
      for (; e; e = e.parentElement) {
        const c = getComputedStyle(e).backgroundColor;
        if ((numbers(c)[3] ?? 1) > 0.5) return c;
      }
      return "rgb(255,255,255)";
    };
    const seen = window.samruatSeen = new Map();
    window.samruatSay = (e) => `${e.tagName.toLowerCase()} "${(e.ariaLabel ??
      e.textContent).trim().slice(0, 40)}"`;
    window.samruatFocus = (e) => {
      const style = getComputedStyle(e), odd = [];
      const ring = style.outlineStyle !== "none" &&
        parseFloat(style.outlineWidth) >= 2;
      if (!ring) odd.push("focus not to be seen");
      else {
        const a = light(style.outlineColor), b = light(behind(
          parseFloat(style.outlineOffset) < 0 ? e : e.parentElement));
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 3) odd.push(`focus too pale (${ratio.toFixed(1)})`);
      }
      const points = [...e.getClientRects()].flatMap((r) => [[2, 2],
        [r.width / 2, r.height / 2], [r.width - 2, r.height - 2]]
        .map(([x, y]) => [r.left + x, r.top + y])).filter(([x, y]) =>
        x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
      if (points.length === 0) odd.push("focus out of sight");
      else if (!points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (e.contains(top) || top.contains(e) && top.tagName !==
          "BODY" || e.labels && [...e.labels].some((l) => l.contains(top)));
      })) odd.push("focus hidden behind something");
      const r = e.getBoundingClientRect();
      if (!/^(A|AREA)$/.test(e.tagName) && (r.width < 24 || r.height < 24))
        odd.push(`target ${r.width.toFixed()}x${r.height.toFixed()}`);
      seen.set(e, odd);
    };
    document.addEventListener("focusin", (e) => window.samruatFocus(e.target));
    return window.samruatAll = [...document.querySelectorAll(
      "a[href], button, input, select, textarea, summary, [tabindex]")]
      .filter((e) => e.checkVisibility() && !e.disabled &&
        !(e.tabIndex < 0 && e.id === "main")), window.samruatAll.length;
  },
  // What the tabulator did not come to in its time takes the focus directly.
  rest(all) {
    const seen = window.samruatSeen, odd = [];
    const list = window.samruatAll;
    const step = Math.max(1, Math.floor(list.length / 400));
    if (!all)
      for (let i = 0; i < list.length; i += step)
        if (!seen.has(list[i])) list[i].focus({ focusVisible: true });
    // One of a group of radio buttons takes the focus for all.
    const isOfSeen = (e) => e.type === "radio" &&
      [...seen.keys()].some((other) => other.name === e.name);
    for (const e of list)
      if (all && !seen.has(e) && !isOfSeen(e)) odd.push(["no way by keyboard",
        window.samruatSay(e)]);
    for (const [e, whats] of seen)
      for (const what of whats) odd.push([what, window.samruatSay(e)]);
    return odd;
  },
  // Figures that lead nowhere: nothing around them is a link to what is behind.
  // A chart that stands alone has one way out, its source. Without rows are
  // nothing, what is the same in both rounds, rounds that are not of this
  // report, numbers of the method, and how many a list has above it.
  figures() {
    const around = document.body.classList.contains("embed")
      ? "main" : "tr:not(.total, .means), li, figure, dl, table, section";
    return [...document.querySelectorAll("main data")].filter((e) =>
      e.getAttribute("value") !== "0" && !/\/(method|agencies)\.html$/.test(location.pathname) &&
      !e.closest("p.lead, #history, #kinds, #changes > p") &&
      !e.closest(around)?.querySelector("a[href]"))
      .map((e) => ["figure without a link", e.parentElement.textContent]);
  },
  text() {
    const copy = document.body.cloneNode(true);
    for (const e of copy.querySelectorAll(
      "script, [role=status], [data-script], .needs-script")) e.remove();
    return { text: copy.textContent.replace(/\s+/g, " ").trim(),
      rows: [...document.querySelectorAll("table")].map((t) =>
        [...t.rows].filter((r) => r.checkVisibility()).length),
      hidden: [...document.querySelectorAll("main *")].filter((e) =>
        !e.checkVisibility() &&
        !e.closest("details:not([open]), .needs-script, .only-print") &&
        e.textContent.trim()).slice(0, 5).map((e) => e.textContent.trim()) };
  },
  sorts() {
    const odd = [];
    let count = 0;
    for (const button of document.querySelectorAll("th button")) {
      const th = button.closest("th"), table = th.closest("table");
      const column = th.cellIndex;
      const value = (row) => {
        const cell = row.cells[column];
        const own = cell?.dataset.sort ??
          cell?.querySelector("data")?.getAttribute("value");
        return own ?? (cell?.querySelector(".none") ? ""
          : cell?.textContent.trim());
      };
      const orders = [];
      count++;
      for (let i = 0; i < 2; i++) {
        button.click();
        const way = th.getAttribute("aria-sort");
        if (way !== "ascending" && way !== "descending") {
          odd.push(["no aria-sort", button.textContent]);
          break;
        }
        if (table.querySelectorAll("th[aria-sort]:not([aria-sort=none])")
          .length !== 1) odd.push(["several aria-sort", button.textContent]);
        const values = [...table.tBodies[0].rows].map(value)
          .filter((v) => v !== undefined && v !== "" && v !== "–" && v !== "—");
        const isNumber = values.every((v) => v !== "" && !isNaN(v));
        const sign = way === "ascending" ? 1 : -1;
        const wrong = values.findIndex((v, at) => at > 0 && isNumber &&
          sign * (Number(v) - Number(values[at - 1])) < 0);
        if (wrong > 0) odd.push(["not sorted",
          `${button.textContent} ${values[wrong - 1]} ${values[wrong]}`]);
        orders.push(values.join("\n"));
      }
      if (orders.length === 2 && orders[0] === orders[1] &&
          new Set(orders[0].split("\n")).size > 1)
        odd.push(["sorts one way only", button.textContent]);
    }
    return { odd, count };
  },
};

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true,
  args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const root = pathToFileURL(folder + "/").href;
const counts = { opened: 0, controls: 0, sorts: 0, filters: 0, rules: 0 };

async function open(name, withScript) {
  const page = await browser.newPage();
  page.on("request", (r) => {
    if (!r.url().startsWith(root)) tell(name, "request", r.url());
  });
  page.on("console", (m) => {
    if (/error|warn/.test(m.type())) tell(name, "console", m.text());
  });
  page.on("pageerror", (e) => tell(name, "script", e.message));
  page.on("dialog", (d) => {
    tell(name, "dialog", d.message());
    d.dismiss();
  });
  await page.setJavaScriptEnabled(withScript);
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(root + encodeURI(name));
  return page;
}

// A page that scrolls smoothly would be somewhere else when it is looked at.
const media = (page, scheme) => page.emulateMediaFeatures([
  { name: "prefers-color-scheme", value: scheme },
  { name: "prefers-reduced-motion", value: "reduce" }]);

async function axeOn(page, name, width, scheme) {
  await page.setViewport({ width, height: 900 });
  await media(page, scheme);
  const result = await page.evaluate((tags) => window.axe.run(document,
    { runOnly: tags, resultTypes: ["violations"], preload: false }), tags);
  counts.rules = Math.max(counts.rules, result.passes.length);
  for (const v of result.violations)
    for (const n of v.nodes) tell(name, `axe ${v.id} (${width} px, ${scheme})`,
      `${n.html} ${n.any[0]?.message ?? n.all[0]?.message ?? ""}`);
}

async function keyboard(page, name, width) {
  await page.setViewport({ width, height: 700 });
  const count = await page.evaluate(inPage.watch);
  counts.controls += count;
  const all = count <= most.tabs;
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  // What scrolls takes the focus, too.
  for (let i = 0; i < Math.min(count, most.tabs) + 60; i++)
    await page.keyboard.press("Tab");
  for (const [what, more] of await page.evaluate(inPage.rest, all))
    tell(name, `${what} (${width} px)`, more);
}

// Types the beginning of the last thing of a list and looks what is left of it.
async function filter(page, name) {
  for (const field of await page.$$("[role=search] input")) {
    const left = () => field.evaluate((e) => {
      const form = e.closest("[role=search]"), next = form.nextElementSibling;
      // What is searched stands below: one list, or tables to the end.
      const around = next.matches("[data-find]") ? [...next.children]
        .filter((child) => !/^H\d$/.test(child.tagName))
        : [...form.parentElement.querySelectorAll("table.sorted tbody tr")]
          .filter((row) => form.compareDocumentPosition(row) & 4);
      const seen = around.filter((item) => item.checkVisibility());
      return { count: seen.length, status: form.querySelector("[role=status]")
        .textContent.replace(/,/g, ""), words: (seen.at(-1)?.querySelector(
        "summary, a, th, td") ?? seen.at(-1))?.textContent.trim() ?? "" };
    });
    const before = await left();
    if (before.count < 2 || before.words === "") continue;
    counts.filters++;
    await field.type(before.words.replace(/\s+/g, " "));
    await new Promise((done) => setTimeout(done, 500));
    const after = await left();
    if (after.count >= before.count || after.count === 0)
      tell(name, "filter narrows nothing", `${before.words} ${after.count}`);
    if (!new RegExp(`(^|\\D)${after.count}(\\D|$)`).test(after.status))
      tell(name, "filter does not say how many",
        `${after.count}: ${after.status}`);
    await field.evaluate((e) => {
      e.value = "";
      e.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}

async function withoutScript(name, scripted) {
  const page = await open(name, false);
  const plain = await page.evaluate(inPage.text);
  await page.close();
  if (plain.text !== scripted.text) {
    let at = 0;
    while (plain.text[at] === scripted.text[at]) at++;
    tell(name, "other text without JavaScript",
      `${plain.text.slice(at, at + 60)} | ${scripted.text.slice(at, at + 60)}`);
  }
  if (plain.rows.join() !== scripted.rows.join())
    tell(name, "other rows without JavaScript",
      `${plain.rows} | ${scripted.rows}`);
  for (const text of plain.hidden)
    tell(name, "hidden without JavaScript", text);
}

async function paper(name) {
  const page = await open(name, true);
  const pdf = Buffer.from(await page.pdf({ format: "A4",
    preferCSSPageSize: true, printBackground: true })).toString("latin1");
  const count = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  await page.close();
  if (count !== 2) tell(name, "printed pages", count);
}

async function see(name, kind) {
  const page = await open(name, true);
  counts.opened++;
  const scripted = await page.evaluate(inPage.text);
  await page.evaluate(axe);
  await axeOn(page, name, 1440, "light");
  await axeOn(page, name, 360, "dark");
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    for (const [what, more] of await page.evaluate(inPage.overflow))
      tell(name, `${what} (${width} px)`, more);
  }
  for (const [what, more] of await page.evaluate(inPage.figures))
    tell(name, what, more);
  await keyboard(page, name, 360);
  await keyboard(page, name, 1440);
  const sorts = await page.evaluate(inPage.sorts);
  counts.sorts += sorts.count;
  for (const [what, more] of sorts.odd) tell(name, what, more);
  await filter(page, name);
  await page.close();
  if (kind === "agency") await paper(name);
  await withoutScript(name, scripted);
}

// The largest of a kind, the smallest, and one between.
function samples(kind, lang) {
  const list = pages.filter((name) => kindOf(name) === kind &&
    name.startsWith("en/") === (lang === "en"))
    .sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
  if (kind === "embed") return list;
  return [...new Set([list[0], list[list.length >> 1], list.at(-1)])]
    .filter((name) => name !== undefined);
}

lookAtAll();
for (const name of ["index.html", "en/index.html"]) {
  const weight = [name, "report.css", "report.js"]
    .reduce((sum, one) => sum + (all.includes(one) ? size(one) : 0), 0);
  if (weight > most.weight) tell(name, "weighs", weight);
  console.log(`# ${name} with its style and script: ${weight} bytes`);
}
for (const kind in kinds)
  for (const lang of ["th", "en"]) {
    if (wanted.length > 0 && !wanted.includes(kind)) continue;
    const list = samples(kind, lang);
    if (list.length === 0) tell(`${kind} (${lang})`, "no page");
    for (const name of list) await see(name, kind);
  }
await browser.close();
console.log(`# ${pages.length} pages read, ${leads.length} links followed, ` +
  `${counts.opened} pages opened, ${counts.controls} controls, ` +
  `${counts.sorts} sorts, ${counts.filters} filters, ${findings} findings`);
process.exit(findings > 0 ? 1 : 0);
