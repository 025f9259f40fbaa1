// A head gives somebody a contact person, the contact person writes three sessions, a concern goes to a specialist and
// comes back answered; in both languages.
import assert from "node:assert/strict";
import { journey, signIn } from "../tool/browser.mjs";

const SAYS = {
  lv: { none: "nav ieviests", before: "bija šīs personas kontaktpersona", answered: "Pieteikts psihologam." },
  en: { none: "not introduced", before: "was this person's contact person", answered: "Referred to the psychologist." },
};

for (const [lang, month] of [["lv", "07"], ["en", "08"]]) {
  const day = (number) => `2026-${month}-${number}`;

  journey(`a contact person is assigned, holds sessions and hands a concern on (${lang})`, { lang }, async (page) => {
    await signIn(page, "unit-head");
    await page.click('.t-rooms a[href="/contacts"]');
    const rollout = page.locator('[aria-labelledby="rollout"]');
    assert.match(await rollout.textContent(), new RegExp(SAYS[lang].none), "prisons without contact persons say so");
    await page.locator('[aria-labelledby="caseloads"] a', { hasText: "Māris Vītols" }).click();
    await page.locator('main tbody a[href$="/contact"]').first().click();
    const file = new URL(page.url()).pathname;

    // The assignment ends, and the one who was the contact person before is recommended again.
    const end = page.locator('details[id^="form-end-"]');
    await open(end);
    await end.locator("select").selectOption("mistake");
    await end.locator('input[type="date"]').fill(day("01"));
    await send(page, end);
    assert.match(page.url(), /saved/);
    await page.click('main a[href^="/contacts/assign"]');
    const row = page.locator("main tbody tr");
    assert.equal(await row.count(), 1, "the person asked for");
    assert.match(await row.textContent(), new RegExp(SAYS[lang].before), "the ground of the recommendation is shown");
    assert.ok(await row.locator('input[type="checkbox"]').isChecked());
    assert.match(await row.locator("option:checked").textContent(), /Māris Vītols/);
    await page.fill("#from", day("02"));
    await page.locator("main .t-buttons button").click();
    assert.ok(await page.locator('.t-said[role="status"]').isVisible(), "it is confirmed");
    await signOut(page);

    await signIn(page, "contact-person");
    assert.match(page.url(), /\/work$/, "the own caseload is the first page");
    await page.locator(`[aria-labelledby="caseload"] a[href="${file}"]`).click();
    for (const [number, concern] of [["08", ""], ["15", ""], ["22", "Nomākts, neēd."]]) {
      await note(page, day(number), concern);
    }
    const headings = (await page.locator("main h3").allTextContents()).join("\n");
    for (const number of [8, 15, 22]) assert.ok(headings.includes(`${number}`), `the session of ${number} is listed`);
    await signOut(page);

    await signIn(page, "specialist");
    await page.click('.t-rooms a[href="/concerns"]');
    const concern = page.locator('article[id^="concern-"]', { has: page.locator(`a[href="${file}"]`) }).first();
    assert.match(await concern.textContent(), /Nomākts/);
    const id = (await concern.getAttribute("id")).replace("concern-", "");
    const take = page.locator(`#form-take-${id}`);
    await open(take);
    await send(page, take);
    const answer = page.locator(`#form-answer-${id}`);
    await open(answer);
    await send(page, answer);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "errors", "an answer needs words");
    await page.locator(`#form-answer-${id} textarea`).fill(SAYS[lang].answered);
    await send(page, page.locator(`#form-answer-${id}`));
    assert.equal(await page.locator(`#concern-${id}`).count(), 0, "it no longer waits");
    await signOut(page);

    await signIn(page, "contact-person");
    await page.goto(file);
    assert.ok((await page.textContent("main")).includes(SAYS[lang].answered), "the answer comes back");
  });
}

async function note(page, on, concern) {
  const form = page.locator('details[id^="form-note-"]');
  await open(form);
  await form.locator('input[name="on"]').fill(on);
  await form.locator('select[name="delivery"]').selectOption("in-person");
  await form.locator('input[name="minutes"]').fill("30");
  await form.locator('textarea[name="words"]').fill("Runājām par ģimeni.");
  if (concern) {
    await form.locator('select[name="to-role"]').selectOption("specialist");
    await form.locator('textarea[name="concern"]').fill(concern);
  }
  await send(page, form);
  assert.match(page.url(), /saved/);
}

/** Opens a form behind its summary, unless it is open. */
async function open(form) {
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
}

async function send(page, form) {
  await Promise.all([page.waitForNavigation(), form.locator("form button").click()]);
}

async function signOut(page) {
  await Promise.all([page.waitForNavigation(), page.locator(".t-who button").click()]);
}
