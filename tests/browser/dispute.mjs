// A dispute from opening to close, each state seen by anybody in both languages: the ministry reports, a reviewer finds
// less, the ministry answers, and then puts its report right.
import { expect, invite, languages, look, only, origin, password, visitor } from "./service.mjs";

const milestone = "demo-2-4-3";
const commitment = "demo-2-4";
const reviewer = "demo-access";
const states = {
  ko: { open: "이견 진행 중", answered: "답변함", settled: "해소됨" },
  en: { open: "Open", answered: "Answered", settled: "Settled" },
};

/** Somebody of an organisation, signed in. */
async function member(browser, role, organisation) {
  const page = await visitor(browser);
  await page.goto(invite(`dispute-${role}@example.org`, role, organisation));
  await page.fill('[name="password"]', password);
  await page.fill('[name="again"]', password);
  await Promise.all([page.waitForNavigation(), page.click('main button[type="submit"]')]);
  return page;
}

const press = (page, step) =>
  Promise.all([page.waitForNavigation(), page.click(`button[name="step"][value="${step}"]`)]);

/** Fills in the form at an address, looks at it and at its preview, and publishes; returns where it leads. */
async function publish(page, label, path, fields, status) {
  await page.goto(`${origin}/ko${path}`);
  if (status) await page.check(`input[name="status"][value="${status}"]`);
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
  await look(page, `dispute ${label} form`);
  await press(page, "preview");
  await look(page, `dispute ${label} preview`);
  await press(page, "publish");
  await look(page, `dispute ${label} published`);
  // A report leads back to the desk, which names it; a review or answer to where it is shown.
  const led = new URL(page.url());
  const key = led.hash.slice(1) || (led.searchParams.get("about") ?? "");
  expect(`dispute ${label}: leads to what was published`, key !== "", page.url());
  return key;
}

/** Anybody sees the state of the dispute, in both languages, on the page and in the file. */
async function seen(browser, state, words) {
  for (const language of languages) {
    const page = await visitor(browser, { language, width: 360 });
    await page.goto(`${origin}/${language}/commitments/${commitment}`);
    const row = page.locator('section[aria-labelledby="disputes"] tbody tr')
      .filter({ has: page.locator(`a[href="/${language}/organisations/${reviewer}"]`) });
    const text = (await row.count()) === 1 ? await row.innerText() : "no row";
    expect(`dispute ${state} ${language}: the state`, text.includes(states[language][state]), text);
    const body = await page.locator("main").innerText();
    for (const it of words) expect(`dispute ${state} ${language}: ${it}`, body.includes(it));
    await look(page, `dispute ${state} ${language} 360`);
    const list = await page.goto(`${origin}/${language}/commitments?plan=demo-2&dispute=${state}`);
    expect(`dispute ${state} ${language}: the list`,
      (await list.text()).includes(`/${language}/commitments/${commitment}"`));
    await page.context().close();
  }
  const file = await (await fetch(`${origin}/en/disputes.csv?plan=demo-2&dispute=${state}&bom=0`)).text();
  expect(`dispute ${state}: the file`, file.split("\n").some((it) =>
    it.startsWith(`demo-2,${commitment},${milestone},${reviewer},true,${state},`)), file);
}

export async function dispute(browser) {
  if (!"dispute".includes(only)) return;
  const ministry = await member(browser, "reporter", "demo-digital");
  const watcher = await member(browser, "reviewer", reviewer);
  const report = await publish(ministry, "report", `/desk/milestones/${milestone}/report`, {
    text_ko: "등급을 모두 공개하였습니다.",
    text_en: "All ratings are public.",
    evidence_url: "https://data.example.org/ratings",
    evidence_title: "등급표",
  }, "complete");

  const review = await publish(watcher, "review", `/desk/milestones/${milestone}/review`, {
    text_ko: "등급 가운데 절반은 열리지 않습니다.",
    text_en: "Half of the ratings do not open.",
  }, "limited");
  await seen(browser, "open", []);

  await publish(ministry, "answer", `/desk/reviews/${review}/answer`, {
    text_ko: "열리지 않는 등급을 확인하고 있습니다.",
    text_en: "열리지 않는 등급을 확인하고 있습니다. We are looking into it.",
  });
  await seen(browser, "answered", ["열리지 않는 등급을 확인하고 있습니다."]);

  await publish(ministry, "correction", `/desk/reports/${report}/correct`, {
    difficulties_ko: "원자료의 주소가 바뀌었습니다.",
    reason: "검토를 받아들임",
  }, "limited");
  await seen(browser, "settled", ["검토를 받아들임"]);
  await ministry.context().close();
  await watcher.context().close();
}
