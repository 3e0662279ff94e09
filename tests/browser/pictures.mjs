// The pictures of the README, and the briefs as they come out of a printer: `npm run pictures`.
import { mkdirSync } from "node:fs";
import { launch, origin, serve, visitor } from "./service.mjs";

const pictures = new URL("pictures/", import.meta.url).pathname;
const prints = new URL("../../target/print/", import.meta.url).pathname;
mkdirSync(pictures, { recursive: true });
mkdirSync(prints, { recursive: true });

/** The first screen of a page, or of the part that a selector names. */
async function picture(browser, name, path, { part, height = 900, ...options }) {
  const page = await visitor(browser, options);
  await page.goto(`${origin}${path}`);
  const width = options.width ?? 1280;
  await page.setViewportSize({ width, height });
  if (part) await page.locator(part).evaluate((it) => it.scrollIntoView({ block: "start" }));
  await page.screenshot({ path: `${pictures}${name}.png` });
  await page.context().close();
}

async function print(browser, name, path) {
  const page = await visitor(browser);
  await page.goto(`${origin}${path}`);
  await page.pdf({ path: `${prints}${name}.pdf`, preferCSSPageSize: true, printBackground: true });
  await page.context().close();
}

const { server } = await serve();
const browser = await launch();
try {
  await picture(browser, "plan", "/ko/plans/demo-2", {});
  await picture(browser, "progress", "/en/plans/demo-2/progress", { language: "en", part: "#progress" });
  await picture(browser, "verdicts", "/en/commitments/demo-2-5", { language: "en" });
  await picture(browser, "phone", "/ko/plans/demo-2", { width: 360, height: 780, scheme: "dark" });
  for (const language of ["ko", "en"]) {
    await print(browser, `plan-${language}`, `/${language}/plans/demo-2`);
    await print(browser, `plan-brief-${language}`, `/${language}/plans/demo-2/brief`);
    await print(browser, `commitment-brief-${language}`, `/${language}/commitments/demo-2-5/brief`);
  }
} finally {
  await browser.close();
  server.kill("SIGTERM");
}
