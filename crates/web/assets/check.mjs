// Says whether dist/ is what sass/ gives today, and that nothing of the kit's house style is in it.
import { readFileSync, readdirSync } from "node:fs";
import { fonts, styles } from "./build.mjs";

const here = (path) => new URL(path, import.meta.url);
const faults = [];

if (readFileSync(here("dist/tilts.css"), "utf8") !== styles()) {
  faults.push("dist/tilts.css is not what sass/ gives; run `npm run build` and commit the result");
}
for (const { from, to } of fonts) {
  if (!readFileSync(from).equals(readFileSync(to))) faults.push(`${to.pathname} differs from the package`);
}
for (const file of readdirSync(here("dist"))) {
  const text = readFileSync(here(`dist/${file}`), "latin1");
  for (const banned of [/GDS.?Transport/i, /crest/i, /crown/i, /govuk-logo/i, /#1d70b8/i, /#ffdd00/i, /#00703c/i]) {
    if (banned.test(text) && !file.endsWith(".woff2")) faults.push(`dist/${file} holds ${banned}`);
  }
  if (!/^(tilts\.css|source-sans-3-[a-z0-9-]+\.woff2|source-sans-3-LICENSE\.txt)$/.test(file)) {
    faults.push(`dist/${file} does not belong there`);
  }
}
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
