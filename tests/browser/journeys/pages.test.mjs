// Every kind of page a role can reach, in both languages: it comes, nothing is heavy, axe finds nothing, nothing runs over a
// narrow window. Latvian is looked at in a narrow window, English in a wide one.
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
const WIDTHS = { lv: 360, en: 1280 };
/** Pages of one kind that a role asks for; the browser draws the first of them. */
const OF_A_KIND = 3;
/** Pages of one kind and language that axe goes through, whoever sees them. */
const WITH_AXE = 3;

/** Roles to walk as; TILTS_ROLES names some of them. */
const ROLES = [
  "planner", "organiser", "dpo", "analyst", "coordinator", "specialist", "unit-head", "contact-person", "methodologist",
  "probation-officer", "administrator",
];
const ASKED = process.env.TILTS_ROLES?.split(",") ?? ROLES;

// Walks change nothing but the studies that were run, so several go at once.
describe("walks", { concurrency: availableParallelism() }, () => {
  for (const role of ASKED) for (const lang of Object.keys(WIDTHS)) walk(role, lang);
});

function walk(role, lang) {
  const options = { scripts: true, lang, viewport: { width: WIDTHS[lang], height: 900 } };
  journey(`every page ${role} reaches is in order (${lang})`, options, async (page, t) => {
    await signIn(page, role);
    const start = new URL(page.url()).pathname;
    if (role === "analyst") await runStudy(page);
    const waiting = [start];
    const seen = new Set(waiting);
    const kinds = new Map([[patternOf(start), 1]]);
    const drawn = new Set(waiting);
    const faults = [];
    while (waiting.length) {
      const path = waiting.shift();
      let html;
      try {
        html = await (drawn.has(path) ? draw(page, path, lang, faults) : fetchOnly(page, path, faults));
      } catch (error) {
        // A page that does not come has no links; the walk goes on and tells every fault at the end.
        faults.push(`${path}: ${error.message.split("\n")[0]}`);
        await page.goto("about:blank");
        continue;
      }
      for (const next of links(html, new URL(path, process.env.TILTS_URL))) {
        const kind = patternOf(next);
        const known = kinds.get(kind) ?? 0;
        if (seen.has(next) || known >= OF_A_KIND) continue;
        if (known === 0) drawn.add(next);
        kinds.set(kind, known + 1);
        seen.add(next);
        waiting.push(next);
      }
    }
    t.diagnostic(`${seen.size} pages, ${drawn.size} of them drawn`);
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

journey("the sign-in page is in order", { scripts: true, lang: "lv", viewport: { width: WIDTHS.lv, height: 900 } }, async (page) => {
  const faults = [];
  await draw(page, "/sign-in", "lv", faults);
  assert.deepEqual(faults, []);
});

/** Whether a page comes and is light; its HTML. */
async function fetchOnly(page, path, faults) {
  return light(page, path, await page.request.get(path), faults);
}

/** The same of a page that the browser draws: axe, and nothing wider than the window. */
async function draw(page, path, lang, faults) {
  const html = await light(page, path, await page.goto(path), faults);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > WIDTHS[lang]) faults.push(`${path}: ${width} px wide in a window of ${WIDTHS[lang]}`);
  if (mayLook(`${lang} ${patternOf(path)}`)) {
    for (const { id, targets } of await violations(page)) faults.push(`${path}: axe ${id}: ${targets.join(" | ")}`);
  }
  return html;
}

async function light(page, path, response, faults) {
  if (response.status() !== 200) {
    faults.push(`${path}: status ${response.status()}`);
    return "";
  }
  const body = await response.body();
  const html = body.toString();
  const weight = body.length + (await stylesOf(page, html));
  if (weight > HEAVIEST) faults.push(`${path}: ${Math.round(weight / 1024)} KiB of HTML and CSS`);
  return html;
}

const looked = new Map();

function mayLook(kind) {
  looked.set(kind, (looked.get(kind) ?? 0) + 1);
  return looked.get(kind) <= WITH_AXE;
}

async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const found = await axe.run({ runOnly: rules, resultTypes: ["violations"], preload: false });
    return found.violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target).slice(0, 3) }));
  }, RULES);
}

const styles = new Map();

async function stylesOf(page, html) {
  const [, address] = /<link rel="stylesheet" href="([^"]+)"/.exec(html);
  if (!styles.has(address)) styles.set(address, (await (await page.request.get(address)).body()).length);
  return styles.get(address);
}
