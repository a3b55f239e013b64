"""Environments of libraries built here by the C compiler; the layouts are in layouts_*.py."""

import json
import os
import shutil

import cases
import elf
import layouts_process
import layouts_search
import layouts_symbols
import yard

MODULES = (layouts_search, layouts_symbols, layouts_process)


def make_all(sound_one, folder, donors, compiler, say):
    listing = os.path.join(folder, "cases.jsonl")
    if os.path.exists(listing):
        with open(listing, encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    ending = sound_one.suffixes[0]
    described, unfit = [], []
    for name, function in yard.BUILDS.items():
        root = os.path.join(folder, name)
        site = cases.environment(sound_one, root, ())
        place = yard.Yard(compiler, site, donors, ending)
        try:
            function(place)
        except elf.Unfit as reason:
            shutil.rmtree(root)
            unfit.append("%s: %s" % (name, reason))
            continue
        described.append({"case": name, "root": root, "kind": name, "role": "module", "victim": "yard.m",
                          "module": "yard.m", "module_file": os.path.join(site, "yard", "m" + ending), "damaged": None})
    with open(listing, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(case, sort_keys=True) + "\n" for case in described)
    with open(os.path.join(folder, "unfit.txt"), "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in unfit)
    say("%d environments built, %d could not be" % (len(described), len(unfit)))
    return described
