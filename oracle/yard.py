"""What layouts are made with: a yard, which is an environment whose package `yard` holds the module `yard.m`."""

import os
import subprocess

import damage
import elf

MODULE = """
static struct {{ long count; void *type, *init; long index; void *copy; const char *name, *doc; long size;
    void *methods, *slots, *traverse, *clear, *free; }} definition = {{ 1, 0, 0, 0, 0, "{name}", 0, -1 }};
extern void *PyModule_Create2(void *, int);
{body}
void *PyInit_{name}(void) {{ {calls} return PyModule_Create2(&definition, 1013); }}
"""

BUILDS = {}
OLD, NEW = "-Wl,--disable-new-dtags", "-Wl,--enable-new-dtags"


def build(function):
    BUILDS[function.__name__.replace("_", "-")] = function
    return function


class Yard:
    def __init__(self, compiler, site, donors, ending):
        self.compiler = compiler
        self.site = site
        self.donors = donors
        self.package = os.path.join(site, "yard")
        self.libs = os.path.join(site, "yard.libs")
        self.ending = ending
        os.makedirs(self.package)
        os.makedirs(self.libs)
        damage.write(os.path.join(self.package, "__init__.py"), b"")

    def at(self, name):
        path = os.path.join(self.site, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def cc(self, source, target, *options):
        done = subprocess.run([self.compiler, "-w", "-shared", "-fPIC", "-O1", "-x", "c", "-", "-x", "none", "-o",
                               target, *options], input=source.encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            raise elf.Unfit(done.stdout.decode("utf-8", "replace").strip()[-300:])
        return target

    def lib(self, name, *options, exports=None, body="", needs=(), folder="yard.libs", soname=None):
        """A library NAME with the soname NAME that exports a function of its own."""
        function = exports or symbol(name)
        path = self.at(os.path.join(folder, name))
        return self.cc("%s\nint %s(void) { return 1; }\n" % (body, function), path, "-Wl,-soname," + (soname or name),
                       "-Wl,--no-as-needed", *needs, *options)

    def module(self, *options, name="m", needs=(), calls=(), body="", folder="yard"):
        declared = "".join("extern int %s(void);\n" % call for call in calls)
        source = MODULE.format(name=name, body=declared + body, calls="".join(call + "(); " for call in calls))
        target = self.at(os.path.join(folder, name + self.ending))
        return self.cc(source, target, "-Wl,--no-as-needed", *needs, *options)

    def donor(self, name):
        path = os.path.join(self.donors, name)
        if not os.path.exists(path):
            raise elf.Unfit("no file of that kind at hand")
        return damage.read(path)


def symbol(name):
    return "f_" + "".join(letter if letter.isalnum() else "_" for letter in name)


def rpath(path, kind=OLD):
    return ["-Wl,-rpath," + path, kind]


LIBS = rpath("$ORIGIN/../yard.libs")
LIBS_NEW = rpath("$ORIGIN/../yard.libs", NEW)
