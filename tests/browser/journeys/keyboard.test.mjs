// With the keyboard alone: skip link, sign-in, an indicator, the plans, a new entry, a session with a person.
import assert from "node:assert/strict";
import { heading, journey } from "../tool/browser.mjs";

journey("a planner goes from sign-in to a task with the keyboard alone", {}, async (page) => {
  await signInByKeys(page, "planner");
  await page.keyboard.press("Tab");
  assert.equal(await active(page, "className"), "govuk-skip-link", "the first stop skips to the content");
  await page.keyboard.press("Enter");
  await tabTo(page, ".t-board a");
  const name = await active(page, "textContent");
  await follow(page);
  assert.ok((await heading(page)).includes(name.trim()));
  await tabTo(page, '.t-rooms a[href="/plans"]');
  await follow(page);
  await tabTo(page, 'main a[href="/plans/plan-2023-2024"]');
  await follow(page);
  await tabTo(page, 'main a[href^="/plans/plan-2023-2024/"]');
  await follow(page);
  assert.match(page.url(), /\/plans\/plan-2023-2024\/\d/);
});

journey("an organiser reaches every part of the form with the keyboard alone", {}, async (page) => {
  await signInByKeys(page, "organiser");
  await tabTo(page, '.t-rooms a[href="/ledger"]');
  await follow(page);
  await tabTo(page, 'main a[href="/ledger/new"]');
  await follow(page);
  await tabTo(page, 'main a[href="/ledger/new?kind=family-day"]');
  await follow(page);
  await tabTo(page, "#title");
  await page.keyboard.type("Ar tastatūru");
  await tabTo(page, "#unit");
  if (!(await active(page, "value"))) await page.keyboard.press("ArrowDown");
  await tabTo(page, "#h-adults");
  await page.keyboard.type("12");
  // Enter in a field saves; a part without its whole comes back with the focus on what is wrong.
  await follow(page);
  assert.equal(await active(page, "id"), "errors");
  assert.equal(await page.inputValue("#title"), "Ar tastatūru");
  await tabTo(page, ".govuk-error-summary a");
  await page.keyboard.press("Enter");
  assert.equal(await active(page, "id"), "h-guests");
});

journey("a contact person writes down a session with the keyboard alone", {}, async (page) => {
  await signInByKeys(page, "contact-person");
  await tabTo(page, '[aria-labelledby="caseload"] tr:last-child a');
  await follow(page);
  await tabTo(page, 'details[id^="form-note-"] > summary');
  await page.keyboard.press("Enter");
  await tabTo(page, 'textarea[name="words"]');
  await page.keyboard.type("Ar tastatūru pierakstīta saruna.");
  await tabTo(page, 'details[id^="form-note-"] button');
  await follow(page);
  assert.match(page.url(), /\/contact\?saved=1$/);
  assert.ok((await page.textContent("main")).includes("Ar tastatūru pierakstīta saruna."));
});

async function signInByKeys(page, role) {
  await page.goto("/sign-in");
  await tabTo(page, "#name");
  await page.keyboard.type(role);
  await page.keyboard.press("Tab");
  await page.keyboard.type("tilts-demo");
  await follow(page);
}

/** Presses Tab until something that fits has the focus; what has it is visible. */
async function tabTo(page, selector) {
  for (let stops = 0; stops < 400; stops += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate((wanted) => {
      const one = document.activeElement;
      return one?.matches(wanted) && one.getBoundingClientRect().height > 0;
    }, selector);
    if (here) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

async function follow(page) {
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

function active(page, property) {
  return page.evaluate((name) => document.activeElement?.[name], property);
}
