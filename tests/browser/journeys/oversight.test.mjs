// The data-protection officer reads who did what, and has the chain of entries checked.
import assert from "node:assert/strict";
import { journey, signIn } from "../tool/browser.mjs";

journey("the data-protection officer filters the audit log and verifies the chain", {}, async (page) => {
  await signIn(page, "dpo");
  assert.match(page.url(), /\/audit$/, "the audit is the first room");
  assert.ok(await page.locator("table tbody tr").count());
  await page.fill("#account", "dpo");
  await page.locator("form.t-filter button").click();
  assert.match(page.url(), /account=dpo/);
  const accounts = await page.locator("table tbody th").allTextContents();
  assert.ok(accounts.length && accounts.every((text) => text.trim().startsWith("dpo")), "only the account asked for");
  await page.locator('form[action="/audit/verify"] button').click();
  assert.ok(await page.locator('main [role="status"]').isVisible(), "the verdict is said");
  assert.equal(await page.locator(".t-said--warning, .t-status--not-reached").count(), 0, "the chain is whole");
});

journey("others do not see the audit", {}, async (page) => {
  await signIn(page, "planner");
  assert.equal(await page.locator('.t-rooms a[href="/audit"]').count(), 0);
  const response = await page.goto("/audit");
  assert.equal(response.status(), 403);
  assert.ok(await page.locator("main a[href='/']").count(), "the refusal leads on");
});
