// The pages that anybody sees. A new page is one more line.
import { bothWidths, expect, languages, look, narrow, only, origin, visitor } from "./service.mjs";

const pages = {
  home: "",
  plans: "/plans",
  plan: "/plans/demo-2",
  "plan-not-tracked": "/plans/kr-6",
  "plan-charts": "/plans/demo-2/progress",
  "plan-charts-not-tracked": "/plans/kr-1/progress",
  participant: "/participants/kr",
  participants: "/participants?indicator=potential_impact",
  theme: "/commitments?plan=demo-2&theme=%EC%8B%9C%EB%AF%BC%20%EC%B0%B8%EC%97%AC%EC%99%80%20%ED%8F%AC%EC%9A%A9",
  amendments: "/plans/demo-2/amendments",
  version: "/plans/demo-2/versions/now",
  commitments: "/commitments?plan=demo-2",
  commitment: "/commitments/demo-2-1",
  "commitment-compared": "/commitments/demo-1-2",
  "plan-closed": "/plans/demo-1",
  "commitments-disputed": "/commitments?plan=demo-2&dispute=open",
  "organisation-fared": "/organisations/demo-finance",
  "commitment-korea": "/commitments/kr-6-1",
  organisations: "/organisations",
  organisation: "/organisations/acrc",
  search: "/search?q=%EC%98%88%EC%82%B0",
  changes: "/changes",
  methodology: "/methodology",
  data: "/data",
  dataset: "/data/milestones",
  "sign-in": "/sign-in",
  requests: "/requests",
  "request-form": "/requests/new?about=demo-2-1",
  "request-sent": "/requests/sent?number=2026-0009&on=2026-11-26",
  "request-unread": "/requests/2026-0999",
  "dead-link-thanks": "/evidence/demo-2-1-r1-e1/dead",
  "plan-brief": "/plans/demo-2/brief",
  "commitment-brief": "/commitments/demo-2-1/brief",
  "plan-card": "/embed/plans/demo-2",
  "commitment-card": "/embed/commitments/demo-2-1",
  missing: "/plans/none",
};

/** How many pages a PDF has. */
const sheets = (pdf) => pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g).length;

/** Whether charts keep their room on a sheet of A4, within its margins. */
async function onPaper(page, label) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 673, height: 1000 });
  const widths = await page.locator("main svg.chart:not(.swatch)")
    .evaluateAll((all) => all.map((it) => Math.round(it.getBoundingClientRect().width)));
  expect(`${label} on paper: charts`, widths.length > 0);
  expect(`${label} on paper: as wide as their words`, widths.every((it) => it >= 200), widths.join(" "));
  expect(`${label} on paper: no form`, (await page.locator("main form:visible").count()) === 0);
  await page.emulateMedia({ media: null });
}

export async function publicPages(browser) {
  for (const language of languages) {
    const page = await visitor(browser, { language });
    for (const [name, path] of Object.entries(pages).filter(([name]) => name.includes(only))) {
      await narrow(page);
      const answer = await page.goto(`${origin}/${language}${path}`);
      const expected = name === "missing" ? 404 : 200;
      expect(`${name} ${language}: status`, answer.status() === expected, `${answer.status()}`);
      await bothWidths(page, `${name} ${language}`, language);
      if (name.endsWith("-card")) {
        await page.setViewportSize({ width: 280, height: 520 });
        await look(page, `${name} ${language} 280 dark`);
      }
      if (name === "plan-charts" || name === "participant") await onPaper(page, `${name} ${language}`);
      if (name.endsWith("-brief")) {
        const pages = sheets(await page.pdf({ preferCSSPageSize: true }));
        expect(`${name} ${language}: one sheet of paper`, pages === 1, `${pages} sheets`);
      }
    }
    await page.context().close();
  }
}
