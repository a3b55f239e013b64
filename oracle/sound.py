"""The sound environment: what pip makes of packages.txt, every import and every library of it asked alone."""

import json
import os
import subprocess
import sysconfig

import elf

HERE = os.path.dirname(os.path.abspath(__file__))


def requirements(path=os.path.join(HERE, "packages.txt")):
    with open(path, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def make(folder, python, say):
    """Makes the environment unless it is there. Packages that cannot be had are left out; their names are returned."""
    venv = os.path.join(folder, "venv")
    left_out = os.path.join(folder, "left-out.txt")
    if os.path.exists(left_out):
        with open(left_out, encoding="utf-8") as file:
            return file.read().split()
    if not os.path.exists(os.path.join(venv, "bin", "python")):
        subprocess.run([python, "-m", "venv", venv], check=True)
    pip = [os.path.join(venv, "bin", "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check",
           "--only-binary=:all:", "--no-compile"]
    names = requirements()
    missing = []
    say("installing %d packages into %s" % (len(names), venv))
    if subprocess.run([*pip, *names], check=False, stderr=subprocess.DEVNULL).returncode != 0:
        say("not all of them can be had together; one by one")
        for name in names:
            if subprocess.run([*pip, name], check=False, stderr=subprocess.DEVNULL).returncode != 0:
                missing.append(name)
    with open(left_out, "w", encoding="utf-8") as file:
        file.write("".join(name + "\n" for name in missing))
    with open(os.path.join(folder, "freeze.txt"), "w", encoding="utf-8") as file:
        subprocess.run([*pip[:3], "freeze"], check=True, stdout=file)
    return missing


class Environment:
    """A place where a Python imports from: its folder, that Python, and how it is run (see asking.Host)."""

    def __init__(self, folder, host):
        self.folder = folder
        self.host = host
        self.python = os.path.join(folder, "bin", "python")
        said = json.loads(host.run(self.python, """import importlib.machinery, json, os, sys, sysconfig
print(json.dumps({"suffixes": importlib.machinery.EXTENSION_SUFFIXES, "executable": os.path.realpath(sys.executable),
    "multiarch": sysconfig.get_config_var("MULTIARCH") or "",
    "folders": sorted({os.path.realpath(sysconfig.get_path(name)) for name in ("purelib", "platlib")})}))"""))
        self.suffixes = said["suffixes"]
        self.executable = said["executable"]
        self.multiarch = said["multiarch"]
        self.sites = [host.outside(site) for site in said["folders"]]

    def is_of_this_machine(self):
        """Whether what the compiler here makes is for the same machine and C library."""
        return self.multiarch == sysconfig.get_config_var("MULTIARCH") and "musl" not in self.multiarch

    @property
    def site(self):
        return self.sites[0]


def module_name(relative, endings):
    """The dotted name by which Python would import the file, or none."""
    parent, name = os.path.split(relative)
    for ending in endings:
        if name.endswith(ending):
            stem = name[:-len(ending)]
            parts = [part for part in parent.split(os.sep) if part] + [stem]
            return ".".join(parts) if all(part.isidentifier() for part in parts) else None
    return None


def importable(name, folder):
    """Packages on the way may be ordinary or implied; a folder of libraries such as numpy.libs is neither."""
    return os.path.isdir(os.path.join(folder, *name.split(".")[:-1]))


def native_files(folder):
    for parent, below, names in os.walk(folder):
        below.sort()
        for name in sorted(names):
            path = os.path.join(parent, name)
            if os.path.isfile(path) and not os.path.islink(path) and elf.is_elf(path):
                yield path


def questions(environment, folders=None):
    """One question for each native file and how it is used; for each top-level package, too."""
    venv, python = environment.folder, environment.python
    asked, packages = [], set()
    for folder in folders or environment.sites:
        for path in native_files(folder):
            relative = os.path.relpath(path, folder)
            module = module_name(relative, environment.suffixes)
            base = {"file": os.path.relpath(path, venv), "python": python}
            if module and importable(module, folder):
                asked.append({**base, "id": "import " + module, "verb": "import", "subject": module})
                packages.add(module.split(".")[0])
            kind = kind_of(path)
            if kind == "library":
                asked.append({**base, "id": "dlopen " + base["file"], "verb": "dlopen", "subject": path})
            elif kind == "program" and os.access(path, os.X_OK):
                asked.append({**base, "id": "start " + base["file"], "verb": "start", "subject": path})
    asked.extend({"id": "import " + name, "verb": "import", "subject": name, "python": python, "file": None}
                 for name in sorted(packages))
    for path in native_files(os.path.join(venv, "bin")):
        if kind_of(path) == "program":
            asked.append({"id": "start bin/" + os.path.basename(path), "verb": "start", "subject": path,
                          "python": python, "file": os.path.relpath(path, venv)})
    return list({question["id"]: question for question in asked}.values())


def kind_of(path):
    """library: dlopen is the question. program: it names a loader of its own, so starting it is."""
    try:
        file = elf.Elf.of(path)
        types = {segment.type for segment in file.segments()}
    except (elf.Unfit, OSError):
        return "library"
    except Exception:  # a file of any kind may carry the name; that it cannot be read is for the loader to say
        return "library"
    if elf.PT_INTERP in types and not is_shared_object_that_can_be_started(file, path):
        return "program"
    if file.type == elf.ET_EXEC and elf.PT_DYNAMIC not in types:
        return "static"
    return "library"


def is_shared_object_that_can_be_started(file, path):
    return file.type == elf.ET_DYN and ".so" in os.path.basename(path)
