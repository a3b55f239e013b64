// What opens below a finding.
const MOST_IMPORTS = 3;

function importSteps(root, broken) {
  const file = broken.chain.indexOf(broken.because);
  const modules = file < 0 ? broken.chain.length : file;
  const pairs = broken.chain[0] === broken.module && modules > 0 ? [] : [["import", broken.module]];
  broken.chain.forEach((name, index) => {
    const kind = index < modules ? (index === 0 ? "import" : "imports") : index === modules ? "opens" : "needs";
    pairs.push([kind, brief(root, name)]);
  });
  return steps("How import " + broken.module + " breaks", pairs);
}

const part = (title, ...content) => element("div", {}, element("h4", {}, title), ...content);

function importPart(finding) {
  const imports = importsOf(finding);
  if (imports.length === 0) {
    return null;
  }
  const shown = imports.slice(0, MOST_IMPORTS).map((broken) => importSteps(finding.root, broken));
  const more = imports.slice(MOST_IMPORTS).map((broken) => broken.module);
  const names = more.slice(0, 40).join(", ") + (more.length > 40 ? " and " + (more.length - 40) + " more" : "");
  return part("What it breaks", ...shown, more.length ? element("p", { class: "small" }, "Also " + names) : null);
}

function chainPart(finding) {
  if (finding.chain.length < 2) {
    return null;
  }
  const planned = finding.path === "" && finding.package;
  const pairs = finding.chain.map((name, index) => (
    [index === 0 ? (planned ? "asked for" : "file") : "needs", brief(finding.root, text(name))]));
  return part(planned ? "Why it would be installed" : "From the file to what breaks it", steps("The way to what breaks it", pairs));
}

function suppressionPart({ suppression }) {
  if (!suppression) {
    return null;
  }
  const kind = suppression.kind === "baseline" ? "It was there before (baseline)" : "It is ignored";
  return part("Why it does not count", element("p", {}, kind
    + (suppression.reason ? ": " + suppression.reason : "")
    + (suppression.expires ? " (until " + suppression.expires + ")" : "") + ". ",
  element("span", { class: "small" }, suppression.origin)));
}

function facts(finding) {
  const own = finding.package;
  return [finding.path, finding.slice ? "slice " + finding.slice : "",
    own ? own.name + (own.version ? " " + own.version : "") + (own.installer ? ", installed by " + own.installer : "") : "",
    roots.length > 1 ? "in " + roots[finding.root].title : ""].filter(Boolean).join(" · ");
}

function detail(finding) {
  const words = loaderWords(finding);
  return element("div", { class: "detail-body" },
    element("p", {}, finding.rule.plain, " ", element("span", { class: "exact" }, "Found: " + sentence(finding.message))),
    finding.fix ? fixBox(finding.fix, finding.isCommand) : null,
    importPart(finding),
    chainPart(finding),
    words ? part("What the loader says", element("pre", { class: "loader", tabindex: "0", role: "region",
      "aria-label": "What the loader says" }, words)) : null,
    suppressionPart(finding),
    element("p", { class: "small" }, facts(finding)),
    element("p", { class: "small" },
      element("a", { href: finding.rule.url, rel: "noreferrer" }, finding.rule.id + " " + finding.rule.name),
      ": " + finding.rule.summary + ". Fingerprint ",
      element("a", { href: "#" + finding.fingerprint }, element("code", {}, finding.fingerprint))));
}
