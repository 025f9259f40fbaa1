// An organiser records a family day; what does not add up is said at its field and nothing typed is lost.
import assert from "node:assert/strict";
import { journey, signIn } from "../tool/browser.mjs";

const DAY = "2026-05-16";

journey("an organiser mends headcounts that do not add up and saves the family day", {}, async (page) => {
  await signIn(page, "organiser");
  await page.click('.t-rooms a[href="/ledger"]');
  await page.click('main a[href="/ledger/new"]');
  await page.click('main a[href="/ledger/new?kind=family-day"]');
  await page.fill("#on", DAY);
  await chooseFirst(page, "#unit");
  await page.fill("#title", "Ģimeņu diena žūksnī");
  await page.fill("#h-guests", "1291");
  await page.fill("#h-adults", "950");
  await page.fill("#h-children", "340");
  await save(page);

  const summary = page.locator(".govuk-error-summary");
  assert.match(await summary.textContent(), /1,?290/, "the summary says what the parts add up to");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "errors", "the summary has the focus");
  assert.match(await page.title(), /^Error:/);
  for (const [field, value] of Object.entries({ "#on": DAY, "#title": "Ģimeņu diena žūksnī", "#h-guests": "1291", "#h-adults": "950" })) {
    assert.equal(await page.inputValue(field), value, `${field} is kept`);
  }
  await summary.locator("a").first().click();
  const focused = await page.evaluate(() => document.activeElement?.id);
  assert.equal(focused, "h-guests", "the summary's link leads to the field");
  assert.ok(await page.locator("#h-guests-error").count(), "the field says what is wrong");

  await page.fill("#h-adults", "951");
  await save(page);
  assert.match(page.url(), /\/ledger\/\d+\?saved/);
  assert.ok(await page.locator('.t-said[role="status"]').isVisible(), "it is confirmed");
  const entry = new URL(page.url()).pathname;
  await page.goto(`/ledger?kind=family-day&from=${DAY}&to=${DAY}`);
  assert.ok(await page.locator(`main a[href^="${entry}"]`).count(), "the entry is listed");
});

journey("participants are found, added and taken out without losing what was typed", {}, async (page) => {
  await signIn(page, "organiser");
  await page.goto("/ledger/new?kind=family-day");
  await page.fill("#title", "Paliek formā");
  if (await page.locator("#purpose").count()) await page.selectOption("#purpose", "activity-record");
  await page.fill("#find", "an");
  await page.press("#find", "Enter");
  const add = page.locator('button[name="add"]');
  assert.ok(await add.count(), "somebody is found");
  await add.first().click();
  assert.equal(await page.inputValue("#title"), "Paliek formā");
  assert.equal(await page.locator('button[name="remove"]').count(), 1, "somebody is added");
  await page.locator('button[name="remove"]').click();
  assert.equal(await page.locator('button[name="remove"]').count(), 0, "and taken out again");
  assert.equal(await page.inputValue("#title"), "Paliek formā");
});

journey("filters of the ledger stay in the address and in the links", {}, async (page) => {
  await signIn(page, "organiser");
  await page.goto("/ledger");
  await page.selectOption("#kind", "family-day");
  await page.locator("form.t-filter button").click();
  assert.match(page.url(), /kind=family-day/);
  assert.equal(await page.inputValue("#kind"), "family-day");
  const next = page.locator('.t-paging a[rel="next"]');
  if (await next.count()) assert.match(await next.getAttribute("href"), /kind=family-day/);
});

async function save(page) {
  await page.locator("main form .t-buttons button").last().click();
  await page.waitForLoadState();
}

async function chooseFirst(page, list) {
  if (await page.inputValue(list)) return;
  const values = await page.locator(`${list} option`).evaluateAll((options) => options.map((option) => option.value));
  await page.selectOption(list, values.find((value) => value));
}
