// The pages that members see, by role. A new page is one more line: an address, or a function that leads there
// (from forms, say) and gets the page and the language. `status` is what it answers, if not 200.
import { bothWidths, expect, languages, narrow, only, origin, password, visitor } from "./service.mjs";

const report = "/desk/milestones/demo-2-2-3/report";
const review = "/desk/assessments/demo-2/action_plan_review";
const results = "/desk/assessments/demo-2/results_report/units/demo-2-1";

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

const grid = "/desk/irm/demo-1/results_report";

/** Chooses a value by the key of its code, as somebody does who never takes the hand off the keyboard. */
const choose = async (page, cell, key) => {
  await page.focus(`[id="field-${cell}"]`);
  await page.keyboard.press(key);
};

const sheet = "/desk/plans/demo-2/sheet";

/** Fills in the first rows of the organisation's sheet and uploads it, or other bytes in its place. */
async function upload(page, language, rows, bytes = null) {
  const columns = ["status", "text_ko", "difficulties_ko", "occurred_on", "evidence_1_url", "evidence_1_kind"];
  const answer = await page.request.get(`${origin}/${language}${sheet}.csv`);
  const lines = (await answer.text()).trim().split("\r\n").slice(1);
  const filled = rows.map((cells, i) => {
    const own = lines[i].split(",");
    return [own.at(0), ...columns.map((it) => cells[it] ?? ""), own.at(-1)].join(",");
  });
  const text = [["key", ...columns, "position"].join(","), ...filled].join("\n");
  await open(page, language, sheet);
  const buffer = bytes ?? Buffer.from(text);
  await page.setInputFiles('input[type="file"]', { name: "보고.csv", mimeType: "text/csv", buffer });
  const [sent] = await Promise.all([
    page.waitForNavigation(),
    page.click('form[enctype="multipart/form-data"] button'),
  ]);
  return sent;
}

/** What is filled in for two milestones. */
const sound = [
  { status: "substantial", text_ko: "두 기관과 협의를 마쳤습니다." },
  {
    status: "limited", text_ko: "일부만 공개하였습니다.", difficulties_ko: "예산이 아직 없습니다.", occurred_on: "2026-06-30",
    evidence_1_url: "https://www.example.org/a/very/long/address/that/goes/on/and/on?and=on&and=on&and=on",
    evidence_1_kind: "press",
  },
];
/** Opens the first request in a list of the desk. */
const firstRequest = (part) => async (page, language) => {
  await open(page, language, "/desk/requests");
  const [answer] = await Promise.all([page.waitForNavigation(), page.click(`main a[href*="/${part}"]`)]);
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
    answer: "/desk/reviews/demo-2-1-v2/answer",
    sheet,
    "sheet-faults": {
      status: 422,
      lead: (page, language) =>
        upload(page, language, [{ status: "nearly", text_ko: "거의 마쳤습니다." }, { text_ko: "상태가 없습니다." }]),
    },
    "sheet-review": (page, language) => upload(page, language, sound),
    "sheet-encoding": (page, language) =>
      // "key,가" and "a,나" in CP949.
      upload(page, language, [], Buffer.from([107, 101, 121, 44, 0xb0, 0xa1, 10, 97, 44, 0xb3, 0xaa, 10])),
    sessions: "/account/sessions",
    password: "/account/password",
    "role-refused": { status: 403, path: "/members" },
  },
  reviewer: {
    desk: "/desk",
    review: "/desk/commitments/demo-2-3/review",
    "review-of-milestone": "/desk/milestones/demo-2-3-3/review",
    "review-faults": {
      status: 422,
      async lead(page, language) {
        await open(page, language, "/desk/commitments/demo-2-3/review");
        await page.check('input[name="status"][value="no_evidence"]');
        await page.fill('[name="evidence_url"]', "example.org");
        return press(page, "step", "preview");
      },
    },
    "review-preview": async (page, language) => {
      await open(page, language, "/desk/milestones/demo-2-3-3/review");
      await page.check('input[name="status"][value="limited"]');
      await page.fill('[name="text_ko"]', "참여자 명단을 확인하지 못하였습니다.");
      return press(page, "step", "preview");
    },
    revise: "/desk/reviews/demo-2-1-v1/revise",
    retract: "/desk/reviews/demo-2-1-v1/retract",
    "review-refused": { status: 403, path: "/desk/reviews/demo-2-2-v1/revise" },
    irm: "/desk/irm",
    "irm-check": `${grid}/check`,
    "link-check": "/desk/evidence/demo-2-1-r1-e1/check",
  },
  assessor: {
    desk: "/desk",
    assessments: "/desk/assessments",
    assessment: review,
    comparison: `${review}/comparison`,
    coding: results,
    "coding-faults": {
      status: 422,
      async lead(page, language) {
        await open(page, language, results);
        await page.selectOption('select[name="value"] >> nth=0', "complete");
        return press(page, "step", "finish");
      },
    },
    coded: `${review}/units/demo-2-4`,
    settle: `${review}/units/demo-2-4/values`,
    "settle-saved": async (page, language) => {
      await open(page, language, `${review}/units/demo-2-6/values`);
      return press(page, "step", "save");
    },
    "publish-faults": {
      status: 422,
      async lead(page, language) {
        await open(page, language, `${review}/publish`);
        const [answer] = await Promise.all([page.waitForNavigation(), page.click('main form.report button')]);
        return answer;
      },
    },
    correct: `${review}/units/demo-2-1/values`,
  },
  secretariat: {
    desk: "/desk",
    irm: "/desk/irm",
    "irm-grid": grid,
    "irm-grid-design": "/desk/irm/demo-2/action_plan_review",
    "irm-grid-faults": {
      status: 422,
      async lead(page, language) {
        await open(page, language, grid);
        await page.fill('[name="report_url"]', "example.org");
        return press(page, "step", "preview");
      },
    },
    "irm-preview": async (page, language) => {
      await open(page, language, grid);
      await choose(page, "demo-1-3.early_results", "1");
      await page.keyboard.press("Tab");
      await page.keyboard.type("14");
      return press(page, "step", "preview");
    },
    "irm-report": `${grid}/report`,
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
    sheet,
    "sheet-of-organisation": `${sheet}?organisation=demo-finance`,
    "own-organisations": "/desk/organisations",
    withdraw: "/desk/plans/demo-2/withdraw",
    split: "/desk/plans/demo-2/split",
    merge: "/desk/plans/demo-2/merge",
    carry: "/desk/plans/demo-1/carry",
    "split-preview": async (page, language) => {
      await open(page, language, "/desk/plans/demo-2/split");
      await page.check('input[name="commitment"][value="demo-2-3"]');
      await page.locator('[name="title_ko"]').nth(0).fill("첫째로 나뉜 공약");
      await page.locator('[name="title_ko"]').nth(1).fill("둘째로 나뉜 공약");
      await page.fill('[name="amendment_reason"]', "맡을 부처가 나뉘었습니다.");
      await page.fill('[name="amendment_source"]', "https://example.org/decision");
      return press(page, "step", "preview");
    },
    units: "/desk/plans/demo-2/units",
    rename: "/desk/organisations/demo-finance/rename",
    succeed: "/desk/organisations/demo-finance/succeed",
    "run-plan-done": "/desk/plans/demo-2?done=opened",
    "row-commitment": "/desk/record/commitments?key=demo-2-1",
    requests: "/desk/requests",
    "request-read": firstRequest("read"),
    "request-answer": firstRequest("answer"),
    "link-mend": "/desk/evidence/demo-2-1-r1-e1/mend",
    "row-new-milestone": "/desk/record/milestones?commitment=demo-2-1",
    "row-new-participant": "/desk/record/participants",
    "report-on-behalf": "/desk/milestones/demo-2-1-2/report",
    "answer-on-behalf": "/desk/reviews/demo-2-5-v1/answer",
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
