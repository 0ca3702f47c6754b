// Asks Ajv, which hands patterns to the JavaScript engine with the flag `u`, about the texts of `examples/ecma_cases.rs`.
// Arguments: where Ajv is installed, and the file of cases.
const [, , folder, file] = process.argv;
const path = require("node:path");
const Ajv = require(path.join(path.resolve(folder), "node_modules/ajv/dist/2020")).default;

const ajv = new Ajv({ strict: true, unicodeRegExp: true });
const validators = new Map();
let [count, matching] = [0, 0];
const wrong = [];
for (const line of require("node:fs").readFileSync(file, "utf8").split("\n").filter(Boolean)) {
  const { pattern, text, matches } = JSON.parse(line);
  if (!validators.has(pattern)) validators.set(pattern, ajv.compile({ type: "string", pattern }));
  count += 1;
  matching += matches;
  if (validators.get(pattern)(text) !== matches) wrong.push({ pattern, text, matches });
}
for (const it of wrong.slice(0, 20)) console.error(JSON.stringify(it));
console.log(`${validators.size} patterns, ${count} texts, ${matching} of which match; ${wrong.length} verdicts differ`);
process.exit(wrong.length > 0 || count < 1000 ? 1 : 0);
