// shots.mjs FOLDER OUT [KIND ...]: pictures of a report's pages at three widths,
// in both languages, light and dark. Wants `npm install puppeteer-core`, and a
// Chromium at CHROMIUM (/usr/bin/chromium).
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const folder = path.resolve(process.argv[2]), out = path.resolve(process.argv[3]);
const wanted = process.argv.slice(4);
const kinds = ["index", "matrix", "agencies/", "rules/", "provinces",
  "provinces/", "indicators", "indicators/", "ministries", "ministries/",
  "changes", "agencies", "rules", "method"];
const tallest = 2400;

// The first of a kind, of a folder its largest.
function pageOf(kind) {
  if (!kind.endsWith("/")) return `${kind}.html`;
  const at = path.join(folder, kind);
  if (!fs.existsSync(at)) return "";
  const names = fs.readdirSync(at).filter((n) => n !== "index.html")
    .map((n) => [fs.statSync(path.join(at, n)).size, n])
    .sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1));
  return names.length === 0 ? "" : kind + names[0][1];
}

fs.mkdirSync(out, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true,
  args: ["--no-sandbox"] });
const page = await browser.newPage();
let count = 0;
for (const kind of kinds) {
  const name = pageOf(kind);
  if (wanted.length > 0 && !wanted.includes(kind)) continue;
  if (!fs.existsSync(path.join(folder, name)) || name === "") continue;
  for (const lang of ["th", "en"])
    for (const [width, scheme] of [[360, "light"], [360, "dark"],
      [768, "light"], [1440, "light"], [1440, "dark"]]) {
      await page.emulateMediaFeatures(
        [{ name: "prefers-color-scheme", value: scheme }]);
      await page.setViewport({ width, height: 900 });
      await page.goto(pathToFileURL(
        path.join(folder, lang === "en" ? "en" : "", name)).href);
      const height = Math.min(tallest, await page.evaluate(() =>
        document.documentElement.scrollHeight));
      await page.screenshot({ clip: { x: 0, y: 0, width, height },
        captureBeyondViewport: true,
        path: path.join(out, `${kind.replace("/", "-one")}.${lang}.${width}.` +
          `${scheme}.png`) });
      count++;
    }
}
await browser.close();
console.log(`# ${count} pictures`);
