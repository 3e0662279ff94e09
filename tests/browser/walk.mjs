// From an invitation to a published report with evidence, and to a published review, by keyboard alone: in both
// languages, on a phone and at a desk, with scripts and without.
import { expect, invite, languages, look, only, origin, password, visitor } from "./service.mjs";

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

/** Somebody new, who comes in by an invitation. */
async function comesIn(browser, label, { language, width, scripts }, role, organisation) {
  const email = `${role}-${language}-${width}-${scripts ? "with" : "without"}@example.org`;
  const link = invite(email, role, organisation).replace(/\/(ko|en)\/invitation/, `/${language}/invitation`);
  const page = await visitor(browser, { language, width, scripts });
  await page.goto(link);
  await look(page, `${label} invitation`);
  await typeInto(page, '[name="password"]', password);
  await typeInto(page, '[name="again"]', password);
  await press(page, 'main form button[type="submit"]');
  expect(`${label}: signed in`, new URL(page.url()).pathname === `/${language}/desk`, page.url());
  return page;
}

/** A review of a commitment, as far as everybody reading it. */
async function review(browser, language) {
  const label = `walk review ${language}`;
  const options = { language, width: 1280, scripts: true };
  const page = await comesIn(browser, label, options, "reviewer", "demo-access");
  const text = { ko: "회의 자료로 확인하였습니다.", en: "Seen in the papers of the meeting." }[language];
  const commitment = { ko: "demo-2-3", en: "demo-2-2" }[language];
  await page.goto(`${origin}/${language}/desk/commitments/${commitment}/review`);
  await tabTo(page, '[name="status"]');
  while (!(await isAt(page, '[value="substantial"]:checked'))) await page.keyboard.press("ArrowDown");
  await typeInto(page, `[name="text_${language}"]`, text);
  await press(page, 'button[value="preview"]');
  await look(page, `${label} preview`);
  await press(page, 'button[value="publish"]');
  const anybody = await visitor(browser, { language });
  await anybody.goto(`${origin}/${language}/commitments/${commitment}`);
  expect(`${label}: the words are public`, (await anybody.locator("main").innerText()).includes(text));
  await anybody.context().close();
  await page.context().close();
}

async function walk(browser, language, width, scripts) {
  const label = `walk ${language} ${width} ${scripts ? "with" : "without"} scripts`;
  const page = await comesIn(browser, label, { language, width, scripts }, "reporter", "demo-finance");
  const [text, title] = said[language];
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

  // Back at the desk, which says that it worked and leads there.
  await press(page, ".notice.done a");
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
    await review(browser, language);
  }
}
