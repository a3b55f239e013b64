#!/usr/bin/env python3
"""A judge that is not us: asks the real loader and compares. Started by run.sh; README.md says how."""

import argparse
import json
import os
import shlex
import shutil
import sys

import asking
import built
import cases
import compare
import sound

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)

# What must hold: lower and the run fails.
MOST_FALSE_ALARMS = 0
MOST_MISSED_IMPORTS = 0
LEAST_FOUND = 1.0
LEAST_TEXTS = 0.95

PARTS = ("sound", "damaged", "built")


def say(text):
    print(text, file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(prog="oracle/run.sh", description=__doc__)
    parser.add_argument("--work", default=os.path.join(HERE, "work"), help="where environments and answers are kept")
    parser.add_argument("--python", default="/usr/bin/python3", help="the Python whose loader is asked")
    parser.add_argument("--compare", action="store_true", help="ask nothing, only scan and compare again")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; repeatable")
    parser.add_argument("--archcheck", default=os.environ.get("ARCHCHECK", os.path.join(ROOT, "archcheck")),
                        help="the command to run, words separated by spaces")
    parser.add_argument("--report", help="also write the comparison to this file")
    return parser.parse_args()


def gather(options, work):
    """Makes what is missing and asks what has not been answered."""
    if not os.path.exists(options.python):
        raise SystemExit("no Python at %s; name one with --python" % options.python)
    venv = os.path.join(work, "venv")
    left_out = sound.make(work, options.python, say)
    if left_out:
        say("not to be had here: " + " ".join(left_out))
    ask(work, sound.Environment(venv, asking.Host(os.path.join(venv, "bin", "python"))), os.path.join(work, "donors"))


def ask(work, environment, donors, inner=None, change=list, victims=cases.VICTIMS):
    """Every question about the environment, about damaged parts of it, and about what is built here for its like.

    inner: where the damaged ones are laid, in a root that its Python sees; the work folder unless given.
    change: what is done to the questions before they are asked.
    """
    put(work, "sound", environment, change(sound.questions(environment)))
    cases.fetch_donors(donors, [sys.executable, "-m", "pip"], say)
    described = cases.make_all(environment, os.path.join(inner or work, "cases"), donors, say, victims)
    put_about_cases(work, "damaged", environment, described, change)
    compiler = compiler_for(environment)
    if compiler is None:
        say("no C compiler for this machine: nothing is built")
        return
    described = built.make_all(environment, os.path.join(inner or work, "built"), donors, compiler, say)
    put_about_cases(work, "built", environment, described, change)


def put(work, part, environment, questions):
    answers = os.path.join(work, part + ".jsonl")
    asking.ask_all(lambda question: environment.host, questions, answers, say)
    return asking.read_answers(answers)


def put_about_cases(work, part, environment, described, change):
    answers = put(work, part, environment, change(cases.questions(described)))
    put(work, part, environment, cases.further_questions(described, answers))


def compiler_for(environment):
    names = ["gcc", "cc"] if environment.is_of_this_machine() else [environment.multiarch + "-gcc"]
    if environment.multiarch.endswith("-musl"):
        names = ["musl-gcc"]
    return next((path for path in map(shutil.which, names) if path), None)


def main():
    options = arguments()
    work = os.path.abspath(options.work)
    os.makedirs(work, exist_ok=True)
    if not options.compare:
        gather(options, work)
    report = open(options.report, "w", encoding="utf-8") if options.report else None

    def out(text):
        print(text)
        if report:
            report.write(text + "\n")

    scanner = compare.Scanner(shlex.split(options.archcheck))
    wrong = compare_parts(options.part or PARTS, scanner, work, os.path.join(work, "venv"), out)
    out("\n" + ("AGREES" if not wrong else "DISAGREES: " + "; ".join(wrong)))
    if report:
        report.close()
    return 1 if wrong else 0


def compare_parts(parts, scanner, work, venv, out, inner=None):
    wrong = []
    if "sound" in parts:
        wrong += compare_sound(scanner, work, venv, out)
    for part, folder in (("damaged", "cases"), ("built", "built")):
        listing = os.path.join(inner or work, folder, "cases.jsonl")
        if part in parts and os.path.exists(listing):
            wrong += compare_damaged(part, listing, scanner, work, out)
    return wrong


def compare_sound(scanner, work, venv, out):
    answers = asking.read_answers(os.path.join(work, "sound.jsonl"))
    root = scanner.scan([venv])[venv]
    tallies, counts = compare.sound(root, answers, venv)
    for tally in tallies:
        tally.print(out)
    out("\n  %d files load, %d false alarms; %d files fail, %d imports and %d other files missed; %d of %d texts equal"
        % (counts["sound files that load"], counts["false alarms"], counts["files that fail"], counts["missed imports"],
           counts["missed files"], counts["texts equal"], counts["texts"]))
    wrong = []
    if counts["false alarms"] > MOST_FALSE_ALARMS:
        wrong.append("%d false alarms in the sound environment" % counts["false alarms"])
    if counts["missed imports"] > MOST_MISSED_IMPORTS:
        wrong.append("%d failing imports not foretold" % counts["missed imports"])
    return wrong


def compare_damaged(part, listing, scanner, work, out):
    with open(listing, encoding="utf-8") as file:
        described = [json.loads(line) for line in file]
    answers = asking.read_answers(os.path.join(work, part + ".jsonl"))
    roots = scanner.scan([case["root"] for case in described])
    tally, kinds, counts = compare.damaged("Environments: " + part, described, answers, roots)
    tally.print(out)
    if part == "damaged":
        compare.print_kinds(kinds, out)
    found = counts["damages"] - counts["missed"]
    out("\n  %d damages of %d kinds: %d found (%.1f %%); texts equal %d of %d (%.1f %% of the damages);"
        "\n  %d harmless changes, %d false alarms; the import summary names %d of %d" % (
            counts["damages"], sum(1 for kind in kinds.values() if kind["damages"]), found,
            100 * compare.share(found, counts["damages"]), counts["texts equal"], counts["texts"],
            100 * compare.share(counts["texts equal"], counts["damages"]), counts["harmless"], counts["false alarms"],
            counts["imports named"], counts["imports asked"]))
    wrong = []
    if counts["false alarms"] > MOST_FALSE_ALARMS:
        wrong.append("%s: %d false alarms" % (part, counts["false alarms"]))
    if compare.share(found, counts["damages"]) < LEAST_FOUND:
        wrong.append("%s: %d damages not found" % (part, counts["missed"]))
    texts = compare.share(counts["texts equal"], counts["damages"])
    if texts < LEAST_TEXTS:
        wrong.append("%s: texts equal for %.1f %% only" % (part, 100 * texts))
    return wrong


if __name__ == "__main__":
    sys.exit(main())
