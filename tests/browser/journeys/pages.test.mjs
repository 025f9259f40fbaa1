// Every page a role can reach, in both languages: axe finds nothing, nothing is heavy, nothing runs over a narrow window.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { describe } from "node:test";
import { journey, signIn } from "../tool/browser.mjs";
import { links, patternOf } from "../tool/crawl.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const HEAVIEST = 100 * 1024;
const NARROW = 360;
/** Pages of one kind that are looked at; English has the same pages in other words. */
const OF_A_KIND = { lv: 3, en: 1 };

/** Roles to walk as; TILTS_ROLES names some of them. */
const ROLES = [
  "planner", "organiser", "dpo", "analyst", "coordinator", "specialist", "unit-head", "contact-person", "methodologist",
  "probation-officer", "administrator",
];
const ASKED = process.env.TILTS_ROLES?.split(",") ?? ROLES;

// Walks change nothing but the studies that were run, so several go at once.
describe("walks", { concurrency: availableParallelism() }, () => {
  for (const role of ASKED) for (const lang of Object.keys(OF_A_KIND)) walk(role, lang);
});

function walk(role, lang) {
  journey(`every page ${role} reaches is in order (${lang})`, { scripts: true, lang }, async (page, t) => {
    await signIn(page, role);
    const start = new URL(page.url()).pathname;
    if (role === "analyst") await runStudy(page);
    const waiting = [start];
    const seen = new Set(waiting);
    const kinds = new Map();
    const faults = [];
    while (waiting.length) {
      const path = waiting.shift();
      try {
        faults.push(...(await faultsOf(page, path)));
      } catch (error) {
        // A page that does not come has no links; the walk goes on and tells every fault at the end.
        faults.push(`${path}: ${error.message.split("\n")[0]}`);
        await page.goto("about:blank");
        continue;
      }
      for (const next of await links(page)) {
        const kind = patternOf(next);
        const known = kinds.get(kind) ?? 0;
        if (seen.has(next) || known >= OF_A_KIND[lang]) continue;
        kinds.set(kind, known + 1);
        seen.add(next);
        waiting.push(next);
      }
    }
    t.diagnostic(`${seen.size} pages`);
    assert.ok(seen.size > 1, "the role reaches pages");
    assert.equal(faults.join("\n"), "");
  });
}

/** So that there is a result to look at. */
async function runStudy(page) {
  await page.goto("/studies/recidivism");
  await page.locator('form[action$="/run"] button').click();
  assert.match(page.url(), /\/results\//, "the result is shown");
}

journey("the sign-in page is in order", { scripts: true, lang: "lv" }, async (page) => {
  assert.deepEqual(await faultsOf(page, "/sign-in"), []);
});

/** What was found sound in one walk is not looked at again where another role sees the same. */
const sound = new Set();

async function faultsOf(page, path) {
  const faults = [];
  const say = (what) => faults.push(`${path}: ${what}`);
  const response = await page.goto(path);
  if (response.status() !== 200) return [`${path}: status ${response.status()}`];
  const html = (await response.body()).length;
  const weight = html + (await stylesOf(page));
  if (weight > HEAVIEST) say(`${Math.round(weight / 1024)} KiB of HTML and CSS`);
  const main = await page.locator("main").evaluate((one) => one.outerHTML);
  if (sound.has(main)) return faults;
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (rules) => {
    const found = await axe.run({ runOnly: rules, resultTypes: ["violations"], preload: false });
    return found.violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target).slice(0, 3) }));
  }, RULES);
  for (const { id, targets } of violations) say(`axe ${id}: ${targets.join(" | ")}`);
  await page.setViewportSize({ width: NARROW, height: 800 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > NARROW) say(`${width} px wide in a window of ${NARROW}`);
  await page.setViewportSize({ width: 1280, height: 900 });
  if (faults.length === 0) sound.add(main);
  return faults;
}

const styles = new Map();

async function stylesOf(page) {
  const address = await page.getAttribute('link[rel="stylesheet"]', "href");
  if (!styles.has(address)) styles.set(address, (await (await page.request.get(address)).body()).length);
  return styles.get(address);
}
