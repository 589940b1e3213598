// html5.mjs SAMRUAT FOLDER...: counts of a page's parts, ours and parse5's.
// Wants `npm install parse5` in a folder that Node.js looks into.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parse } from "parse5";

const [samruat, ...folders] = process.argv.slice(2);
const kinds = {
  links: ["a", "area"],
  images: ["img"],
  controls: ["button", "input", "select", "textarea"],
  headings: ["h1", "h2", "h3", "h4", "h5", "h6"],
  iframes: ["iframe"],
  meta: ["meta"],
};
const unread = ["iframe", "noembed", "noframes", "script", "style", "template",
  "title"];

function* pages(folder) {
  for (const e of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, e.name);
    if (e.isDirectory()) yield* pages(name);
    else if (/\.(html?|php)$/.test(e.name)) yield name;
  }
}

function count(text) {
  const counts = { text_bytes: 0 };
  for (const kind in kinds) counts[kind] = 0;
  const waiting = [parse(text, { scriptingEnabled: false })];
  while (waiting.length > 0) {
    const node = waiting.pop();
    for (const kind in kinds)
      if (kinds[kind].includes(node.tagName)) counts[kind]++;
    if (node.nodeName === "#text")
      counts.text_bytes +=
        Buffer.byteLength(node.value.replace(/[\0-\x20]/g, ""));
    const isHtml = node.namespaceURI === "http://www.w3.org/1999/xhtml";
    if (!isHtml || !unread.includes(node.tagName))
      waiting.push(...(node.childNodes ?? []));
  }
  return counts;
}

let all = 0, alike = 0;
const differences = [];
for (const folder of folders)
  for (const name of pages(folder)) {
    const ours = JSON.parse(execFileSync(samruat, ["inspect", "page", name],
      { maxBuffer: 1 << 28 }));
    if (ours.reason !== "") continue;
    const bytes = fs.readFileSync(name);
    const theirs = count(new TextDecoder(ours.encoding.used).decode(bytes)
      .replace(/\0/g, "\ufffd"));
    const odd = Object.keys(theirs)
      .filter((k) => theirs[k] !== ours.counts[k]);
    all++;
    if (odd.length === 0) alike++;
    else
      differences.push(`${name}: ` + odd
        .map((k) => `${k} ${ours.counts[k]}, parse5 ${theirs[k]}`).join("; "));
  }
console.log(`${alike} of ${all} alike (${(100 * alike / all).toFixed(1)} %)`);
for (const line of differences) console.log(line);
