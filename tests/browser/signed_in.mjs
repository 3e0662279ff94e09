// The pages that members see, by role. A new page is one more line: an address, or a function that leads there
// (from forms, say) and gets the page and the language. `status` is what it answers, if not 200.
import { bothWidths, expect, languages, narrow, only, origin, password, visitor } from "./service.mjs";

const report = "/desk/milestones/demo-2-2-3/report";

/** Opens a page in the language. */
const open = (page, language, path) => page.goto(`${origin}/${language}${path}`);

/** Presses a button by the name and value that it sends. */
const press = async (page, name, value) => {
  const [answer] = await Promise.all([
    page.waitForNavigation(),
    page.click(`button[name="${name}"][value="${value}"]`),
  ]);
  return answer;
};

const pages = {
  reporter: {
    desk: "/desk",
    report,
    "report-on-commitment": "/desk/commitments/demo-2-2/report",
    "report-faults": {
      status: 422,
      async lead(page, language) {
        await open(page, language, report);
        await page.check('input[name="status"][value="complete"]');
        await page.fill('[name="evidence_url"]', "example.org");
        return press(page, "step", "preview");
      },
    },
    "report-preview": async (page, language) => {
      await open(page, language, report);
      await page.check('input[name="status"][value="substantial"]');
      await page.fill('[name="text_ko"]', "민원 자료를 모아 분류하였습니다.");
      await page.fill('[name="evidence_url"]', "https://example.org/minutes");
      return press(page, "step", "preview");
    },
    "draft-found": report,
    sessions: "/account/sessions",
    password: "/account/password",
    "role-refused": { status: 403, path: "/members" },
  },
  reviewer: {
    desk: "/desk",
  },
  assessor: {
    desk: "/desk",
  },
  secretariat: {
    desk: "/desk",
    members: "/members",
    "invite-faults": {
      status: 422,
      async lead(page, language) {
        await open(page, language, "/members");
        await page.evaluate(() => document.querySelectorAll("form").forEach((it) => (it.noValidate = true)));
        const [answer] = await Promise.all([
          page.waitForNavigation(),
          page.click(`form[action$="/members/invite"] button`),
        ]);
        return answer;
      },
    },
    "run-plan": "/desk/plans/demo-2",
    "plan-record": "/desk/plans/demo-2/record",
    "own-organisations": "/desk/organisations",
    "row-commitment": "/desk/record/commitments?key=demo-2-1",
    "row-new-milestone": "/desk/record/milestones?commitment=demo-2-1",
    "report-on-behalf": "/desk/milestones/demo-2-1-2/report",
  },
};

/** Comes in by the one-time link that the example prints. */
async function comeIn(page, link) {
  await page.goto(link);
  await page.fill('[name="password"]', password);
  await page.fill('[name="again"]', password);
  await Promise.all([page.waitForNavigation(), page.click('main button[type="submit"]')]);
}

async function check(page, name, way, language) {
  await narrow(page);
  const lead = typeof way === "function" ? way : way.lead;
  const path = typeof way === "string" ? way : way.path;
  const answer = lead ? await lead(page, language) : await open(page, language, path);
  const expected = way.status ?? 200;
  expect(`${name}: status`, answer.status() === expected, `${answer.status()}, not ${expected}`);
  await bothWidths(page, name, language);
}

export async function signedInPages(browser, links) {
  for (const [role, own] of Object.entries(pages)) {
    const all = Object.entries(own).filter(([name]) => `${role} ${name}`.includes(only));
    if (all.length === 0) continue;
    const page = await visitor(browser);
    await comeIn(page, links[role]);
    for (const [name, way] of all) {
      for (const language of languages) await check(page, `${role} ${name} ${language}`, way, language);
    }
    await page.context().close();
  }
}
