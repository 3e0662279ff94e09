// What the script adds: tables sorted by a press, lists filtered without a new page, the last visit; and that nothing is
// missing without it.
import { expect, look, only, origin, visitor } from "./service.mjs";

const name = "scripted";

export async function scripted(browser) {
  if (!name.includes(only)) return;
  const page = await visitor(browser, { language: "en" });
  await sorting(page);
  await filtering(page);
  await visiting(page);
  await page.context().close();
  await without(browser);
}

async function sorting(page) {
  await page.goto(`${origin}/en/commitments?plan=demo-2`);
  const titles = () => page.locator("table.list tbody th").allInnerTexts();
  const before = await titles();
  const heading = page.locator("table.list thead th").nth(1);
  await heading.locator("button").focus();
  await page.keyboard.press("Enter");
  const up = await titles();
  expect(`${name}: sorted upwards`, (await heading.getAttribute("aria-sort")) === "ascending");
  const sorted = [...before].sort(new Intl.Collator("en", { numeric: true }).compare);
  expect(`${name}: by title`, up.join("|") === sorted.join("|"), up.join("|"));
  await page.keyboard.press("Enter");
  expect(`${name}: sorted downwards`, (await heading.getAttribute("aria-sort")) === "descending");
  expect(`${name}: the other way round`, (await titles()).join("|") === [...up].reverse().join("|"));
  const state = page.locator("table.list thead th").nth(3);
  await state.locator("button").click();
  const states = await page.locator("table.list tbody td .tag[class*=state-]").allInnerTexts();
  const order = ["Complete", "Substantial", "Limited", "Not started", "No report", "Withdrawn"];
  expect(`${name}: states by what they mean`,
    states.join() === [...states].sort((a, b) => order.indexOf(a) - order.indexOf(b)).join(), states.join());
  await look(page, `${name} sorted 1280 light`);
  const counted = page.locator("table.list thead th").nth(4);
  await counted.locator("button").click();
  const complete = await page.locator("table.list tbody td[data-order]")
    .evaluateAll((all) => all.map((it) => it.dataset.order.split(" ").map(Number)));
  const isUp = complete.every(([n, of], i) => !i || complete[i - 1][0] < n || (complete[i - 1][0] === n && complete[i - 1][1] <= of));
  expect(`${name}: milestones by how many are complete`, complete.length > 2 && isUp, complete.join("; "));
}

async function filtering(page) {
  await page.goto(`${origin}/en/commitments?plan=demo-2`);
  await page.evaluate(() => { window.isSame = true; });
  const all = await page.locator("table.list tbody tr").count();
  const late = page.waitForURL(/attention=late/);
  await page.focus("#filter-attention");
  await page.selectOption("#filter-attention", "late");
  await late;
  await page.waitForFunction((n) => document.querySelectorAll("table.list tbody tr").length < n, all);
  const fewer = await page.locator("table.list tbody tr").count();
  expect(`${name}: the same page`, await page.evaluate(() => window.isSame === true));
  expect(`${name}: the focus stays`, (await page.evaluate(() => document.activeElement.id)) === "filter-attention");
  await page.waitForFunction((n) => document.getElementById("announced")?.textContent.includes(String(n)), fewer);
  const file = await page.locator("main a[href*='.csv']").first().getAttribute("href");
  expect(`${name}: the file is that of the list`, file.includes("attention=late"), file);
  const other = await page.locator("nav.languages a").getAttribute("href");
  expect(`${name}: the other language follows`, other.includes("attention=late"), other);
  await page.goBack();
  await page.waitForFunction((n) => document.querySelectorAll("table.list tbody tr").length === n, all);
  expect(`${name}: back without a new page`, await page.evaluate(() => window.isSame === true));
  expect(`${name}: tables are sortable again`, (await page.locator("table.list button.sort").count()) > 3);
  await look(page, `${name} filtered 1280 light`);
}

async function visiting(page) {
  const notice = page.locator("[data-visit]");
  await page.goto(`${origin}/en/plans/demo-2`);
  expect(`${name}: nothing is said at the first visit`, await notice.isHidden());
  const kept = await page.evaluate(() => {
    const visits = JSON.parse(localStorage.getItem("jikim-visits"));
    visits["demo-2"] = { at: 100, on: "2026-01-05" };
    localStorage.setItem("jikim-visits", JSON.stringify(visits));
    sessionStorage.clear();
    return JSON.stringify(visits).length + document.cookie.length;
  });
  expect(`${name}: little is kept`, kept < 300, `${kept} characters`);
  await page.reload();
  await notice.waitFor();
  expect(`${name}: says when`, (await notice.innerText()).includes("5 January 2026"), await notice.innerText());
  await look(page, `${name} visited 1280 light`);
  await page.reload();
  await notice.waitFor();
  await notice.locator("a").click();
  await page.waitForURL(/\/en\/changes\?since=101&plan=demo-2/);
  expect(`${name}: what changed`, (await page.locator("article.entry").count()) > 0);
}

async function without(browser) {
  const page = await visitor(browser, { language: "ko", scripts: false });
  await page.goto(`${origin}/ko/plans/demo-2`);
  expect(`${name}: no notice without a script`, await page.locator("[data-visit]").isHidden());
  await page.goto(`${origin}/ko/commitments?plan=demo-2`);
  expect(`${name}: no button that does nothing`, (await page.locator("button.sort").count()) === 0);
  const all = await page.locator("table.list tbody tr").count();
  await page.selectOption("#filter-attention", "late");
  await page.locator("form.filters button").click();
  await page.waitForURL(/attention=late/);
  const fewer = await page.locator("table.list tbody tr").count();
  expect(`${name}: filtered by the form`, fewer > 0 && fewer < all, `${fewer} of ${all}`);
  await page.context().close();
}
