// workbook.mjs FOLDER: samruat.xlsx, read by exceljs, against the JSON lines
// beside it, cell by cell. Wants `npm install exceljs`.
import fs from "node:fs";
import path from "node:path";
import ExcelJS from "exceljs";

const folder = process.argv[2];
const book = new ExcelJS.Workbook();
await book.xlsx.readFile(path.join(folder, "samruat.xlsx"));

// What a cell cannot hold. A spreadsheet reads "_x005F_" as "_"; exceljs does
// not.
const read = (value) => typeof value === "string"
  ? value.replaceAll(/_x005F(?=_x[0-9A-Fa-f]{4}_)/g, "") : value;
const fit = (text) => text
  .replace(/\r\n?/g, "\n")
  .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, "\ufffd");
const mark = /… \[\+(\d+) characters: whole in CSV and JSONL \/ .*\]$/s;
const counts = { cells: 0, texts: 0, thai: 0, formulaLike: 0, cut: 0,
  formulas: 0, links: 0, wrong: 0 };

function same(want, got) {
  if (want === null) return got === null || got === "";
  // JSON lines have 15 digits, as a spreadsheet shows them; a cell keeps 16.
  if (typeof want !== "string") return Math.abs(got - want) <= 1e-14;
  if (got === fit(want)) return true;
  const cut = mark.exec(got ?? "");
  if (!cut) return false;
  counts.cut++;
  const kept = got.slice(0, cut.index);
  return got.length <= 32767 && fit(want).startsWith(kept) &&
    [...fit(want)].length === [...kept].length + Number(cut[1]);
}

function check(sheet, row, column, want) {
  const cell = sheet.getCell(row, column);
  counts.cells++;
  if (cell.type === ExcelJS.ValueType.Formula) counts.formulas++;
  if (cell.type === ExcelJS.ValueType.Hyperlink) counts.links++;
  if (typeof want === "string") {
    counts.texts++;
    if (/[ก-๛]/.test(want)) counts.thai++;
    if (/^[=+\-@\t]/.test(want)) counts.formulaLike++;
  }
  if (same(want, read(cell.value ?? null))) return;
  counts.wrong++;
  if (counts.wrong < 10)
    console.log(`${sheet.name} ${cell.address}: ` +
      JSON.stringify([want, cell.value]).slice(0, 300));
}

for (const sheet of book.worksheets) {
  const file = path.join(folder, `${sheet.name}.jsonl`);
  if (!fs.existsSync(file)) continue;
  const names = sheet.getRow(1).values.slice(1);
  const rows = fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
  if (sheet.rowCount !== rows.length + 1) counts.wrong++;
  rows.forEach((line, i) => {
    const row = JSON.parse(line);
    names.forEach((name, k) => check(sheet, i + 2, k + 1, row[name]));
  });
}
console.log(book.worksheets.map((s) => s.name).join(" "));
console.log(JSON.stringify(counts));
process.exit(counts.wrong + counts.formulas + counts.links > 0 ? 1 : 0);
