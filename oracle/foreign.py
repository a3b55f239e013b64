#!/usr/bin/env python3
"""The same questions to the loaders of other systems: Debian roots, natively or by qemu-user. Started by qemu.sh."""

import argparse
import glob
import os
import shlex
import shutil
import subprocess
import sys

import asking
import cases
import compare
import judge
import sound

MIRROR = os.environ.get("DEBIAN_MIRROR", "")
DEBIAN_PACKAGES = ("python3", "python3-numpy", "python3-yaml", "python3-lxml", "python3-pil", "python3-psycopg2",
                   "python3-cffi-backend", "python3-markupsafe", "python3-zmq", "libstdc++6")
WHEELS = ("markupsafe", "psycopg2-binary", "pyzmq", "pillow", "kiwisolver", "bcrypt", "numpy", "lxml", "pyyaml",
          "regex", "msgpack", "greenlet", "cffi", "cryptography", "scipy", "h5py", "shapely")

# Debian's architecture: (qemu's, that of wheel tags, archcheck's)
MACHINES = {
    "arm64": ("aarch64", "aarch64", "aarch64"),
    "armhf": ("arm", "armv7l", "armv7l"),
    "s390x": ("s390x", "s390x", "s390x"),
    "ppc64el": ("ppc64le", "ppc64le", "ppc64le"),
    "i386": ("i386", "i686", "i686"),
    "amd64": (None, "x86_64", "x86_64"),
}
GLIBC = {"bullseye": "2.31", "bookworm": "2.36", "trixie": "2.41"}


def make_root(folder, suite, architecture):
    """Unpacks Debian without configuring it: enough to run its Python. What the maintainers' scripts link is linked."""
    done = os.path.join(folder, ".unpacked")
    if os.path.exists(done):
        return
    judge.say("fetching Debian %s for %s" % (suite, architecture))
    shutil.rmtree(folder, ignore_errors=True)
    with open(folder + ".log", "w", encoding="utf-8") as log:
        subprocess.run(["debootstrap", "--foreign", "--arch=" + architecture, "--variant=minbase",
                        "--include=" + ",".join(DEBIAN_PACKAGES), suite, folder] + ([MIRROR] if MIRROR else []), check=True, stdout=log,
                       stderr=log)
    for package in sorted(glob.glob(os.path.join(folder, "var/cache/apt/archives/*.deb"))):
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE) as unpacking:
            subprocess.run(["tar", "-x", "--keep-directory-symlink", "-C", folder], stdin=unpacking.stdout, check=True)
    for name in ("blas/libblas.so.3", "lapack/liblapack.so.3"):
        for path in glob.glob(os.path.join(folder, "usr/lib/*", name)):
            link = os.path.join(os.path.dirname(os.path.dirname(path)), os.path.basename(path))
            if not os.path.lexists(link):
                os.symlink(name, link)
    shutil.copy(os.path.join(judge.HERE, "answer.py"), os.path.join(folder, "answer.py"))
    with open(done, "w", encoding="utf-8"):
        pass


def runner(folder, architecture):
    """The words that run a program of that root: its own kernel services, its own files, and qemu where needed."""
    before = ["unshare", "--mount", "sh", "-c", 'mount -t proc proc "$0/proc"; exec chroot "$0" "$@"', folder]
    emulator = MACHINES[architecture][0]
    if emulator is None:
        return before
    static = shutil.which("qemu-%s-static" % emulator)
    if static is None:
        raise SystemExit("qemu-%s-static is not installed" % emulator)
    shutil.copy(static, os.path.join(folder, "qemu"))
    return [*before, "/qemu"]


def install(folder, suite, machine, python_version):
    minor = int(GLIBC[suite].split(".")[1])
    tags = ["manylinux_2_%d_%s" % (number, machine) for number in range(minor, 16, -1)]
    tags += ["manylinux2014_" + machine, "manylinux2010_" + machine, "manylinux1_" + machine]
    return unpack(os.path.join(folder, "venv"), tags, python_version)


def unpack(venv, tags, python_version):
    """An environment of wheels for another machine, unpacked by pip without running anything of it."""
    site = os.path.join(venv, "lib", "python" + python_version, "site-packages")
    if os.path.exists(os.path.join(venv, "pyvenv.cfg")):
        return venv
    shutil.rmtree(venv, ignore_errors=True)
    os.makedirs(os.path.join(venv, "bin"))
    os.makedirs(site)
    options = [option for tag in tags for option in ("--platform", tag)]
    for name in WHEELS:
        done = subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps",
                               "--only-binary=:all:", "--no-compile", "--python-version", python_version,
                               "--implementation", "cp", *options, "--target", site, name], check=False,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode != 0:
            judge.say("no wheel of %s for %s" % (name, tags[-1]))
    os.symlink("/usr/bin/python" + python_version, os.path.join(venv, "bin", "python"))
    with open(os.path.join(venv, "pyvenv.cfg"), "w", encoding="utf-8") as file:
        file.write("home = /usr/bin\ninclude-system-site-packages = false\nversion = %s.0\n" % python_version)
    return venv


def python_of(folder):
    found = sorted(glob.glob(os.path.join(folder, "usr/bin/python3.[0-9]*")))
    return os.path.basename([path for path in found if not path.endswith("-config")][0])[len("python"):]


def main():
    parser = argparse.ArgumentParser(prog="oracle/qemu.sh", description=__doc__)
    parser.add_argument("system", nargs="+", help="[SUITE:]ARCHITECTURE in Debian's words: arm64, trixie:amd64")
    parser.add_argument("--work", default=os.path.join(judge.HERE, "work", "foreign"))
    parser.add_argument("--compare", action="store_true", help="ask nothing, only scan and compare again")
    parser.add_argument("--part", choices=judge.PARTS, action="append", help="only this part; repeatable")
    parser.add_argument("--archcheck", default=os.environ.get("ARCHCHECK", os.path.join(judge.ROOT, "archcheck")))
    options = parser.parse_args()
    wrong = []
    for system in options.system:
        suite, _, architecture = system.rpartition(":")
        wrong += judge_root(options, suite or "bookworm", architecture)
    print("\n" + ("AGREES" if not wrong else "DISAGREES: " + "; ".join(wrong)))
    return 1 if wrong else 0


def judge_root(options, suite, architecture):
    name = "%s-%s" % (suite, architecture)
    work = os.path.join(os.path.abspath(options.work), name)
    folder = os.path.join(work, "root")
    os.makedirs(work, exist_ok=True)
    if not options.compare:
        gather(work, folder, suite, architecture)
    target = "linux-%s-glibc%s" % (MACHINES[architecture][2], GLIBC[suite])
    scanner = compare.Scanner(shlex.split(options.archcheck), ["--target", target, "--sysroot", folder], folder)
    print("\n==== %s" % name)
    wrong = judge.compare_parts(options.part or judge.PARTS, scanner, work, os.path.join(folder, "venv"), print, folder)
    return ["%s: %s" % (name, one) for one in wrong]


def gather(work, folder, suite, architecture):
    make_root(folder, suite, architecture)
    version = python_of(folder)
    before = runner(folder, architecture)
    if not os.path.exists(os.path.join(folder, "etc/ld.so.cache")):
        subprocess.run([*before, "/sbin/ldconfig"], check=False, stderr=subprocess.DEVNULL)
    venv = install(folder, suite, MACHINES[architecture][1], version)
    host = asking.Host(os.path.join(venv, "bin", "python"), before, folder, "/answer.py")
    victims = cases.VICTIMS if MACHINES[architecture][0] is None else cases.VICTIMS[:2] + cases.VICTIMS[4:5]
    judge.ask(work, sound.Environment(venv, host), os.path.join(os.path.dirname(work), "donors"), folder,
              victims=victims)


if __name__ == "__main__":
    sys.exit(main())
