// The block of data: rows of numbers, most of them numbers of texts. PageData.java writes them in the same order.
const stored = JSON.parse(document.getElementById("data").textContent);
const text = (number) => stored.texts[number];
const SEVERITIES = [
  { id: "error", label: "error", look: "broken" },
  { id: "warning", label: "warning", look: "slow" },
  { id: "info", label: "note", look: "unused" },
];
const FILE_MARK = "\u0001";

const standings = stored.standings.map(([label, look]) => ({ label, look }));
const roots = stored.roots.map(([title, prefix, sites]) => (
  { title: text(title), prefix: text(prefix), sites: sites.map(text) }));
const rules = stored.rules.map(([id, name, summary, url, plain]) => ({ id, name, summary, url, plain }));
const suppressions = stored.suppressions.map(([kind, reason, expires, origin]) => (
  { kind, reason: text(reason), expires, origin: text(origin) }));
const packages = stored.packages.map(([root, name, version, installer, standing, binaries, bytes], index) => ({
  index, root, name: text(name), version: text(version), installer: text(installer),
  standing: standings[standing], binaries, bytes, errors: 0, others: 0, known: 0,
}));
const findings = stored.findings.map(([root, severity, rule, pkg, path, slice, message, loader, fix, isCommand, chain,
  fingerprint, suppression], order) => ({
  order, root, severity: SEVERITIES.findIndex((one) => one.id === text(severity)), rule: rules[rule], package: pkg < 0 ? null : packages[pkg], path: text(path),
  slice: text(slice), message: text(message), loader, fix: text(fix), isCommand: isCommand === 1, chain,
  fingerprint: text(fingerprint), suppression: suppression < 0 ? null : suppressions[suppression], sought: null,
}));
for (const finding of findings) {
  if (finding.package) {
    finding.package[finding.suppression ? "known" : finding.severity === 0 ? "errors" : "others"]++;
  }
}

/** Imports by the root and the path of the file that breaks them. */
const importsByFile = new Map();
for (const [root, module, because, chain] of stored.imports) {
  const key = root + ":" + text(because);
  if (!importsByFile.has(key)) {
    importsByFile.set(key, []);
  }
  importsByFile.get(key).push({ module: text(module), because: text(because), chain: chain.map(text) });
}
const importsOf = (finding) => importsByFile.get(finding.root + ":" + finding.path) || [];

/** A path below its site directory, which is what people know a file by. */
function brief(root, path) {
  const site = roots[root].sites.find((start) => path.startsWith(start));
  return site ? path.slice(site.length) : path;
}

function loaderWords(finding) {
  const whole = finding.path.startsWith("/") ? finding.path : roots[finding.root].prefix + finding.path;
  return text(finding.loader).split(FILE_MARK).join(whole);
}

/** What the search looks through, in small letters; made when it is first asked for. */
function soughtIn(finding) {
  if (finding.sought === null) {
    finding.sought = [finding.path, finding.message, finding.rule.id, finding.rule.name, finding.rule.plain,
      finding.package ? finding.package.name + " " + finding.package.version : "", loaderWords(finding), finding.fix,
      finding.fingerprint, finding.slice, ...finding.chain.map(text),
      ...importsOf(finding).map((broken) => "import " + broken.module)].join("\n").toLowerCase();
  }
  return finding.sought;
}

const sentence = (words) => words.endsWith(".") ? words : words + ".";
const number = (value) => value.toLocaleString("en-US");
const counted = (value, noun) => number(value) + " " + (value === 1 ? noun : noun + "s");

function size(bytes) {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (bytes >= 1000 && unit < units.length - 1) {
    bytes /= 1000;
    unit++;
  }
  return (unit === 0 || bytes >= 10 ? number(Math.round(bytes)) : bytes.toFixed(1)) + " " + units[unit];
}
