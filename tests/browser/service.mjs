// The worked example, served for the browser, and what every run asks of a page.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";

const port = 18080 + Math.floor(Math.random() * 20000);
const program = process.env.JIKIM ?? "../../target/debug/jikim";
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const own = mkdtempSync(join(tmpdir(), "jikim-browser-"));
const database = join(own, "demo.sqlite");

export const origin = `http://127.0.0.1:${port}`;
export const password = "등대 아래 파란 자전거";
export const languages = ["ko", "en"];

const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at > 0 ? process.argv[at + 1] : null;
};
/** Where pictures go; none are taken without it. */
export const folder = argument("--screenshots");
/** Only what has this in its name, when somebody works on one page. */
export const only = argument("--only") ?? "";
if (folder) mkdirSync(folder, { recursive: true });

let passed = 0;
const faults = [];
export function expect(what, holds, detail = "") {
  if (holds) passed += 1;
  else faults.push(`${what} ${detail}`);
}

/** Serves the example, and answers with the one-time link of each role. */
export async function serve() {
  const server = spawn(program, ["demo", "--listen", `127.0.0.1:${port}`, "--database", database], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const links = {};
  await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (data) => {
      said += data;
      for (const [, role, link] of said.matchAll(/^(\w+): (http\S+)$/gm)) links[role] = link;
      // The last line is printed when it listens.
      if (said.trimEnd().endsWith(`${origin}/`)) resolve();
    });
    server.on("exit", () => reject(new Error("the server did not start")));
  });
  return { server, links };
}

/** A further one-time link, made as an operator does beside the server. */
export function invite(email, role, organisation) {
  const said = execFileSync(program, [
    "invite", email, "--role", role, "--organisation", organisation, "--database", database,
    "--public-url", origin,
  ], { encoding: "utf8" });
  return said.match(/http\S+\/invitation\/\w+/)[0];
}

export function launch() {
  return chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-quic"],
  });
}

/** A page in a browser of its own, whose complaints are kept. */
export async function visitor(browser, options = {}) {
  const { language = "ko", width = 1280, scheme = "light", scripts = true, enlarged = 1 } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    deviceScaleFactor: enlarged,
    colorScheme: scheme,
    locale: language === "ko" ? "ko-KR" : "en-GB",
    javaScriptEnabled: scripts,
  });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => {
    // Chromium reports each answer that is not 2xx; those that a page asks for on purpose are checked by status.
    const isStatus = message.text().startsWith("Failed to load resource");
    if (["error", "warning"].includes(message.type()) && !isStatus) page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("response", (answer) => {
    if (answer.status() >= 500) page.complaints.push(`${answer.status()} ${answer.url()}`);
  });
  return page;
}

/** What holds of every page at every width: within the screen, one heading, no complaint. */
export async function look(page, label) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(`${label}: no horizontal scroll`, overflow <= 0, `${overflow} px too wide`);
  expect(`${label}: no complaint`, page.complaints.length === 0, page.complaints.splice(0).join("; "));
  expect(`${label}: one h1`, (await page.locator("h1").count()) === 1);
  if (folder) await page.screenshot({ path: `${folder}/${label.replaceAll(" ", "-")}.png`, fullPage: true });
}

/** As on a phone, in light colours. */
export async function narrow(page) {
  await page.setViewportSize({ width: 360, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

/** A page that is open as on a phone, then as at a desk in dark colours: there the slow rules are asked in one language,
 * since structure and colours are those of the other. */
export async function bothWidths(page, label, language) {
  await look(page, `${label} 360 light`);
  await accessible(page, `${label} 360 light`);
  await page.setViewportSize({ width: 1440, height: 900 });
  if (folder) await look(page, `${label} 1440 light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, `${label} 1440 dark`);
  if (language === "en") await accessible(page, `${label} 1440 dark`);
}

/** Accessible by the rules of WCAG 2.2 AA. */
export async function accessible(page, label) {
  const result = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  for (const violation of result.violations) {
    const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
    expect(`${label}: ${violation.id}`, false, `${violation.help} at ${where}`);
  }
  expect(`${label}: axe`, result.violations.length === 0);
}

/** Runs the parts on one server and in one browser, those of a group at once, and ends with what they found. */
export async function run(groups) {
  let server;
  let browser;
  try {
    const served = await serve();
    server = served.server;
    browser = await launch();
    for (const group of groups) await Promise.all(group.map((part) => part(browser, served.links)));
  } catch (error) {
    faults.push(error.stack ?? String(error));
  } finally {
    await browser?.close();
    server?.kill("SIGTERM");
    rmSync(own, { recursive: true, force: true });
  }
  for (const fault of faults) console.log(`FAULT ${fault}`);
  console.log(`${passed} passed, ${faults.length} failed`);
  process.exit(faults.length === 0 ? 0 : 1);
}
