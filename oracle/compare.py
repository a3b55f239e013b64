"""Lays what archcheck says beside what the loader did: matrices, every disagreement, and whether that is enough."""

import collections
import csv
import json
import os
import subprocess

import damage

HERE = os.path.dirname(os.path.abspath(__file__))
BATCH = 150


class Scanner:
    """archcheck, and where the files it is shown lie when their machine is not this one."""

    def __init__(self, archcheck, options=(), root=""):
        self.archcheck = list(archcheck)
        self.options = list(options)
        self.root = root

    def scan(self, paths):
        """The roots of the report by path; many paths take several runs."""
        roots = {}
        for start in range(0, len(paths), BATCH):
            done = subprocess.run([*self.archcheck, "scan", "-f", "json", *self.options, *paths[start:start + BATCH]],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
            if done.returncode not in (0, 1, 3):
                raise RuntimeError("archcheck ended with %d: %s" % (done.returncode, done.stderr.decode()[-2000:]))
            for root in json.loads(done.stdout)["roots"]:
                for finding in root["findings"]:
                    # The loader sees its own root; how a report names that is not judged here.
                    if self.root and finding["loaderError"]:
                        finding["loaderError"] = finding["loaderError"].replace(self.root + "/", "/")
                roots[os.path.abspath(root["path"])] = root
        return roots


class Tally:
    """Counts by what is real and what was said, and the lines to print."""

    def __init__(self, title):
        self.title = title
        self.cells = collections.Counter()
        self.lines = []

    def count(self, real, said):
        self.cells[real, said] += 1

    def note(self, sort, text):
        self.lines.append((sort, text))

    def print(self, out):
        columns = sorted({said for _, said in self.cells})
        rows = sorted({real for real, _ in self.cells})
        width = max([len(row) for row in rows] + [12])
        out("\n%s" % self.title)
        out("  %-*s  %s" % (width, "real \\ said", "  ".join("%14s" % column for column in columns)))
        for row in rows:
            out("  %-*s  %s" % (width, row, "  ".join("%14d" % self.cells[row, column] for column in columns)))
        for sort, lines in grouped(self.lines):
            out("\n  %s: %d" % (sort, len(lines)))
            for line in lines:
                out("    " + line)


def grouped(pairs):
    found = {}
    for sort, line in pairs:
        found.setdefault(sort, []).append(line)
    return found.items()


def loader_text(answer):
    """The loader's own words in an answer, the innermost first cause; none when it died or Python alone complained."""
    texts = [error["text"] for error in answer["errors"] if error["loader"]]
    return texts[-1] if texts else None


def concerns(finding, path):
    return finding["path"] == path or path in finding["chain"]


def severity(findings):
    for level in ("error", "warning"):
        if any(finding["severity"] == level for finding in findings):
            return level
    return "nothing"


# ---- the sound environment


def sound(root, answers, venv):
    """Returns the tallies and {number that must be right: (got, of)}."""
    by_path = collections.defaultdict(list)
    for finding in root["findings"]:
        for path in {finding["path"], *finding["chain"]} - {None}:
            by_path[path].append(finding)
    in_use = {path for answer in answers if answer["verb"] == "import" and answer["outcome"] == "loads"
              for path in answer["loaded"]}
    real = collections.defaultdict(list)
    for answer in answers:
        if answer["file"]:
            real[answer["file"]].append(answer)
    files = Tally("Files of the sound environment")
    counts = collections.Counter()
    for path, told in sorted(real.items()):
        truth, text = truth_of(path, told, os.path.realpath(os.path.join(venv, path)) in in_use)
        on_it = [finding for finding in root["findings"] if finding["path"] == path]
        said = severity(on_it if truth == "loads" else by_path[path])
        files.count(truth, said)
        judge_file(files, counts, path, truth, text, said, by_path[path])
    imports = summary(root, answers, counts)
    return [files, imports], counts


def truth_of(path, told, used):
    outcomes = {answer["verb"]: answer for answer in told}
    asked = outcomes.get("import")
    if used or any(answer["outcome"] == "loads" for answer in told):
        return "loads", None
    if asked is not None and loader_text(asked) is not None:
        return "import fails", loader_text(asked)
    alone = outcomes.get("dlopen") or outcomes.get("start") or asked
    if alone["outcome"] == "fails":
        return "fails alone", loader_text(alone)
    return alone["outcome"], None


def judge_file(tally, counts, path, truth, text, said, findings):
    if truth == "loads":
        counts["sound files that load"] += 1
        if said == "error":
            counts["false alarms"] += 1
            tally.note("FALSE ALARM", "%s: %s" % (path, "; ".join(
                "%s %s" % (finding["rule"], finding["message"]) for finding in findings)))
        return
    counts["files that fail"] += 1
    if said == "nothing":
        counts["missed imports" if truth == "import fails" else "missed files"] += 1
        tally.note("MISSED (%s)" % truth, "%s: %s" % (path, text))
        return
    if text is not None:
        predicted = [finding["loaderError"] for finding in findings]
        counts["texts"] += 1
        if text in predicted:
            counts["texts equal"] += 1
        else:
            tally.note("TEXT DIFFERS", "%s\n      real %s\n      ours %s" % (path, text, predicted))


def summary(root, answers, counts):
    """The import summary against the imports of whole packages."""
    tally = Tally("Import summary, top-level packages and the modules it names")
    listed = {entry["module"]: entry for entry in root["imports"]}
    asked = {answer["subject"]: answer for answer in answers if answer["verb"] == "import"}
    tops = {name for name in asked if "." not in name}
    for name in sorted(tops | set(listed)):
        answer, entry = asked.get(name), listed.get(name)
        if answer is None:
            tally.count("not asked", entry["outcome"])
            continue
        real = "loads" if answer["outcome"] == "loads" else "fails" if loader_text(answer) else "fails otherwise"
        said = entry["outcome"] if entry else "not listed"
        tally.count(real, said)
        if real == "loads" and said == "fails":
            counts["false alarms"] += 1
            tally.note("FALSE ALARM", "import %s: because of %s" % (name, entry["because"]))
        if real == "fails" and said != "fails":
            counts["missed imports"] += 1
            tally.note("MISSED", "import %s: %s" % (name, loader_text(answer)))
    return tally


# ---- damaged environments


def damaged(title, described, answers, roots):
    by_id = {answer["id"]: answer for answer in answers}
    usual = collections.defaultdict(set)
    for case in described:
        if case["kind"] == "sound":
            usual[case["module"]] = {key(finding) for finding in roots[case["root"]]["findings"]}
    known = explanations()
    tally, kinds, counts = Tally(title), collections.defaultdict(collections.Counter), collections.Counter()
    for case in described:
        if case["role"] == "module" and damage.KINDS.get(case["kind"], ("any",))[0] == "library":
            continue
        root = roots[case["root"]]
        fresh = [finding for finding in root["findings"] if key(finding) not in usual[case["module"]]]
        real, text = real_of(by_id[case["case"] + " import"], by_id.get(case["case"] + " module"), case["module"])
        judge_case(tally, kinds[case["kind"]], counts, case, (real, text), fresh, root, known)
    return tally, kinds, counts


def key(finding):
    return finding["rule"], finding["path"], finding["message"]


def real_of(answer, alone, module):
    """What the import came to, and the loader's text; alone is what opening the module came to where that was asked."""
    if alone and {answer["outcome"], alone["outcome"]} == {"loads", "dies"}:
        return "by chance", None
    if answer["outcome"] == "loads":
        return "loads", None
    text = loader_text(answer)
    if text:
        return "fails", text
    if alone and alone["outcome"] == "loads":
        return "loads, then breaks", None
    if answer["outcome"] == "fails":
        texts = ["%s: %s" % (error["type"], error["text"]) for error in answer["errors"]]
        return "fails in Python", next((text for text in texts if module in text), texts[-1])
    return answer["outcome"], None


def judge_case(tally, kind, counts, case, truth, fresh, root, known):
    real, text = truth
    said = severity(fresh)
    if said != "error" and any(binary["verdict"] == "undetermined" for binary in root["binaries"]):
        said = "undetermined"
    tally.count(real, said)
    label = "%s [%s on %s]" % (case["case"], case["kind"], case["victim"])
    if real in ("by chance", "loads, then breaks"):
        return
    if real == "loads":
        counts["harmless"] += 1
        kind["harmless"] += 1
        if said == "error":
            counts["false alarms"] += 1
            tally.note("FALSE ALARM" + explained(known, case), "%s: %s" % (label, brief(fresh)))
        return
    counts["damages"] += 1
    kind["damages"] += 1
    if said != "error":
        counts["missed"] += 1
        kind["missed"] += 1
        tally.note("MISSED (%s)%s" % (said, explained(known, case)), "%s: %s %s" % (label, real, text or ""))
        return
    predicted = sorted({finding["loaderError"] or "" for finding in fresh if finding["severity"] == "error"})
    counts["texts"] += 1
    if (text or "") in predicted:
        counts["texts equal"] += 1
        kind["equal"] += 1
        if len(predicted) > 1:
            counts["texts equal among several"] += 1
    else:
        tally.note("TEXT DIFFERS" + explained(known, case), "%s\n      real %s\n      ours %s"
                   % (label, text if text else real, predicted))
    top = case["module"].split(".")[0]
    counts["imports asked"] += 1
    if any(entry["module"] == top or entry["module"] == case["module"] for entry in root["imports"]):
        counts["imports named"] += 1


def brief(findings):
    return "; ".join("%s %s: %s" % (finding["rule"], finding["path"], finding["message"]) for finding in findings
                     if finding["severity"] == "error")


def explanations():
    """(kind, victim): why we differ; an empty victim stands for all. They count as disagreements all the same."""
    with open(os.path.join(HERE, "explained.csv"), encoding="utf-8", newline="") as file:
        rows = csv.reader(line for line in file if not line.startswith("#"))
        return {(row[0], row[1]): row[2] for row in rows if row}


def explained(known, case):
    why = known.get((case["kind"], case["victim"])) or known.get((case["kind"], ""))
    return ", explained: " + why if why else ""


def print_kinds(kinds, out):
    out("\n  %-34s %8s %8s %8s %8s" % ("damage", "breaks", "found", "text", "harmless"))
    for name, count in sorted(kinds.items()):
        out("  %-34s %8d %8d %8d %8d" % (name, count["damages"], count["damages"] - count["missed"], count["equal"],
                                         count["harmless"]))


def share(part, whole):
    return 1.0 if whole == 0 else part / whole
