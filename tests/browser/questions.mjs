// Questions that a first-time reader asks, each answered in at most three presses from the front page.
import { expect, languages, only, origin, visitor } from "./service.mjs";

/** Steps are links or buttons to press, or fields to fill in on the way (which is no press); the answer is what has to
 * be on the page then. */
const questions = (language) => ({
  "which promises of the integrity commission are late": {
    steps: [`nav a[href="/${language}/organisations"]`, `main a[href="/${language}/organisations/demo-integrity"]`,
      'main a[href*="attention=late"]'],
    answer: 'main a[href$="/commitments/demo-2-2"]',
  },
  "what changed since June": {
    steps: [`nav a[href="/${language}/changes"]`, { fill: '[name="since"]', with: "2026-06-01" },
      'form.filters button[type="submit"]'],
    answer: 'main a[href*="demo-2-"]',
  },
  "where do civil society and the ministry disagree": {
    steps: ['main a[href$="/plans/demo-2"]', 'main a[href*="attention=disputed"]'],
    answer: 'main a[href$="/commitments/demo-2-5"]',
  },
  "is there proof that whistleblowers are protected": {
    steps: ['main a[href$="/plans/demo-2"]', 'main a[href$="/commitments/demo-2-5"]'],
    answer: "#strongest",
  },
  "what did plan 5 promise about petitions": {
    steps: [{ fill: '[name="q"]', with: language === "ko" ? "청원" : "petition" },
      '[role="search"] button', 'main a[href*="/commitments/kr-5-"]'],
    answer: "#template",
  },
});

export async function asked(browser) {
  if (!"questions".includes(only)) return;
  for (const language of languages) {
    for (const [question, { steps, answer }] of Object.entries(questions(language))) {
      const page = await visitor(browser, { language });
      await page.goto(`${origin}/${language}`);
      let presses = 0;
      for (const step of steps) {
        if (step.fill) {
          await page.fill(step.fill, step.with);
          continue;
        }
        presses += 1;
        await Promise.all([page.waitForLoadState("load"), page.locator(step).first().click()]);
        await page.waitForLoadState("load");
      }
      const label = `questions ${language}: ${question}`;
      expect(`${label}: ${presses} presses`, presses <= 3);
      expect(`${label}: answered`, await page.locator(answer).first().isVisible(), page.url());
      await page.context().close();
    }
  }
}
