// Writes CSV files of many people, their stays in custody and releases, as `tilts import` reads them; the same files every time.
// Usage: node benches/people-file.mjs FOLDER [people]
import { createWriteStream } from "node:fs";
import { once } from "node:events";

const folder = process.argv[2];
const people = Number(process.argv[3] ?? 1_000_000);

// A small generator of its own (mulberry32), so that the files do not depend on the machine.
let state = 20260630;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const one = (list) => list[Math.floor(chance() * list.length)];
// A few names are very common, most are rare.
const skewed = (list) => list[Math.floor(list.length * chance() ** 3)];

const heads = ["Bēr", "Kal", "Oz", "Lie", "Jan", "Krū", "Vīt", "Zie", "Bal", "Pē", "Šmi", "Grī", "Āb", "Dzē", "Ķir", "Ņik", "Ļubi", "Žag", "Čak", "Stu", "Egl", "Priē", "Roz", "Mel", "Vil"];
const middles = ["zi", "ni", "o", "pa", "so", "mi", "to", "le", "de", "ku", "bu", "ru", "ga", "sti", "vi", "ža"];
const more = ["", "", "li", "ne", "ro", "ma", "ši", "ka"];
const tails = ["ņš", "lis", "kovs", "nieks", "sons", "tis", "vičs", "ns", "rs", "bergs", "manis", "skis"];
const families = new Set();
while (families.size < 110_000) families.add(one(heads) + one(middles) + one(more) + one(middles) + one(tails));
const family = [...families];
const first = ["Jānis", "Andris", "Juris", "Edgars", "Māris", "Mārtiņš", "Artūrs", "Aivars", "Kaspars", "Ēriks", "Pēteris", "Kristaps", "Anna", "Kristīne", "Inese", "Ilze", "Līga", "Zane", "Elīna", "Natālija", "Ģirts", "Rūdolfs", "Dāvis", "Uldis"];
const given = [...first, ...first.flatMap((name) => middles.map((middle) => name.slice(0, 3) + middle + "s"))];
const prisons = ["jelgavas-cietums", "jekabpils-cietums", "valmieras-cietums", "daugavgrivas-cietums"];
const two = (number) => String(number).padStart(2, "0");
const day = (from, years) => `${from + Math.floor(chance() * years)}-${two(1 + Math.floor(chance() * 12))}-${two(1 + Math.floor(chance() * 28))}`;

async function file(name, head, line) {
  const stream = createWriteStream(`${folder}/${name}`);
  stream.write(`${head}\n`);
  for (let at = 0; at < people; at += 1) {
    if (!stream.write(`${line(at)}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
}

await file("people.csv", "external_key,given_name,family_name,code,born_on,sex", (at) => {
  const code = `39${String(100_000_000 + at)}`;
  return `M-${at},${skewed(given)},${skewed(family)},${code.slice(0, 6)}-${code.slice(6)},${day(1950, 55)},${one(["male", "male", "male", "female"])}`;
});
const years = new Int16Array(people).map(() => 2005 + Math.floor(chance() * 20));
await file("custody.csv", "person,legal_status,from,unit", (at) => `M-${at},sentenced,${years[at]}-03-01,${one(prisons)}`);
await file("releases.csv", "person,on,kind", (at) => `M-${at},${years[at] + 1}-${two(1 + Math.floor(chance() * 12))}-15,full-term`);
