// report_hostile.mjs FOLDER TEXTS: a report of a store that report_hostile.sh
// filled. TEXTS is what that wrote. By parse5 every page holds elements,
// attributes and addresses of the report's own alone, and each text stands there
// as text; in Chromium and in Firefox nothing runs, with the policy of the pages
// and without it. Wants `npm install puppeteer-core parse5`, and browsers at
// CHROMIUM (/usr/bin/chromium) and FIREFOX (/usr/bin/firefox-esr).
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "parse5";
import puppeteer from "puppeteer-core";

const folder = path.resolve(process.argv[2]);
const elements = new Set(`html head meta title link style script body a abbr
  article aside b bdi blockquote br button caption cite code col colgroup data
  dd details div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header
  hr i input label legend li main mark nav ol optgroup option output p pre q samp
  search section select small span strong sub summary sup table tbody td tfoot
  th thead time tr ul svg g rect line path circle polyline polygon text tspan
  title desc use defs pattern symbol clipPath`.split(/\s+/));
const attributes = new Set(`abbr aria-controls aria-current aria-describedby
  aria-expanded aria-hidden aria-label aria-labelledby aria-live aria-sort
  autocomplete charset checked class colspan content cx cy d data-filter
  data-filter-label data-find data-group data-key data-outcome data-script data-sort datetime defer dir disabled dominant-baseline dx dy fill focusable
  for headers height hidden href hreflang http-equiv id lang media method name
  open patternUnits placeholder points preserveAspectRatio r rel role rowspan rx
  ry scope span src start stroke stroke-width tabindex target text-anchor title
  transform translate type value viewBox width x x1 x2 y y1 y2`.split(/\s+/));

let findings = 0;
const said = new Map();
function tell(name, what, more = "") {
  findings++;
  const key = `${name} ${what}`;
  said.set(key, (said.get(key) ?? 0) + 1);
  if (said.get(key) <= 3)
    console.log(`${name}: ${what}${more && ": "}` +
      JSON.stringify(String(more)).slice(1, 200));
}

function* files(at, root = at) {
  for (const e of fs.readdirSync(at, { withFileTypes: true })) {
    const name = path.join(at, e.name);
    if (e.isDirectory()) yield* files(name, root);
    else yield path.relative(root, name);
  }
}
const pages = [...files(folder)].filter((n) => n.endsWith(".html")).sort();

// A text as a page has it: what is malformed or acts on others is U+FFFD.
const decoder = new TextDecoder("utf8", { ignoreBOM: true });
const calm = (text) => text
  .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g,
    "\ufffd").replace(/\s+/g, " ").trim();
const texts = fs.readFileSync(process.argv[3], "utf8").trim().split("\n")
  .map((hex) => calm(decoder.decode(Buffer.from(hex, "hex"))));
const number = /1-1017-00203-45-0|1101700203450/;
// Each is cut somewhere; its beginning is enough to know it by.
const begins = texts.map((text) => [...text.replace(/1-1017-00203-45-0/g,
  "X-XXXX-XXXXX-XX-X").replace(/\d{13}/g, "X".repeat(13))].slice(0, 40)
  .join("").trim());
const found = begins.map(() => 0);

function address(name, url) {
  if (/^https?:\/\/[^\s<>"]+$/i.test(url)) return;
  if (/^[a-z][a-z0-9+.-]*:|^\/|\\|[\x00-\x20<>"]/i.test(url))
    tell(name, "address", url);
}
function look(name) {
  const bytes = fs.readFileSync(path.join(folder, name));
  let text = "";
  try {
    text = new TextDecoder("utf8", { fatal: true }).decode(bytes);
  } catch {
    tell(name, "not UTF-8");
    text = decoder.decode(bytes);
  }
  for (const [what, pattern] of [["control", /[\0-\x08\x0b-\x1f\x7f-\x9f]/],
    ["turns text around", /[\u2028-\u202e\u2066-\u2069]/],
    ["citizen number", number]]) {
    const at = text.search(pattern);
    if (at >= 0) tell(name, what, text.slice(Math.max(0, at - 40), at + 20));
  }
  if (!/^(en\/)?([\w.-]+\/)?[\w.-]{1,120}\.html$/.test(name))
    tell(name, "odd name of a file");
  const content = [], waiting = [parse(text, { onParseError: (e) =>
    tell(name, "not well-formed", `${e.code} at ${e.startLine}`) })];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node.nodeName === "#text") content.push(node.value);
    if (node.nodeName === "#comment") tell(name, "comment", node.data);
    if (node.tagName) {
      if (!elements.has(node.tagName)) tell(name, "element", node.tagName);
      const inner = node.childNodes.map((c) => c.value ?? "").join("");
      if (node.tagName === "script" && inner !== "")
        tell(name, "script of its own", inner);
      if (node.tagName === "style" && !/^(en\/)?embed\//.test(name))
        tell(name, "style of its own", inner);
      for (const a of node.attrs) {
        if (!attributes.has(a.name) && !(a.name === "xmlns"))
          tell(name, "attribute", `${node.tagName} ${a.name}`);
        if (/^(href|src|action)$/.test(a.name)) address(name, a.value);
      }
      if (node.tagName === "meta" && node.attrs.some((a) =>
        a.name === "http-equiv" &&
        a.value.toLowerCase() !== "content-security-policy"))
        tell(name, "meta", JSON.stringify(node.attrs));
    }
    waiting.push(...(node.childNodes ?? []).slice().reverse());
  }
  const all = content.join("").replace(/\s+/g, " ");
  begins.forEach((begin, i) => { if (all.includes(begin)) found[i]++; });
}

// What is asked of a page in a browser, when its events have been fired.
function asked() {
  const odd = [], isolated = (e) => {
    for (; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (/isolate|plaintext/.test(style.unicodeBidi) ||
          /^(block|list-item|table-cell|inline-block)$/.test(style.display) &&
          e.childNodes.length === 1) return true;
    }
    return false;
  };
  for (const e of document.querySelectorAll("*"))
    for (const type of ["mouseover", "focus", "toggle", "load", "error",
      "pointerenter", "animationstart"]) e.dispatchEvent(new Event(type));
  if (window.samruatRan !== undefined) odd.push(["it ran", ""]);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (/[\u0590-\u08ff]/.test(text.data) && !isolated(text.parentElement))
      odd.push(["not isolated", text.parentElement.outerHTML.slice(0, 80)]);
  }
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth) odd.push(["too wide", root.scrollWidth]);
  const h1 = document.querySelector("h1");
  if (!h1?.checkVisibility()) odd.push(["heading", "not to be seen"]);
  if (getComputedStyle(document.body).display === "none")
    odd.push(["body", "none"]);
  return { odd, height: root.scrollHeight };
}

// A few of each kind, and of agencies many.
function samples() {
  const kinds = new Map();
  for (const name of pages) {
    const kind = name.replace(/[^/]*$/, "");
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(name);
  }
  const size = (name) => fs.statSync(path.join(folder, name)).size;
  return [...kinds.values()].flatMap((list) =>
    list.sort((a, b) => size(b) - size(a)).slice(0, 24));
}
let tallest = 0, opened = 0;
async function browse(browser, at, names, label) {
  const page = await browser.newPage();
  const root = pathToFileURL(at + "/").href;
  let name = "";
  page.on("dialog", (d) => {
    tell(name, `${label} dialog`, d.message());
    d.dismiss();
  });
  page.on("request", (r) => {
    // Firefox has a font of its own for what no other font has.
    if (!r.url().startsWith(root) && !r.url().startsWith("data:font/"))
      tell(name, `${label} request`, r.url());
  });
  page.on("pageerror", (e) => tell(name, `${label} script`, e.message));
  await page.setViewport({ width: 360, height: 800 });
  for (name of names) {
    await page.goto(root + name.split("/").map(encodeURIComponent).join("/"));
    const { odd, height } = await page.evaluate(asked);
    for (const [what, more] of odd) tell(name, `${label} ${what}`, more);
    tallest = Math.max(tallest, height);
    opened++;
  }
  await page.close();
}

for (const name of pages) look(name);
begins.forEach((begin, i) => {
  if (found[i] === 0) tell("nowhere", "as text", begin);
});
const bare = fs.mkdtempSync(path.join(os.tmpdir(), "report-"));
fs.cpSync(folder, bare, { recursive: true });
for (const name of pages) {
  const file = path.join(bare, name), text = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, text.replace(
    /<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
}
const kinds = [
  ["chrome", process.env.CHROMIUM ?? "/usr/bin/chromium"],
  ["firefox", process.env.FIREFOX ?? "/usr/bin/firefox-esr"],
];
for (const [kind, executablePath] of kinds) {
  const browser = await puppeteer.launch({ browser: kind, executablePath,
    headless: true, args: kind === "chrome" ? ["--no-sandbox"] : [] });
  await browse(browser, folder, samples(), kind);
  await browse(browser, bare, samples(), `${kind} without policy`);
  await browser.close();
}
fs.rmSync(bare, { recursive: true });
console.log(`# ${pages.length} pages read, ${opened} opened, ${texts.length} ` +
  `texts on ${Math.min(...found)} to ${Math.max(...found)} pages, tallest page ` +
  `${tallest} px, ${findings} findings`);
process.exit(findings > 0 ? 1 : 0);
