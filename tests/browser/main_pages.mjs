// The pages that most readers see, as closely as can be: three widths, light and dark, without scripts, enlarged, and
// with the colours that a reader forces.
import { accessible, expect, languages, look, only, origin, visitor } from "./service.mjs";

const pages = {
  home: "",
  plan: "/plans/demo-2",
  progress: "/plans/demo-2/progress",
  commitments: "/commitments?plan=demo-2",
  commitment: "/commitments/demo-2-1",
  organisation: "/organisations/demo-finance",
};
const all = Object.entries(pages).filter(([name]) => `main ${name}`.includes(only));

async function open(page, language, name, path) {
  const answer = await page.goto(`${origin}/${language}${path}`);
  expect(`main ${name} ${language}: status`, answer.status() === 200, `${answer.status()}`);
}

/** In the language, at every width and in both schemes. */
async function atEveryWidth(browser, language) {
  const page = await visitor(browser, { language });
  for (const [name, path] of all) {
    await open(page, language, name, path);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const label = `main ${name} ${language} ${width} ${colorScheme}`;
        await look(page, label);
        await accessible(page, label);
      }
    }
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    await look(page, `main ${name} ${language} 1440 forced`);
    await page.emulateMedia({ forcedColors: null });
  }
  await page.context().close();
}

/** Without scripts, and at 200 %: a window of 1280 pixels then has 640 of the page's own. */
async function otherwise(browser, language, label, options) {
  const page = await visitor(browser, { language, ...options });
  for (const [name, path] of all) {
    await open(page, language, name, path);
    await look(page, `main ${name} ${language} ${label}`);
  }
  await page.context().close();
}

/** Every page is left by its last link, and every stop on the way can be seen. */
async function byKeyboard(browser, language) {
  const page = await visitor(browser, { language, width: 1440 });
  for (const [name, path] of all) {
    await open(page, language, name, path);
    const unseen = new Set();
    let n = 0;
    let at = "";
    for (; n < 600; n += 1) {
      await page.keyboard.press("Tab");
      at = await page.evaluate(() => {
        const it = document.activeElement;
        if (!it || it === document.body) return "";
        const box = it.getBoundingClientRect();
        const style = getComputedStyle(it);
        const isMarked = style.outlineStyle !== "none" || style.boxShadow !== "none";
        return `${isMarked && box.width > 0 ? "" : "unseen "}${it.tagName} ${it.getAttribute("href") ?? it.id}`;
      });
      if (at === "") break;
      if (at.startsWith("unseen")) unseen.add(at);
    }
    const links = await page.locator("main a[href]:visible").count();
    expect(`main ${name} ${language}: every link is a stop`, n >= links, `${n} stops, ${links} links`);
    expect(`main ${name} ${language}: the focus is always seen`, unseen.size === 0, [...unseen].slice(0, 3).join(", "));
  }
  await page.context().close();
}

export async function mainPages(browser) {
  if (all.length === 0) return;
  for (const language of languages) {
    await atEveryWidth(browser, language);
    await otherwise(browser, language, "without scripts", { scripts: false });
    await otherwise(browser, language, "200 %", { width: 640, enlarged: 2 });
    await byKeyboard(browser, language);
  }
}
