// From intake to plan: a specialist registers and places somebody, assesses, plans; the head of unit signs and approves.
import assert from "node:assert/strict";
import { journey, signIn } from "../tool/browser.mjs";

const DAY = 24 * 60 * 60 * 1000;
const iso = (date) => date.toISOString().slice(0, 10);
const inDays = (days) => iso(new Date(Date.now() + days * DAY));

/** The same day two months later, or the last one of that month. */
function twoMonthsAfter(day) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + 2, 0)).getUTCDate();
  return iso(new Date(Date.UTC(year, month + 1, Math.min(date, last))));
}
/** A day as pages write it. */
function written(day, lang) {
  if (lang === "lv") return day.split("-").reverse().join(".");
  return new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

const people = {
  lv: { given: "Ainars", family: "Pirmdienis", code: "150385-10009", checked: false },
  // The check digit does not fit: somebody compared the code with the register.
  en: { given: "Ainars", family: "Otrdienis", code: "150385-10018", checked: true },
};

for (const [lang, who] of Object.entries(people)) {
  journey(`from intake to plan (${lang})`, { lang }, async (page) => {
    await signIn(page, "specialist");
    await page.goto("/people");
    await page.click('main a[href="/people/new"]');
    await page.fill("#given_name", who.given);
    await page.fill("#family_name", who.family);
    await page.fill("#code", "150385-10008");
    await page.fill("#born_on", "1985-03-15");
    await press(page, "main form .t-buttons button");
    assert.ok(await page.locator("#code-error").count(), "a code that cannot be is told at its field");
    assert.equal(await page.inputValue("#family_name"), who.family, "nothing typed is lost");
    await page.fill("#code", who.code);
    if (who.checked) await page.check("#code-checked");
    await press(page, "main form .t-buttons button");
    const person = new URL(page.url()).pathname;
    assert.match(person, /^\/people\/\d+$/);
    assert.ok((await words(page, "main dl.t-figures")).includes(written("1985-03-15", lang)));

    const placed = inDays(-20);
    const place = await opened(page, "form-place-0");
    await chooseFirst(place, "unit");
    await choose(place, "legal_status", "sentenced");
    await place.locator('[name="from"]').fill(placed);
    await press(page, place.locator("button"));
    const due = written(twoMonthsAfter(placed), lang);
    assert.ok((await words(page, "main")).includes(due), `the first assessment is due on ${due}`);
    assert.ok(await page.locator("details ol li").count(), "and the page says why");

    const release = await opened(page, "details[id^=form-expect-release]");
    await release.locator('[name="on"]').fill(inDays(-400));
    await press(page, release.locator("button"));
    assert.ok(await page.locator(".govuk-error-summary").count(), "nobody is expected to be released before being placed");
    const again = page.locator("details[id^=form-expect-release]");
    assert.equal(await again.locator('[name="on"]').inputValue(), inDays(-400), "the form comes back as it was sent");
    await again.locator('[name="on"]').fill(inDays(900));
    await press(page, again.locator("button"));
    assert.ok((await words(page, "main dl.t-figures")).includes(written(inDays(900), lang)));

    await page.click(`main a[href="${person}/assessments/new"]`);
    await page.check('input[name="instrument"][value="rvn-paraugs"]');
    await press(page, "main form .t-buttons button");
    const assessment = new URL(page.url()).pathname;
    const left = await answerAllButOne(page);
    await press(page, 'main button[name="complete"]');
    assert.match(page.url(), new RegExp(`${assessment}$`), "it is not completed");
    assert.equal(await page.locator(".govuk-error-summary li").count(), 1, "the missing answer is named");
    await page.locator(`input[name="${left}"]`).last().check();
    await press(page, 'main button[name="complete"]');
    assert.ok(await page.locator('main button[name="agree"]').count(), "it is completed; somebody decides");
    await press(page, 'main button[name="agree"]');

    await as(page, "unit-head", async () => {
      await page.goto(assessment);
      await press(page, 'main button[name="countersign"]');
    });
    await page.goto(person);
    assert.ok(!(await words(page, "main")).includes(due), "the deadline is met");
    await press(page, 'main form[action$="/case-plan"] button');
    const plan = new URL(page.url()).pathname;
    const needs = await page.locator("section.t-need").count();
    assert.ok(needs >= 3, "the plan begins with the needs that were found");
    for (let at = 0; at < needs; at += 1) {
      const need = () => page.locator("section.t-need").nth(at);
      const goal = await opened(page, need().locator("details[id^=form-goal]"));
      await goal.locator('[name="words"]').fill("Mērķis ar paša vārdiem");
      await press(page, goal.locator("button"));
      // A plan of many goals shows the form of one goal at a time.
      const asked = need().locator('a[href*="#form-step-"]');
      if (await asked.count()) await press(page, asked);
      const step = await opened(page, need().locator("details[id^=form-step]"));
      await choose(step, "what", "other");
      await step.locator('[name="words"]').fill("Saruna");
      await step.locator('[name="by"]').fill(inDays(30));
      await press(page, step.locator("button"));
    }
    await as(page, "unit-head", async () => {
      await page.goto(plan);
      await press(page, (await opened(page, "form-approve-0")).locator("button"));
    });
    await page.goto(plan);
    const agreement = await opened(page, "form-agreement-0");
    await agreement.locator('[name="words"]').fill("Gribu iegūt darbu");
    await press(page, agreement.locator("button"));
    const acknowledged = await opened(page, "form-acknowledge-0");
    await press(page, acknowledged.locator("button"));
    assert.ok((await page.textContent("main dl.t-figures")).length > 0);
    assert.equal(await page.locator(".govuk-error-summary").count(), 0);

    await as(page, "dpo", async () => {
      await page.goto("/audit?verb=write&account=specialist");
      assert.ok((await page.locator("main tbody tr").count()) > 5, "every step left an entry");
    });
  });
}

/** The words of a part of the page; spaces that do not break are spaces. */
async function words(page, part) {
  return (await page.textContent(part)).replace(/\s+/g, " ");
}

/** The small form with this id (or selector), behind its summary. */
async function opened(page, form) {
  const details = typeof form === "string" ? page.locator(/^form-[a-z-]+\d+$/.test(form) ? `#${form}` : form) : form;
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  return details;
}

async function press(page, button) {
  await (typeof button === "string" ? page.locator(button) : button).first().click();
  await page.waitForLoadState();
}

async function choose(form, name, value) {
  await form.locator(`select[name="${name}"]`).selectOption(value);
}

async function chooseFirst(form, name) {
  const list = form.locator(`select[name="${name}"]`);
  const values = await list.locator("option").evaluateAll((options) => options.map((option) => option.value));
  await list.selectOption(values.find((value) => value));
}

/** Gives every question its last answer but one question, whose name is returned; new questions may appear meanwhile. */
async function answerAllButOne(page) {
  const names = () => page.locator('main form input[type="radio"]').evaluateAll((all) => [...new Set(all.map((one) => one.name))]);
  const left = (await names())[0];
  for (let round = 0; round < 3; round += 1) {
    for (const name of await names()) {
      if (name !== left) await page.locator(`input[name="${name}"]`).last().check();
    }
    for (const field of await page.locator('main form input[type="number"]').all()) await field.fill("16");
    await press(page, 'main .t-buttons button[name="save"]');
  }
  return left;
}

/** Does something as somebody else, in the same browser, and comes back as the specialist. */
async function as(page, role, act) {
  const cookies = await page.context().cookies();
  await page.context().clearCookies({ name: /session/ });
  await signIn(page, role);
  await act();
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
}
