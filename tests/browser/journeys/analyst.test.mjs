// An analyst chooses people by clicking, sees what became of them, opens the cases, saves the choice; without scripts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { heading, journey, signIn } from "../tool/browser.mjs";

for (const lang of ["lv", "en"]) {
  journey(`an analyst narrows the people of a study and compares groups (${lang})`, { lang }, async (page) => {
    await signIn(page, "analyst");
    await page.click('.t-rooms a[href="/explore"]');
    await page.click('main a[href="/explore?study=recidivism"]');
    await page.selectOption("#outcome", "return");
    await page.selectOption("#by", "kind");
    const sex = page.locator("details", { has: page.locator('input[name="only.sex"]') });
    await sex.locator("summary").click();
    await sex.locator('input[type="checkbox"][value="male"]').check();
    await page.locator('form[action="/explore"] button').click();
    assert.match(page.url(), /outcome=return/);
    assert.match(page.url(), /only\.sex=male/);
    assert.ok(await page.locator('input[type="checkbox"][value="male"]').isChecked(), "the choice is kept");
    const said = await page.locator("main p > strong").allTextContents();
    assert.ok(said.some((text) => /100/.test(text)), `a sentence leads: ${said}`);
    const picture = page.locator('img[src*="curve.svg"]');
    const svg = await page.request.get(await picture.getAttribute("src"));
    assert.equal(svg.headers()["content-type"], "image/svg+xml");
    assert.ok((await page.locator("main table").count()) > 3, "tables stand under the pictures");
    assert.equal(await page.locator("main").getByText("⟦").count(), 0, "no word is missing");
  });
}

journey("an analyst saves a choice as a study and finds it in the register", {}, async (page) => {
  await signIn(page, "analyst");
  await page.goto("/explore?study=recidivism&outcome=conviction&only.sex=male");
  const form = page.locator('form[action="/explore/save"]');
  await page.locator("details", { has: form }).locator("summary").click();
  await page.fill("#remark", "the yearly review");
  await form.locator("button").click();
  assert.ok(await page.locator(".govuk-error-summary").isVisible(), "a name is asked for");
  assert.equal(await page.inputValue("#remark"), "the yearly review", "what was typed is kept");
  await page.fill("#name", "Men and conviction");
  await page.locator('form[action="/explore/save"] button').click();
  assert.match(page.url(), /\/studies\/recidivism-[0-9a-f]{8}$/);
  assert.ok((await heading(page)).includes("Men and conviction"));
  await page.locator('main a[href*="/results/"]').first().click();
  assert.ok(await page.locator('a[href$="/section.docx"]').count(), "the result comes as a section for Word");
  await page.goto("/studies");
  assert.ok(await page.getByRole("link", { name: "Men and conviction" }).isVisible());
});

journey("cases are opened for a purpose and stand under pseudonyms", {}, async (page) => {
  await signIn(page, "analyst");
  await page.goto("/explore?study=recidivism&outcome=return&only.sex=male");
  await page.locator('main a[href^="/explore/cases"]').click();
  await page.selectOption("#purpose", "research");
  await page.locator("main form button").click();
  assert.match(page.url(), /purpose=research/);
  assert.match(page.url(), /only\.sex=male/);
  assert.ok(await page.locator("table tbody tr").count(), "cases are listed");
  assert.equal(await page.locator('main a[href^="/people/"]').count(), 0, "nobody is named");
});

journey("a section for Word comes from the explorer", { acceptDownloads: true }, async (page) => {
  await signIn(page, "analyst");
  await page.goto("/explore?study=recidivism&outcome=return");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('main a[href^="/explore/files/section.docx"]').click(),
  ]);
  const file = readFileSync(await download.path());
  assert.equal(file.subarray(0, 4).toString("latin1"), "PK\x03\x04", "a Word file is a zip archive");
});

journey("leadership reads numbers in sentences that lead to their studies", { lang: "lv" }, async (page) => {
  await signIn(page, "planner");
  await page.click('.t-rooms a[href="/leadership"]');
  assert.ok((await page.locator("main section").count()) >= 3, "the standing studies are there");
  assert.match(await page.locator("main section .t-lead").first().textContent(), /No 100|par maz/);
  await page.locator('main section a[href^="/studies/"]').first().click();
  assert.match(page.url(), /\/studies\//);
});
