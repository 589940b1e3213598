// tables.mjs FOLDER: every CSV and JSONL of an export, read by DuckDB: types
// against the Table Schemas of datapackage.json, and CSV against JSONL, row by
// row. Wants `npm install @duckdb/node-api`.
import fs from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const folder = process.argv[2];
const { resources } = JSON.parse(
  fs.readFileSync(path.join(folder, "datapackage.json"), "utf8"));
const db = await (await DuckDBInstance.create(":memory:")).connect();
const ask = async (sql) => (await db.runAndReadAll(sql)).getRowObjects();
const types = { integer: "BIGINT", number: "DOUBLE", string: "VARCHAR",
  datetime: "TIMESTAMPTZ" };
let files = 0, rows = 0n, unlike = 0, guessed = 0, wrong = 0;

function columnsOf(resource) {
  const pairs = resource.schema.fields
    .map((f) => `'${f.name}': '${types[f.type]}'`);
  return `{${pairs.join(", ")}}`;
}

async function load(resource) {
  const file = path.join(folder, resource.path).replaceAll("'", "''");
  const name = resource.name.replaceAll("-", "_");
  const from = resource.format === "csv"
    ? `read_csv('${file}', header = true, nullstr = '', columns = ` +
      `${columnsOf(resource)}, strict_mode = true, max_line_size = 4000000)`
    : `read_json('${file}', format = 'newline_delimited', columns = ` +
      `${columnsOf(resource)}, maximum_object_size = 4000000)`;
  await db.run(`CREATE TABLE "${name}" AS SELECT * FROM ${from}`);
  const [{ n }] = await ask(`SELECT count(*) AS n FROM "${name}"`);
  files++;
  rows += n;
  return name;
}

// What DuckDB takes the columns for when nobody tells it.
async function guess(resource) {
  const file = path.join(folder, resource.path).replaceAll("'", "''");
  const seen = await ask(`DESCRIBE SELECT * FROM read_csv('${file}',
    sample_size = -1, max_line_size = 4000000)`);
  for (const [i, f] of resource.schema.fields.entries()) {
    const type = seen[i]?.column_type;
    guessed++;
    if (seen[i]?.column_name !== f.name) wrong++;
    if (f.type === "string" ? type === "VARCHAR" :
      f.type === "datetime" ? /^TIMESTAMP/.test(type) || type === "VARCHAR" :
      /INT|DOUBLE|VARCHAR/.test(type)) continue;
    unlike++;
  }
}

const tables = resources.filter((r) => r.schema);
for (const resource of tables) {
  try {
    const name = await load(resource);
    if (resource.format === "csv") await guess(resource);
    if (resource.format !== "jsonl") continue;
    const csv = name.replace(/_jsonl$/, "");
    // "" and null are the same field in CSV.
    const [{ n }] = await ask(`SELECT count(*) AS n FROM (
      (SELECT * FROM "${csv}" EXCEPT ALL SELECT * FROM "${name}") UNION ALL
      (SELECT * FROM "${name}" EXCEPT ALL SELECT * FROM "${csv}"))`);
    if (n > 0n) { wrong++; console.log(`${csv}: ${n} rows differ`); }
  } catch (e) {
    wrong++;
    console.log(`${resource.path}: ${e.message.slice(0, 400)}`);
  }
}
console.log(`${files} files, ${rows} rows; ${guessed} columns guessed, ` +
  `${unlike} as another type; ${wrong} wrong`);
process.exit(wrong > 0 ? 1 : 0);
