// From an invitation to a published report with evidence, by keyboard alone: in both languages, on a phone and at a
// desk, with scripts and without.
import { expect, invite, languages, look, only, password, visitor } from "./service.mjs";

const said = {
  ko: ["자료 목록을 새로 정리하여 올렸습니다.", "새 자료 목록"],
  en: ["The new list of data has been put up.", "The new list"],
};
const evidence = "https://data.example.org/list";

/** Whether the element that has the focus fits a selector. */
const isAt = (page, selector) =>
  page.evaluate((it) => document.activeElement?.matches(it) ?? false, selector);

/** Presses Tab until the focus is where somebody wants to go. */
async function tabTo(page, selector) {
  for (let i = 0; i < 200; i += 1) {
    if (await isAt(page, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${selector} on ${page.url()} cannot be reached by keyboard`);
}

async function typeInto(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.insertText(text);
}

async function press(page, selector) {
  await tabTo(page, selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

async function walk(browser, language, width, scripts) {
  const label = `walk ${language} ${width} ${scripts ? "with" : "without"} scripts`;
  const email = `${language}-${width}-${scripts ? "with" : "without"}@example.org`;
  const link = invite(email, "reporter", "demo-finance").replace(/\/(ko|en)\/invitation/, `/${language}/invitation`);
  const page = await visitor(browser, { language, width, scripts });
  const [text, title] = said[language];

  await page.goto(link);
  await look(page, `${label} invitation`);
  await typeInto(page, '[name="password"]', password);
  await typeInto(page, '[name="again"]', password);
  await press(page, 'main form button[type="submit"]');
  expect(`${label}: signed in`, new URL(page.url()).pathname === `/${language}/desk`, page.url());
  await look(page, `${label} desk`);

  // What is due, the form, the preview: three pages.
  let pages = 1;
  await press(page, 'main a.button[href*="/desk/milestones/"]');
  pages += 1;
  await look(page, `${label} form`);
  const required = await page.locator("main form :required").evaluateAll((all) =>
    new Set(all.map((it) => it.name)).size);
  expect(`${label}: at most five required inputs`, required <= 5, `${required}`);
  await tabTo(page, '[name="status"]');
  // With nothing chosen the first is in focus; an arrow chooses the next.
  while (!(await isAt(page, '[value="substantial"]:checked'))) await page.keyboard.press("ArrowDown");
  await typeInto(page, `[name="text_${language}"]`, text);
  await typeInto(page, '[name="evidence_url"]', evidence);
  await typeInto(page, '[name="evidence_title"]', title);
  await press(page, 'button[value="preview"]');
  pages += 1;
  await look(page, `${label} preview`);
  expect(`${label}: the preview shows it`, (await page.locator("article.statement").innerText()).includes(text));
  await press(page, 'button[value="publish"]');
  expect(`${label}: at most three pages`, pages <= 3, `${pages}`);

  const anchor = new URL(page.url()).hash.slice(1);
  expect(`${label}: leads to the report`, anchor !== "", page.url());
  await look(page, `${label} published`);

  // Everybody sees it.
  const anybody = await visitor(browser, { language, width, scripts });
  await anybody.goto(page.url());
  const published = anybody.locator(`[id="${anchor}"]`);
  expect(`${label}: the words are public`, (await published.innerText()).includes(text));
  expect(`${label}: the evidence is public`,
    (await published.locator(`a[href="${evidence}"]`).innerText()).includes(title));
  await anybody.context().close();
  await page.context().close();
}

export async function walks(browser) {
  if (!"walk".includes(only)) return;
  for (const language of languages) {
    for (const width of [360, 1280]) {
      for (const scripts of [true, false]) await walk(browser, language, width, scripts);
    }
  }
}
