// The pages of the worked example in a real browser: accessible, within the screen, without a complaint from the
// browser or its content security policy. With `--screenshots FOLDER` it also takes pictures.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";

const port = 18080 + Math.floor(Math.random() * 1000);
const origin = `http://127.0.0.1:${port}`;
const program = process.env.JIKIM ?? "../../target/debug/jikim";
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const flag = process.argv.indexOf("--screenshots");
const folder = flag > 0 ? process.argv[flag + 1] : null;
if (folder) mkdirSync(folder, { recursive: true });

const pages = {
  home: "",
  plans: "/plans",
  plan: "/plans/demo-2",
  "plan-not-tracked": "/plans/kr-6",
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
  missing: "/plans/none",
};

const server = spawn(program, ["demo", "--listen", `127.0.0.1:${port}`], { stdio: ["ignore", "ignore", "inherit"] });
let passed = 0;
const faults = [];
function expect(what, holds, detail = "") {
  if (holds) passed += 1;
  else faults.push(`${what} ${detail}`);
}

async function ready() {
  for (let i = 0; i < 600; i += 1) {
    try {
      if ((await fetch(`${origin}/readyz`)).ok) return;
    } catch {
      // Not yet.
    }
    await pause(100);
  }
  throw new Error("the server did not start");
}

async function check(browser, name, path, language, width, scheme) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    locale: language === "ko" ? "ko-KR" : "en-GB",
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    // The missing page is one on purpose.
    const expected = name === "missing" && message.text().includes("404");
    if (["error", "warning"].includes(message.type()) && !expected) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  const label = `${name} ${language} ${width} ${scheme}`;
  await page.goto(`${origin}/${language}${path}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(`${label}: no horizontal scroll`, overflow <= 0, `${overflow} px too wide`);
  expect(`${label}: no complaint`, complaints.length === 0, complaints.join("; "));
  expect(`${label}: one h1`, (await page.locator("h1").count()) === 1);
  const result = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  for (const violation of result.violations) {
    const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
    expect(`${label}: ${violation.id}`, false, `${violation.help} at ${where}`);
  }
  expect(`${label}: axe`, result.violations.length === 0);
  if (folder) await page.screenshot({ path: `${folder}/${name}-${language}-${width}-${scheme}.png`, fullPage: true });
  await context.close();
}

let browser;
try {
  await ready();
  browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-quic"],
  });
  for (const [name, path] of Object.entries(pages)) {
    for (const language of ["ko", "en"]) {
      await check(browser, name, path, language, 360, "light");
      await check(browser, name, path, language, 1280, "dark");
      if (folder) await check(browser, name, path, language, 1280, "light");
    }
  }
} catch (error) {
  faults.push(String(error));
} finally {
  await browser?.close();
  server.kill("SIGTERM");
}
for (const fault of faults) console.log(`FAULT ${fault}`);
console.log(`${passed} passed, ${faults.length} failed`);
process.exit(faults.length === 0 ? 0 : 1);
