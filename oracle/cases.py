"""Damaged environments: each a small one of its own, hard-linked from the sound one, with one file damaged."""

import csv
import fnmatch
import glob
import json
import os
import shutil
import subprocess
import zipfile

import damage
import elf

# (distributions to take along, module that is imported, patterns of its libraries that are damaged too)
VICTIMS = (
    (("markupsafe",), "markupsafe._speedups", ()),
    (("psycopg2_binary",), "psycopg2._psycopg", ("libpq-*", "libkrb5support-*")),
    (("pyzmq",), "zmq.backend.cython._zmq", ("libsodium-*",)),
    (("pillow",), "PIL._imaging", ("libtiff-*",)),
    (("kiwisolver",), "kiwisolver._cext", ()),
    (("bcrypt",), "bcrypt._bcrypt", ()),
)

# name: (platform tag asked of pip, end of the file's name in the wheel)
DONORS = {
    "aarch64": (("manylinux2014_aarch64",), ".so"),
    "i686": (("manylinux2014_i686", "manylinux1_i686"), ".so"),
    "s390x": (("manylinux2014_s390x",), ".so"),
    "ppc64le": (("manylinux2014_ppc64le",), ".so"),
    "armv7l": (("manylinux2014_armv7l", "manylinux_2_31_armv7l"), ".so"),
    "x86_64": (("manylinux2014_x86_64",), ".so"),
    "musl": (("musllinux_1_2_x86_64",), ".so"),
    "musl_aarch64": (("musllinux_1_2_aarch64",), ".so"),
    "mach_o": (("macosx_11_0_arm64",), ".so"),
    "pe": (("win_amd64",), ".pyd"),
}
DONOR_PACKAGES = ("markupsafe", "pyyaml")


def fetch_donors(folder, pip, say):
    """Files of other machines, from the wheels of a small package; those that cannot be had are left out."""
    os.makedirs(folder, exist_ok=True)
    for name, (platforms, ending) in DONORS.items():
        target = os.path.join(folder, name)
        if os.path.exists(target):
            continue
        for package in DONOR_PACKAGES:
            wheels = os.path.join(folder, "wheels", name)
            platform_options = [option for platform in platforms for option in ("--platform", platform)]
            subprocess.run([*pip, "download", "-q", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:",
                            "--implementation", "cp", "--python-version", "311", "--abi", "cp311",
                            *platform_options, "-d", wheels, package],
                           check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if take_native(wheels, ending, target):
                break
        else:
            say("no donor for " + name)


def take_native(wheels, ending, target):
    for wheel in sorted(glob.glob(os.path.join(wheels, "*.whl"))):
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(ending):
                    damage.write(target, archive.read(name))
                    return True
    return False


class Case:
    """What a damage may want to know of the environment whose file it damages."""

    def __init__(self, site, module, donors, multiarch):
        self.site = site
        self.module = module
        self.donors = donors
        self.multiarch = multiarch

    def donor(self, name):
        path = os.path.join(self.donors, name)
        if not os.path.exists(path):
            raise elf.Unfit("no file of that kind at hand")
        return damage.read(path)

    def libraries(self):
        return sorted(path for path in glob.glob(os.path.join(self.site, "*.libs", "*")) if os.path.isfile(path))


def record(site, distribution):
    """The files that a distribution owns below site-packages."""
    for folder in glob.glob(os.path.join(site, "*.dist-info")):
        if os.path.basename(folder).lower().startswith(distribution.lower().replace("-", "_") + "-"):
            with open(os.path.join(folder, "RECORD"), encoding="utf-8", newline="") as file:
                return [row[0] for row in csv.reader(file) if not row[0].startswith("..")]
    raise FileNotFoundError(distribution)


def link(source, target):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def private(path):
    """Breaks the hard link: what follows changes this copy alone."""
    shutil.copy2(path, path + ".copy")
    os.replace(path + ".copy", path)


def environment(sound_one, target, distributions):
    """A virtual environment of the same Python with these distributions alone; returns its site-packages."""
    inner = os.path.join(target, os.path.relpath(sound_one.site, sound_one.folder))
    os.makedirs(os.path.join(target, "bin"))
    os.makedirs(inner)
    os.symlink(sound_one.executable, os.path.join(target, "bin", "python"))
    shutil.copy2(os.path.join(sound_one.folder, "pyvenv.cfg"), os.path.join(target, "pyvenv.cfg"))
    for distribution in distributions:
        for name in record(sound_one.site, distribution):
            if os.path.exists(os.path.join(sound_one.site, name)):
                link(os.path.join(sound_one.site, name), os.path.join(inner, name))
    return inner


def module_file(site, module, endings):
    for ending in endings:
        path = os.path.join(site, *module.split(".")) + ending
        if os.path.exists(path):
            return path
    return None


def make_all(sound_one, folder, donors, say, victims=VICTIMS):
    """Makes every case that is not there yet; returns their descriptions."""
    listing = os.path.join(folder, "cases.jsonl")
    if os.path.exists(listing):
        with open(listing, encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    described, unfit = [], []
    for distributions, module, patterns in victims:
        if module_file(sound_one.site, module, sound_one.suffixes) is None:
            unfit.append("%s is not installed" % module)
            continue
        described.append(make(sound_one, folder, distributions, module, None, None, donors))
        for name, (role, _) in damage.KINDS.items():
            for pattern in ("",) + patterns:
                if role == "any" or role == ("library" if pattern else "module"):
                    try:
                        described.append(make(sound_one, folder, distributions, module, pattern, name, donors))
                    except elf.Unfit as reason:
                        unfit.append("%s on %s: %s" % (name, pattern or module, reason))
    with open(listing, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(case, sort_keys=True) + "\n" for case in described)
    with open(os.path.join(folder, "unfit.txt"), "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in unfit)
    say("%d damaged environments, %d damages that do not fit their victim" % (len(described), len(unfit)))
    return described


def make(sound_one, folder, distributions, module, pattern, name, donors):
    label = "%s%s-%s" % (module.split(".")[0], "-" + pattern.rstrip("-*") if pattern else "", name or "sound")
    root = os.path.join(folder, label)
    site = environment(sound_one, root, distributions)
    module_path = module_file(site, module, sound_one.suffixes)
    case = Case(site, module_path, donors, sound_one.multiarch)
    victims = [path for path in case.libraries() if fnmatch.fnmatch(os.path.basename(path), pattern)] if pattern else [
        module_path]
    if not victims:
        shutil.rmtree(root)
        raise elf.Unfit("no such library here")
    victim = victims[0]
    if name:
        private(victim)
        try:
            damage.KINDS[name][1](victim, case)
        except elf.Unfit:
            shutil.rmtree(root)
            raise
    return {"case": label, "root": root, "kind": name or "sound", "role": "library" if pattern else "module",
            "victim": module + (":" + pattern.rstrip("-*") if pattern else ""),
            "module": module, "module_file": module_path, "damaged": victim if name else None}


def questions(described):
    return [{"case": case["case"], "python": os.path.join(case["root"], "bin", "python"), "verb": "import",
             "id": case["case"] + " import", "subject": case["module"], "module_file": case["module_file"]}
            for case in described]


def further_questions(described, answers):
    """Where the import neither loads nor fails in the loader's words: what comes of opening the module by itself."""
    unclear = {answer["case"] for answer in answers if answer["outcome"] != "loads" and not any(
        error["loader"] for error in answer["errors"])}
    return [{"case": case["case"], "python": os.path.join(case["root"], "bin", "python"), "verb": "dlopen",
             "id": case["case"] + " module", "subject": case["module_file"]}
            for case in described if case["case"] in unclear]
