// What a script adds to the pages: tables sorted by a press, lists filtered without a new page, and whether anything has
// changed since the reader was here. Everything else works without it.
(() => {
  "use strict";
  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });

  // Tables

  /** The states from the best to the worst. */
  const states = ["complete", "substantial", "limited", "not_started", "no_report", "withdrawn", "not_tracked"];

  /** What a cell is sorted by: the order that it names, the state or day in it, else its words; nothing for what is empty. */
  function valueOf(cell) {
    if (cell.dataset.order) return cell.dataset.order;
    const state = states.findIndex((it) => cell.querySelector(`:scope > .state-${it}`));
    if (state >= 0) return String(state);
    const day = cell.querySelector("time");
    const words = (day ? day.dateTime : cell.textContent).trim();
    return words === "–" ? "" : words;
  }

  function sort(table, column, heading) {
    const turn = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const rows = [...table.tBodies[0].rows].map((row) => [valueOf(row.cells[column]), row]);
    // What says nothing stands last, whichever way it goes.
    rows.sort(([a], [b]) => (a && b ? collator.compare(a, b) * turn : (a ? -1 : 0) + (b ? 1 : 0)));
    for (const other of heading.parentNode.cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
    table.tBodies[0].append(...rows.map(([, row]) => row));
  }

  /** Whether each row stands for itself, with a cell for each heading, and all rows of the list are there. */
  function isSortable(table) {
    if (!table.tHead || table.tHead.rows.length !== 1 || table.tBodies.length !== 1) return false;
    const rows = [...table.tBodies[0].rows];
    const n = table.tHead.rows[0].cells.length;
    const isPlain = (row) => row.cells.length === n && [...row.cells].every((it) => it.rowSpan === 1 && it.colSpan === 1);
    return rows.length > 2 && rows.every(isPlain) && !document.querySelector("main .pager");
  }

  function sortable(root) {
    for (const table of root.querySelectorAll("table.list")) {
      // Verdicts stand in the order of time.
      if (table.closest("form") || table.matches(".comparison") || !isSortable(table)) continue;
      [...table.tHead.rows[0].cells].forEach((heading, column) => {
        // A heading that nobody sees is of a column of buttons.
        if (!heading.textContent.trim() || heading.querySelector(":scope > .visually-hidden:only-child")) return;
        const button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        button.append(...heading.childNodes);
        button.addEventListener("click", () => sort(table, column, heading));
        heading.append(button);
      });
    }
  }

  // Lists

  const pathOf = (address) => address.pathname + address.search;
  let shown = pathOf(location);
  let asked = 0;

  /** Shows what an address lists in place of what is shown, keeps the focus, and says how much it is. */
  async function show(address, isBack) {
    const turn = (asked += 1);
    const reply = await fetch(address);
    if (!reply.ok) throw new Error(String(reply.status));
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    // Something else may have been chosen meanwhile.
    if (turn !== asked) return;
    const focused = document.activeElement?.id;
    for (const part of ["main", "nav.languages"]) document.querySelector(part).replaceWith(page.querySelector(part));
    for (const part of ["link[rel=alternate]", "meta[property]"]) {
      document.head.querySelectorAll(part).forEach((it) => it.remove());
      document.head.append(...page.head.querySelectorAll(part));
    }
    document.title = page.title;
    if (!isBack) history.pushState(null, "", address);
    shown = pathOf(new URL(address, location));
    const main = document.querySelector("main");
    improve(main);
    if (focused) document.getElementById(focused)?.focus();
    announce(main.querySelector("[role=status]")?.firstChild?.textContent ?? document.title);
  }

  /** Tells who listens to the page: a live region speaks of what changes in it while it is there. */
  function announce(words) {
    let live = document.getElementById("announced");
    if (!live) {
      live = document.createElement("p");
      live.id = "announced";
      live.className = "visually-hidden";
      live.setAttribute("role", "status");
      document.querySelector("footer").append(live);
    }
    live.textContent = "";
    setTimeout(() => { live.textContent = words; }, 100);
  }

  function filters(root) {
    for (const form of root.querySelectorAll("form.filters[method=get]")) {
      const go = (event) => {
        event.preventDefault();
        const address = new URL(form.action);
        for (const [name, text] of new FormData(form)) if (text) address.searchParams.append(name, text);
        show(address).catch(() => { location.href = address; });
      };
      form.addEventListener("submit", go);
      // Days are typed digit by digit: they wait for the button.
      form.addEventListener("change", (event) => { if (event.target.matches("select, [type=checkbox]")) go(event); });
    }
  }

  addEventListener("popstate", () => {
    // The way to a heading of the page is no other page.
    if (pathOf(location) !== shown) show(location.href, true).catch(() => location.reload());
  });

  // The last visit

  const parsed = (store, name) => {
    try { return JSON.parse(store.getItem(name)) ?? {}; } catch { return {}; }
  };

  /** Says so where anything in a plan has changed since it was last seen, which is known in this browser alone. */
  async function lastVisit() {
    const place = document.querySelector("[data-visit]");
    if (!place) return;
    const plan = place.dataset.visit;
    const position = Number(place.dataset.position);
    const visits = parsed(localStorage, "jikim-visits");
    // Looking again in the same tab is the same visit.
    const before = parsed(sessionStorage, "jikim-visits");
    before[plan] ??= visits[plan] ?? { at: position, on: "" };
    visits[plan] = { at: position, on: new Date().toISOString().slice(0, 10) };
    const latest = Object.entries(visits).sort(([, a], [, b]) => (a.on < b.on ? 1 : -1)).slice(0, 12);
    try {
      sessionStorage.setItem("jikim-visits", JSON.stringify(before));
      localStorage.setItem("jikim-visits", JSON.stringify(Object.fromEntries(latest)));
    } catch { return; }
    const { at, on } = before[plan];
    if (!(at < position)) return;
    const link = place.querySelector("a");
    const address = new URL(link.href);
    address.searchParams.set("since", String(at + 1));
    // The record has grown; whether in this plan, its page of changes knows.
    const reply = await fetch(address);
    if (!reply.ok || !(await reply.text()).includes('<article class="entry"')) return;
    link.href = address;
    const day = place.querySelector("time");
    day.dateTime = on;
    day.textContent = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(on));
    place.hidden = false;
  }

  function improve(root) {
    sortable(root);
    filters(root);
  }

  improve(document);
  lastVisit().catch(() => {});
})();
