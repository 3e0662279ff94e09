// The pages that anybody sees. A new page is one more line.
import { bothWidths, expect, languages, narrow, only, origin, visitor } from "./service.mjs";

const pages = {
  home: "",
  plans: "/plans",
  plan: "/plans/demo-2",
  "plan-not-tracked": "/plans/kr-6",
  amendments: "/plans/demo-2/amendments",
  version: "/plans/demo-2/versions/now",
  commitments: "/commitments?plan=demo-2",
  commitment: "/commitments/demo-2-1",
  "commitment-korea": "/commitments/kr-6-1",
  organisations: "/organisations",
  organisation: "/organisations/acrc",
  search: "/search?q=%EC%98%88%EC%82%B0",
  changes: "/changes",
  methodology: "/methodology",
  data: "/data",
  dataset: "/data/milestones",
  "sign-in": "/sign-in",
  missing: "/plans/none",
};

export async function publicPages(browser) {
  for (const language of languages) {
    const page = await visitor(browser, { language });
    for (const [name, path] of Object.entries(pages).filter(([name]) => name.includes(only))) {
      await narrow(page);
      const answer = await page.goto(`${origin}/${language}${path}`);
      const expected = name === "missing" ? 404 : 200;
      expect(`${name} ${language}: status`, answer.status() === expected, `${answer.status()}`);
      await bothWidths(page, `${name} ${language}`, language);
    }
    await page.context().close();
  }
}
