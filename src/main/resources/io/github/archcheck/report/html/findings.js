// The table of findings, a page at a time.
const PAGE = 50;
const sort = { by: "severity", down: false };
const opened = new Set();
let shown = [];
let from = 0;

const packageName = (finding) => (finding.package ? finding.package.name : "");
const COLUMNS = {
  severity: (a, b) => (a.suppression ? 1 : 0) - (b.suppression ? 1 : 0) || a.severity - b.severity,
  file: (a, b) => compare(brief(a.root, a.path), brief(b.root, b.path)),
  message: (a, b) => compare(a.message, b.message),
  package: (a, b) => compare(packageName(a).toLowerCase(), packageName(b).toLowerCase()),
  rule: (a, b) => compare(a.rule.id, b.rule.id),
};
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** @param afresh whether to begin again on the first page */
function showFindings(afresh) {
  if (!byId("rows")) {
    return;
  }
  const by = COLUMNS[sort.by];
  const sign = sort.down ? -1 : 1;
  shown = matching().sort((a, b) => sign * by(a, b) || a.order - b.order);
  from = afresh ? 0 : Math.min(from, Math.max(0, Math.floor((shown.length - 1) / PAGE) * PAGE));
  const page = shown.slice(from, from + PAGE);
  byId("rows").replaceChildren(...(page.length ? page.flatMap(rows) : [emptyRow()]));
  byId("count").textContent = shown.length === findings.length
    ? counted(findings.length, "finding") : number(shown.length) + " of " + counted(findings.length, "finding");
  byId("pages").hidden = shown.length <= PAGE;
  byId("page-number").textContent = number(from + 1) + "\u2013" + number(from + page.length) + " of " + number(shown.length);
  byId("previous").disabled = from === 0;
  byId("next").disabled = from + PAGE >= shown.length;
}

function emptyRow() {
  const about = filter.package;
  const fine = about && about.errors + about.others + about.known === 0;
  return element("tr", { role: "row" }, element("td", { colspan: "5", role: "cell" },
    fine ? "Nothing was found against " + about.name + ": " + about.standing.label + "."
      : "No finding is like that. Clear the filters to see all."));
}

function rows(finding) {
  const isOpen = opened.has(finding.order);
  const row = element("tr", { role: "row", class: isOpen ? "opened" : null, "data-order": String(finding.order) },
    element("td", { role: "cell" }, finding.suppression ? badge("unused", "known")
      : badge(SEVERITIES[finding.severity].look, SEVERITIES[finding.severity].label)),
    element("th", { role: "rowheader", scope: "row" }, opener(finding, isOpen)),
    element("td", { role: "cell" }, finding.message),
    element("td", { role: "cell", "data-label": finding.package ? "Package" : null }, packageName(finding), finding.package && finding.package.version ? element("span", { class: "version" }, " " + finding.package.version) : null),
    element("td", { role: "cell", "data-label": "Rule" }, element("a", { href: finding.rule.url, rel: "noreferrer",
      title: finding.rule.name }, finding.rule.id)));
  return isOpen ? [row, detailRow(finding)] : [row];
}

function detailRow(finding) {
  return element("tr", { role: "row", class: "detail", id: "detail-" + finding.order },
    element("td", { colspan: "5", role: "cell" }, detail(finding)));
}

function opener(finding, isOpen) {
  const path = brief(finding.root, finding.path);
  const cut = path.lastIndexOf("/") + 1;
  const title = path ? element("code", { class: "base" }, path.slice(cut))
    : element("span", { class: "base" }, finding.package ? finding.package.name : "the whole of " + roots[finding.root].title);
  return element("button", { type: "button", class: "opener", "aria-expanded": String(isOpen),
    "aria-controls": isOpen ? "detail-" + finding.order : null },
  title, cut > 0 ? element("span", { class: "dir" }, element("code", {}, path.slice(0, cut))) : null);
}

/** Opens or closes one finding without making the others anew. */
function toggle(order) {
  const row = byId("rows").querySelector("tr[data-order=\"" + order + "\"]");
  const isOpen = !opened.has(order);
  row.classList.toggle("opened", isOpen);
  const button = row.querySelector(".opener");
  button.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) {
    opened.add(order);
    row.after(detailRow(findings[order]));
    button.setAttribute("aria-controls", "detail-" + order);
  } else {
    opened.delete(order);
    byId("detail-" + order).remove();
    button.removeAttribute("aria-controls");
  }
}

function onRowClick(event) {
  const row = event.target.closest("tr[data-order]");
  const onLink = event.target.closest("a");
  if (row && !onLink && getSelection().isCollapsed) {
    toggle(Number(row.dataset.order));
  }
}

function onRowKey(event) {
  const row = event.target.closest("tr.detail, tr.opened");
  if (event.key === "Escape" && row) {
    const head = row.classList.contains("detail") ? row.previousElementSibling : row;
    toggle(Number(head.dataset.order));
    head.querySelector(".opener").focus();
  }
}

function sortBy(column) {
  sort.down = sort.by === column ? !sort.down : false;
  sort.by = column;
  showSort();
  showFindings(true);
  say("Sorted by " + column + (sort.down ? ", descending" : ", ascending"));
}

function showSort() {
  for (const head of document.querySelectorAll("#table th[data-sort]")) {
    if (head.dataset.sort === sort.by) {
      head.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
    } else {
      head.removeAttribute("aria-sort");
    }
  }
}

/** Shows the finding that the address names by its fingerprint. */
function showAddressed() {
  const fingerprint = location.hash.slice(1);
  const finding = /^[0-9a-f]{16}$/.test(fingerprint) && findings.find((one) => one.fingerprint === fingerprint);
  if (!finding || !byId("rows")) {
    return;
  }
  Object.assign(filter, ALL);
  showFilter();
  opened.add(finding.order);
  showFindings(true);
  from = Math.floor(shown.indexOf(finding) / PAGE) * PAGE;
  showFindings(false);
  const row = byId("rows").querySelector("tr[data-order=\"" + finding.order + "\"]");
  row.scrollIntoView({ block: "center" });
  row.querySelector(".opener").focus({ preventScroll: true });
}

function turn(step) {
  from += step;
  showFindings(false);
  byId("findings").scrollIntoView();
  byId(step > 0 ? "next" : "previous").disabled ? byId("findings").focus() : null;
}

function startFindings() {
  if (!byId("rows")) {
    return;
  }
  byId("rows").addEventListener("click", onRowClick);
  byId("rows").addEventListener("keydown", onRowKey);
  for (const head of document.querySelectorAll("#table th[data-sort]")) {
    head.querySelector("button").addEventListener("click", () => sortBy(head.dataset.sort));
  }
  byId("previous").addEventListener("click", () => turn(-PAGE));
  byId("next").addEventListener("click", () => turn(PAGE));
  addEventListener("hashchange", showAddressed);
  showSort();
  showFilter();
  showFindings(true);
  showAddressed();
}
