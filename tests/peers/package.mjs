// package.mjs FOLDER: datapackage.json and every row of its CSV files, with
// keys and enums, by Frictionless's own reader. Wants `npm install datapackage`.
import path from "node:path";
import { createRequire } from "node:module";

const { Package } = createRequire(import.meta.url)("datapackage");
const folder = process.argv[2];
const data = await Package.load(path.join(folder, "datapackage.json"));
let rows = 0, tables = 0, faults = data.valid ? 0 : data.errors.length;
for (const e of data.errors) console.log(e.message);
for (const resource of data.resources) {
  if (!resource.tabular || !resource.descriptor.path.endsWith(".csv")) continue;
  tables++;
  try {
    rows += (await resource.read({ keyed: true, relations: true })).length;
  } catch (e) {
    faults += e.errors?.length || 1;
    const all = e.errors?.length ? e.errors : [e];
    for (const one of all.slice(0, 5))
      console.log(`${resource.name}: row ${one.rowNumber}: ${one.message}`);
  }
}
console.log(`${tables} tables, ${rows} rows, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
