// The list of packages, light and dark, and what is made ready for paper.
const PACKAGE_PAGE = 100;
const PRINTED = 1000;

function packageRow(pkg) {
  const pick = element("button", { type: "button", class: "linkish" }, pkg.name);
  pick.addEventListener("click", () => {
    setFilter({ package: pkg });
    byId("findings").scrollIntoView();
    byId("findings").focus({ preventScroll: true });
  });
  const count = pkg.errors + pkg.others;
  return element("tr", { role: "row" },
    element("th", { role: "rowheader", scope: "row" }, pick, pkg.version ? element("span", { class: "version" }, " " + pkg.version) : null),
    element("td", { role: "cell" }, badge(pkg.standing.look, pkg.standing.label)),
    element("td", { role: "cell", class: "number", "data-label": "Native files" }, number(pkg.binaries)),
    element("td", { role: "cell", class: "number", "data-label": "Size" }, pkg.bytes ? size(pkg.bytes) : "\u2013"),
    element("td", { role: "cell", class: "number", "data-label": "Findings" }, number(count) + (pkg.known ? " + " + number(pkg.known) + " known" : "")));
}

function startPackages() {
  const box = byId("packages");
  if (!box) {
    return;
  }
  const RANK = ["broken", "unsure", "slow", "runs", "unused"];
  const ranked = packages.slice().sort((a, b) => RANK.indexOf(a.standing.look) - RANK.indexOf(b.standing.look)
    || b.bytes - a.bytes || a.index - b.index);
  const body = element("tbody", { role: "rowgroup" });
  const more = element("button", { type: "button", class: "plain" }, "Show more");
  const add = () => {
    body.append(...ranked.slice(body.children.length, body.children.length + PACKAGE_PAGE).map(packageRow));
    more.hidden = body.children.length >= ranked.length;
  };
  more.addEventListener("click", add);
  box.addEventListener("toggle", () => {
    if (box.open && body.children.length === 0) {
      const heads = ["Package", "Verdict", "Native files", "Size", "Findings"].map((head, index) => (
        element("th", { scope: "col", role: "columnheader", class: index > 1 ? "number" : null }, head)));
      byId("package-table").append(element("table", { class: "grid package-table", role: "table" },
        element("caption", { class: "unseen" }, "Packages, the worst first"),
        element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...heads)), body), more);
      add();
    }
  });
}

function startTheme() {
  const root = document.documentElement;
  const button = byId("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  try {
    const kept = localStorage.getItem("archcheck-theme");
    if (kept === "dark" || kept === "light") {
      root.dataset.theme = kept;
    }
  } catch (refused) {
    // Some browsers keep nothing for pages without a server; then the system decides each time.
  }
  button.addEventListener("click", () => {
    const wanted = isDark() ? "light" : "dark";
    const asTheSystem = (wanted === "dark") === dark.matches;
    if (asTheSystem) {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = wanted;
    }
    show();
    try {
      if (asTheSystem) {
        localStorage.removeItem("archcheck-theme");
      } else {
        localStorage.setItem("archcheck-theme", wanted);
      }
    } catch (refused) {
      // As above.
    }
  });
  dark.addEventListener("change", show);
  show();
}

function printedRow(finding) {
  const kind = finding.suppression ? "known" : SEVERITIES[finding.severity].label;
  return element("div", { class: "printed-row" },
    element("p", {}, element("strong", {}, kind + " " + finding.rule.id + " "),
      finding.path ? element("code", {}, brief(finding.root, finding.path)) : packageName(finding), ": " + finding.message),
    finding.fix ? element("p", { class: "remark" }, "Fix: ", element("code", {}, finding.fix)) : null);
}

/** Paper has no controls: what matters is opened, and the findings are listed as they are filtered. */
function startPrint() {
  let closed = [];
  byId("print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(".errors details:not(.imports):not([open]), .remarks details:not([open])")];
    closed.forEach((each) => { each.open = true; });
    if (byId("printed")) {
      const rest = shown.length - PRINTED;
      byId("printed").replaceChildren(element("p", { class: "remark" }, byId("count").textContent),
        ...shown.slice(0, PRINTED).map(printedRow),
        rest > 0 ? element("p", {}, "and " + counted(rest, "more finding") + " in the page itself") : "");
    }
  });
  addEventListener("afterprint", () => {
    closed.forEach((each) => { each.open = false; });
    if (byId("printed")) {
      byId("printed").replaceChildren();
    }
  });
}

document.documentElement.classList.add("js");
startTheme();
startFilters();
startFindings();
startMap();
startPackages();
startPrint();
