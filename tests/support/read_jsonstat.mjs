// Reads a JSON-stat file with jsonstat-toolkit: dimensions, categories and cells as JSON on standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const loaded = require("jsonstat-toolkit");
const JSONstat = loaded.default ?? loaded;
const file = JSONstat(JSON.parse(readFileSync(process.argv[2], "utf8")));
const dataset = file.class === "bundle" || file.class === "collection" ? file.Dataset(0) : file;
const dimensions = dataset.id.map((id) => {
  const dimension = dataset.Dimension(id);
  return { id, label: dimension.label, role: dimension.role, codes: dimension.id, labels: dimension.id.map((code) => dimension.Category(code).label) };
});
const cells = Array.from({ length: dataset.n }, (_, i) => {
  const cell = dataset.Data(i);
  return [cell?.value ?? null, cell?.status ?? null];
});
console.log(JSON.stringify({ label: dataset.label, source: dataset.source, dimensions, cells }));
