// A planner of the ministry: from the board into the cases behind a number, through the plan, to the report.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { heading, journey, signIn } from "../tool/browser.mjs";

journey("a planner opens the nine indicators, one passport and the counts behind it", {}, async (page) => {
  await signIn(page, "planner");
  const indicators = page.locator(".t-board tbody th a");
  assert.ok((await indicators.count()) >= 9, "nine indicators stand on the board");
  const name = (await indicators.first().textContent()).trim();
  await indicators.first().click();
  assert.ok((await heading(page)).includes(name));
  assert.ok(await page.locator("svg").count(), "the passport has a chart");
  assert.ok(await page.locator("#years ~ .t-scroll table, table").count(), "and its table");
  await page.locator('main a[href*="/cases"]').last().click();
  assert.match(page.url(), /\/indicators\/.+\/cases/);
  assert.ok(await page.locator("table tbody tr").count(), "reasons are counted");
});

journey("a planner finds a task in the plan", {}, async (page) => {
  await signIn(page, "planner");
  await page.click('.t-rooms a[href="/plans"]');
  await page.click('main a[href="/plans/plan-2023-2024"]');
  const tasks = page.locator('main a[href^="/plans/plan-2023-2024/"]');
  assert.equal(await tasks.count(), 23, "the plan has 23 tasks");
  const task = tasks.nth(2);
  const name = (await task.textContent()).trim();
  await task.click();
  assert.ok((await heading(page)).includes(name));
});

journey("a planner downloads the mid-term report as an editable file", { acceptDownloads: true }, async (page) => {
  await signIn(page, "planner");
  await page.click('.t-rooms a[href="/reports"]');
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 120_000 }),
    page.locator('main a[href^="/reports/midterm.docx"][href*="in=lv"]').first().click(),
  ]);
  const file = readFileSync(await download.path());
  assert.equal(file.subarray(0, 4).toString("latin1"), "PK\x03\x04", "a Word file is a zip archive");
  for (const part of ["[Content_Types].xml", "word/document.xml", "word/styles.xml"]) {
    assert.ok(file.includes(part), `it holds ${part}`);
  }
});
