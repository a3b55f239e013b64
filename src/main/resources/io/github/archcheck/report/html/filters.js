// What is shown: one state, set by the controls above the table, by the picture, and by the list of packages.
const ALL = { search: "", rule: "", package: null, root: "", error: true, warning: true, info: true, suppressed: true };
const filter = { ...ALL };

function setFilter(changes) {
  Object.assign(filter, changes);
  showFilter();
  showFindings(true);
  if (treemap) {
    markChosen();
  }
}

function matches(finding, terms) {
  const kind = finding.suppression ? "suppressed" : SEVERITIES[finding.severity].id;
  return filter[kind]
    && (filter.package === null || finding.package === filter.package)
    && (filter.rule === "" || finding.rule.id === filter.rule)
    && (filter.root === "" || finding.root === Number(filter.root))
    && terms.every((term) => soughtIn(finding).includes(term));
}

function matching() {
  const terms = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => matches(finding, terms));
}

/** The controls as the state says. */
function showFilter() {
  set("search", filter.search);
  set("filter-rule", filter.rule);
  set("filter-package", filter.package ? String(filter.package.index) : "");
  set("filter-root", filter.root);
  for (const kind of ["error", "warning", "info", "suppressed"]) {
    const box = byId("show-" + kind);
    if (box) {
      box.checked = filter[kind];
    }
  }
  const clear = byId("clear");
  if (clear) {
    clear.hidden = Object.keys(ALL).every((key) => filter[key] === ALL[key]);
  }
}

function set(id, value) {
  const control = byId(id);
  if (control && control.value !== value) {
    control.value = value;
    if (control.value !== value) {
      control.append(element("option", { value }, describe(packages[Number(value)])));
      control.value = value;
    }
  }
}

function options(id, pairs) {
  const select = byId(id);
  if (select) {
    select.append(...pairs.map(([value, label]) => element("option", { value }, label)));
  }
}

function startFilters() {
  if (!byId("search")) {
    return;
  }
  const used = rules.slice().sort((a, b) => (a.id < b.id ? -1 : 1));
  options("filter-rule", used.map((rule) => [rule.id, rule.id + " " + rule.name]));
  const concerned = packages.filter((pkg) => pkg.errors + pkg.others + pkg.known > 0)
    .sort((a, b) => a.name.localeCompare(b.name, "en") || a.index - b.index);
  options("filter-package", concerned.map((pkg) => [String(pkg.index), pkg.name + " " + pkg.version
    + " (" + (pkg.errors + pkg.others + pkg.known) + ")" + (roots.length > 1 ? " in " + roots[pkg.root].title : "")]));
  options("filter-root", roots.map((root, index) => [String(index), root.title]));
  byId("search").addEventListener("input", (event) => setFilter({ search: event.target.value }));
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      setFilter({ search: "" });
    }
  });
  byId("filter-rule").addEventListener("change", (event) => setFilter({ rule: event.target.value }));
  byId("filter-package").addEventListener("change", (event) => setFilter(
    { package: event.target.value === "" ? null : packages[Number(event.target.value)] }));
  if (byId("filter-root")) {
    byId("filter-root").addEventListener("change", (event) => setFilter({ root: event.target.value }));
  }
  for (const kind of ["error", "warning", "info", "suppressed"]) {
    const box = byId("show-" + kind);
    if (box) {
      box.addEventListener("change", () => setFilter({ [kind]: box.checked }));
    }
  }
  byId("clear").addEventListener("click", () => {
    setFilter({ ...ALL });
    byId("search").focus();
  });
}
