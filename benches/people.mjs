// Searches and opens people of a running Tilts that holds very many; median and 95th percentile of each kind of question.
// What is searched for are people of the file that was imported, every one of them typed in several ways.
// Usage: node benches/people.mjs people.csv http://127.0.0.1:8480 [password]
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { ask, line, signIn } from "./site.mjs";

const [file, base = "http://127.0.0.1:8480", password] = process.argv.slice(2);
const sample = [];
let row = 0;
for await (const text of createInterface({ input: createReadStream(file) })) {
  if (row > 0 && row % 19_997 === 1) sample.push(text.split(","));
  row += 1;
}

/** Two letters exchanged in the middle. */
function mistyped(word) {
  const middle = Math.floor(word.length / 2);
  return word.slice(0, middle - 1) + word[middle] + word[middle - 1] + word.slice(middle + 1);
}
const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const searches = {
  "whole names": ([, given, family]) => `${plain(family)} ${given}`,
  "a family name": ([, , family]) => family,
  "two beginnings": ([, given, family]) => `${given.slice(0, 2)} ${family.slice(0, 3)}`,
  "one beginning": ([, , family]) => family.slice(0, 3),
  "a typing error": ([, given, family]) => `${given} ${mistyped(family)}`,
  "end of a code": ([, , , code]) => code.slice(6),
  "a whole code": ([, , , code]) => code,
};
const about = (words) => `/people?q=${encodeURIComponent(words)}`;

/** Addresses of one kind that a page leads to, the first ones. */
async function linked(cookie, address, kind, most) {
  const html = await (await fetch(base + address, { headers: { cookie } })).text();
  const found = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href.replaceAll("&#38;", "&"));
  return [...new Set(found.filter((href) => kind.test(href)))].slice(0, most);
}

/** Forms that the pages of these people lead to. */
async function forms(cookie, opened) {
  const kinds = { "a new assessment": /^\/people\/\d+\/assessments\/new$/, "an assessment": /^\/assessments\/\d+$/, "a case plan": /^\/case-plans\/\d+$/ };
  const found = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const all = await Promise.all(opened.map((person) => linked(cookie, person, kind, 2)));
    found[name] = all.flat().slice(0, 10);
  }
  return { ...found, "an activity": ["/ledger/new"] };
}

for (const role of ["specialist", "unit-head"]) {
  const cookie = await signIn(base, role, password);
  for (const [kind, words] of Object.entries(searches)) {
    console.log(line(role, `search: ${kind}`, await ask(base, cookie, sample.map(words).map(about), 3)));
  }
  console.log(line(role, "my work", await ask(base, cookie, ["/work"])));
  const opened = await linked(cookie, "/work", /^\/people\/\d+$/, 10);
  if (opened.length === 0) continue;
  console.log(line(role, `person page (${opened.length} people)`, await ask(base, cookie, opened, 10)));
  for (const [name, addresses] of Object.entries(await forms(cookie, opened))) {
    const open = await fetch(base + (addresses[0] ?? "/nothing"), { headers: { cookie }, redirect: "manual" });
    if (open.status === 200) console.log(line(role, `form: ${name} (${addresses.length})`, await ask(base, cookie, addresses, 10)));
  }
}
