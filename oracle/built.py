"""Environments of libraries built here by the C compiler: searching, sharing, versions, symbols, limits.

Each function of BUILDS lays one out in a yard: an environment whose package `yard` holds the module `yard.m`.
"""

import json
import os
import shutil
import subprocess

import cases
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
        done = subprocess.run([self.compiler, "-w", "-shared", "-fPIC", "-O1", "-x", "c", "-", "-x", "none", "-o", target,
                               *options], input=source.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              check=False)
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
        return self.cc(source, self.at(os.path.join(folder, name + self.ending)), "-Wl,--no-as-needed", *needs, *options)

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


@build
def plain(yard):
    yard.module()


@build
def one_library_by_rpath(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")], calls=["f_libx_so_1"])


@build
def one_library_by_runpath(yard):
    yard.module(*LIBS_NEW, needs=[yard.lib("libx.so.1")], calls=["f_libx_so_1"])


@build
def library_without_a_path(yard):
    yard.module(needs=[yard.lib("libx.so.1")])


@build
def missing_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")])
    os.unlink(yard.at("yard.libs/libx.so.1"))


def chain(yard, length, *options, last=True):
    previous = yard.lib("lib%d.so" % length)
    for number in range(length - 1, 0, -1):
        previous = yard.lib("lib%d.so" % number, needs=[previous], *["-L" + yard.libs, "-Wl,-rpath-link," + yard.libs])
    yard.module(*options, needs=[previous], calls=["f_lib1_so"])
    if not last:
        os.unlink(yard.at("yard.libs/lib%d.so" % length))


@build
def chain_of_three_by_rpath(yard):
    chain(yard, 3, *LIBS)


@build
def chain_of_three_by_runpath(yard):
    """DT_RUNPATH is not inherited: the second library is not found."""
    chain(yard, 3, *LIBS_NEW)


@build
def chain_of_three_without_end(yard):
    chain(yard, 3, *LIBS, last=False)


@build
def chain_of_200_by_rpath(yard):
    chain(yard, 200, *LIBS)


@build
def chain_of_200_without_end(yard):
    chain(yard, 200, *LIBS, last=False)


@build
def runpath_in_the_middle(yard):
    """A library with a DT_RUNPATH of its own does not ask the DT_RPATH of who loaded it."""
    last = yard.lib("liblast.so")
    middle = yard.lib("libmiddle.so", *rpath("$ORIGIN/nowhere", NEW), needs=[last])
    yard.module(*LIBS, needs=[middle])


@build
def rpath_in_the_middle(yard):
    last = yard.lib("liblast.so")
    middle = yard.lib("libmiddle.so", *rpath("$ORIGIN/nowhere", OLD), needs=[last])
    yard.module(*LIBS, needs=[middle])


@build
def runpath_of_module_rpath_of_library(yard):
    last = yard.lib("liblast.so")
    middle = yard.lib("libmiddle.so", *rpath("$ORIGIN", OLD), needs=[last])
    yard.module(*LIBS_NEW, needs=[middle])


@build
def cycle(yard):
    yard.lib("liba.so")
    b = yard.lib("libb.so", needs=[yard.at("yard.libs/liba.so")])
    a = yard.lib("liba.so", needs=[b])
    yard.module(*LIBS, needs=[a])


@build
def cycle_with_a_hole(yard):
    yard.lib("liba.so")
    c = yard.lib("libc_gone.so")
    b = yard.lib("libb.so", needs=[yard.at("yard.libs/liba.so"), c])
    a = yard.lib("liba.so", needs=[b])
    yard.module(*LIBS, needs=[a])
    os.unlink(c)


@build
def needs_itself(yard):
    yard.lib("liba.so")
    shutil.copy(yard.at("yard.libs/liba.so"), yard.at("stub/liba.so"))
    a = yard.lib("liba.so", needs=[yard.at("stub/liba.so")])
    shutil.rmtree(yard.at("stub"))
    yard.module(*LIBS, needs=[a])


def two_folders(yard, first, kind=OLD):
    """The same name in two folders of the search path; the first holds something else."""
    good = yard.lib("libx.so.1", folder="yard.libs/second")
    damage.write(yard.at("yard.libs/first/libx.so.1"), first)
    yard.module("-Wl,-rpath,$ORIGIN/../yard.libs/first:$ORIGIN/../yard.libs/second", kind, needs=[good],
                calls=["f_libx_so_1"])


for _name, _donor in (("machine", "aarch64"), ("class", "i686"), ("byte_order", "s390x"), ("mach_o", "mach_o"),
                      ("musl", "musl")):
    def _build(yard, donor=_donor):
        two_folders(yard, yard.donor(donor))
    _build.__name__ = "first_candidate_of_wrong_" + _name
    build(_build)


@build
def first_candidate_is_text(yard):
    two_folders(yard, b"not a library, but long enough to hold the header of one, and then some more of it\n")


@build
def first_candidate_is_short_text(yard):
    two_folders(yard, b"short\n")


@build
def first_candidate_is_empty(yard):
    two_folders(yard, b"")


def changed_first(change):
    def lay_out(yard):
        good = yard.lib("libx.so.1", folder="yard.libs/second")
        content = elf.Elf.of(good)
        change(content)
        damage.write(yard.at("yard.libs/first/libx.so.1"), content.bytes)
        yard.module("-Wl,-rpath,$ORIGIN/../yard.libs/first:$ORIGIN/../yard.libs/second", OLD, needs=[good])
    return lay_out


for _name, _form, _at, _value in (("osabi", "B", 7, 9), ("pad", "B", 12, 1), ("data_byte", "B", 5, 2),
                                  ("relocatable", "H", 16, 1), ("executable", "H", 16, 2), ("machine", "H", 18, 183),
                                  ("header_version", "I", 20, 2), ("class_byte", "B", 4, 1)):
    _build = changed_first(lambda file, form=_form, at=_at, value=_value: file.put(form, at, value))
    _build.__name__ = "first_candidate_with_" + _name
    build(_build)


@build
def first_candidate_without_dynamic_section(yard):
    changed_first(lambda file: setattr(file.segment(elf.PT_DYNAMIC), "type", elf.PT_NULL))(yard)


@build
def first_candidate_is_a_folder(yard):
    good = yard.lib("libx.so.1", folder="yard.libs/second")
    os.makedirs(yard.at("yard.libs/first/libx.so.1"))
    yard.module("-Wl,-rpath,$ORIGIN/../yard.libs/first:$ORIGIN/../yard.libs/second", OLD, needs=[good])


@build
def first_candidate_dangles(yard):
    good = yard.lib("libx.so.1", folder="yard.libs/second")
    os.symlink("nothing", yard.at("yard.libs/first/libx.so.1"))
    yard.module("-Wl,-rpath,$ORIGIN/../yard.libs/first:$ORIGIN/../yard.libs/second", OLD, needs=[good])


@build
def link_in_a_circle(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")])
    os.unlink(yard.at("yard.libs/libx.so.1"))
    os.symlink("libx.so.1", yard.at("yard.libs/libx.so.1"))


@build
def library_through_links(yard):
    path = yard.lib("libx.so.1")
    yard.module(*LIBS, needs=[path])
    os.rename(path, yard.at("yard.libs/real/libx.so.1.2.3"))
    os.symlink("real/libx.so.1.2.3", path)


@build
def origin_is_not_the_real_place(yard):
    """$ORIGIN of a library reached through a link is where the link is."""
    inner = yard.lib("libinner.so", folder="yard.libs/real")
    outer = yard.lib("libouter.so", *rpath("$ORIGIN", NEW), needs=[inner], folder="yard.libs/real")
    yard.module(*LIBS, needs=[outer])
    os.symlink("real/libouter.so", yard.at("yard.libs/libouter.so"))


@build
def module_is_a_link(yard):
    path = yard.module(*rpath("$ORIGIN", NEW), needs=[yard.lib("libx.so.1")])
    os.rename(path, yard.at("yard.libs/m.so"))
    os.symlink("../yard.libs/m.so", path)


@build
def soname_of_another_file(yard):
    """libtwo.so is nowhere, but the file loaded before it bears that name."""
    two = yard.lib("libtwo.so")
    one = yard.lib("libone.so", soname="libtwo.so")
    yard.module(*LIBS, needs=[one, two])
    os.rename(one, yard.at("yard.libs/kept"))
    os.unlink(two)
    os.rename(yard.at("yard.libs/kept"), yard.at("yard.libs/libtwo.so"))


@build
def needed_file_bears_another_soname(yard):
    """Found by file name; what it calls itself satisfies the second need, which is nowhere."""
    real = yard.lib("libone.so", folder="stub")
    second = yard.lib("libsecond.so", folder="stub")
    yard.module(*LIBS, needs=[real, second])
    yard.lib("libone.so", soname="libsecond.so")
    shutil.rmtree(yard.at("stub"))


@build
def second_need_before_first(yard):
    """The same two, in the other order: the name is asked for before its bearer is loaded."""
    real = yard.lib("libone.so", folder="stub")
    second = yard.lib("libsecond.so", folder="stub")
    yard.module(*LIBS, needs=[second, real])
    yard.lib("libone.so", soname="libsecond.so")
    shutil.rmtree(yard.at("stub"))


@build
def soname_met_deeper(yard):
    """Breadth first: the bearer of the name is loaded one level up, before the need is met."""
    deep = yard.lib("libdeep.so", folder="stub")
    middle = yard.lib("libmiddle.so", needs=[deep])
    yard.lib("libbearer.so", soname="libdeep.so")
    stub = yard.lib("libbearer.so", folder="stub2")
    yard.module(*LIBS, needs=[middle, stub])
    shutil.rmtree(yard.at("stub"))
    shutil.rmtree(yard.at("stub2"))


@build
def two_libraries_of_one_soname(yard):
    stub_a, stub_b = yard.lib("liba.so", folder="stub"), yard.lib("libb.so", folder="stub")
    yard.module(*LIBS, needs=[stub_a, stub_b])
    yard.lib("liba.so", soname="libsame.so")
    yard.lib("libb.so", soname="libsame.so")
    shutil.rmtree(yard.at("stub"))


@build
def same_file_by_two_names(yard):
    a = yard.lib("liba.so", soname="libreal.so")
    yard.module(*LIBS, needs=[a])
    os.rename(a, yard.at("yard.libs/libreal.so"))


@build
def need_with_a_path_that_is_there(yard):
    path = yard.lib("libx.so.1", folder="deep/er")
    yard.lib("libx.so.1", folder="deep/er", soname=path)
    yard.module(needs=[path])


@build
def need_with_a_path_that_is_gone(yard):
    path = yard.lib("libx.so.1", folder="deep/er")
    yard.lib("libx.so.1", folder="deep/er", soname="/build/machine/lib/libx.so.1")
    yard.module(needs=[path])


@build
def need_with_origin_inside(yard):
    path = yard.lib("libx.so.1", soname="$ORIGIN/../yard.libs/libx.so.1")
    yard.module(needs=[path])


@build
def need_with_origin_inside_gone(yard):
    path = yard.lib("libx.so.1", soname="$ORIGIN/../yard.libs/libx.so.1")
    yard.module(needs=[path])
    os.unlink(path)


@build
def need_with_a_relative_path(yard):
    path = yard.lib("libx.so.1", soname="yard.libs/libx.so.1")
    yard.module(*LIBS, needs=[path])


@build
def rpath_in_braces(yard):
    yard.module(*rpath("${ORIGIN}/../yard.libs"), needs=[yard.lib("libx.so.1")])


@build
def rpath_with_lib(yard):
    target = yard.lib("libx.so.1", folder="yard.libs/lib/x86_64-linux-gnu")
    yard.module(*rpath("$ORIGIN/../yard.libs/$LIB"), needs=[target])


@build
def rpath_with_lib64(yard):
    target = yard.lib("libx.so.1", folder="yard.libs/lib64")
    yard.module(*rpath("$ORIGIN/../yard.libs/$LIB"), needs=[target])


@build
def rpath_with_platform(yard):
    target = yard.lib("libx.so.1", folder="yard.libs/haswell")
    yard.lib("libx.so.1", folder="yard.libs/x86_64")
    yard.module(*rpath("$ORIGIN/../yard.libs/$PLATFORM"), needs=[target])


@build
def rpath_with_unknown_token(yard):
    target = yard.lib("libx.so.1", folder="yard.libs/$UNKNOWN")
    yard.module(*rpath("$ORIGIN/../yard.libs/$UNKNOWN"), needs=[target])


@build
def rpath_with_origin_glued(yard):
    target = yard.lib("libx.so.1", folder="yardX")
    yard.module(*rpath("$ORIGINX"), needs=[target])


@build
def rpath_with_empty_parts(yard):
    yard.module(*rpath(":$ORIGIN/../yard.libs:"), needs=[yard.lib("libx.so.1")])


@build
def rpath_relative(yard):
    yard.module(*rpath("yard.libs:../yard.libs"), needs=[yard.lib("libx.so.1")])


@build
def rpath_of_a_thousand(yard):
    parts = ["$ORIGIN/none%d" % number for number in range(999)] + ["$ORIGIN/../yard.libs"]
    yard.module(*rpath(":".join(parts)), needs=[yard.lib("libx.so.1")])


@build
def rpath_leaves_the_root(yard):
    yard.module(*rpath("$ORIGIN/" + "../" * 60 + "nowhere"), needs=[yard.lib("libx.so.1")])


@build
def rpath_through_a_folder_that_is_not_there(yard):
    """The kernel resolves step by step: what does not exist cannot be left again."""
    yard.module(*rpath("$ORIGIN/none/../../yard.libs"), needs=[yard.lib("libx.so.1")])


@build
def rpath_through_a_link(yard):
    """.. after a link leaves the link's target, not the folder the link is in."""
    os.makedirs(yard.at("elsewhere/deep/x")[:-2], exist_ok=True)
    os.symlink("../elsewhere/deep", yard.at("yard/hop"))
    yard.module(*rpath("$ORIGIN/hop/../../yard.libs"), needs=[yard.lib("libx.so.1")])


@build
def runpath_beats_rpath_of_the_same_object(yard):
    path = yard.module("-Wl,-rpath,$ORIGIN/../yard.libs", OLD, needs=[yard.lib("libx.so.1")])
    file = elf.Elf.of(path)
    file.add(elf.DT_RUNPATH, file.value(elf.DT_SONAME) if file.has(elf.DT_SONAME) else file.value(elf.DT_NEEDED))
    damage.write(path, file.bytes)


@build
def hwcaps_only(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", folder="yard.libs/glibc-hwcaps/x86-64-v2")])


@build
def hwcaps_first_is_text(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")])
    damage.write(yard.at("yard.libs/glibc-hwcaps/x86-64-v2/libx.so.1"), b"not a library " * 20)


@build
def hwcaps_of_a_later_level(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", folder="yard.libs/glibc-hwcaps/x86-64-v9")])


@build
def hwcaps_of_old(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", folder="yard.libs/haswell")])


@build
def hwcaps_tls(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", folder="yard.libs/tls")])


@build
def hwcaps_machine(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", folder="yard.libs/x86_64")])


@build
def system_library(yard):
    yard.module(needs=["-lm", "-lpthread"])


@build
def system_library_shadowed_by_text(yard):
    damage.write(yard.at("yard.libs/libm.so.6"), b"not a library " * 20)
    yard.module(*LIBS, needs=["-lm"])


@build
def system_library_shadowed_by_its_like(yard):
    """A library of the environment under a system library's name lacks the versions of the system's."""
    yard.module(*LIBS, needs=["-lm"], body="extern double floor(double); double v; double g(void) { return floor(v); }")
    yard.lib("libm.so.6")


@build
def nodeflib(yard):
    yard.module("-Wl,-z,nodefaultlib", needs=["-lm"])


@build
def nodeflib_library_in_default_folder(yard):
    yard.module("-Wl,-z,nodefaultlib", needs=["-l:libstdc++.so.6"])


# ---- symbols and versions


@build
def undefined_function(yard):
    yard.module(calls=["nobody_has_this"])


@build
def undefined_data(yard):
    yard.module(body="extern int nobody_has_this; int *where(void) { return &nobody_has_this; }")


@build
def undefined_weak(yard):
    yard.module(body="extern int nobody(void) __attribute__((weak)); int g(void) { return nobody ? nobody() : 0; }")


@build
def undefined_in_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", body="extern int gone(void); int h(void) { return gone(); }")])


@build
def undefined_in_two_libraries(yard):
    """Relocation starts with the last library loaded: whose symbol is named?"""
    b = yard.lib("libb.so", body="extern int gone_b(void); int hb(void) { return gone_b(); }")
    a = yard.lib("liba.so", body="extern int gone_a(void); int ha(void) { return gone_a(); }")
    yard.module(*LIBS, needs=[a, b], calls=["gone_m"])


@build
def undefined_twice(yard):
    """Data relocations come before those of the procedure table."""
    yard.module(calls=["gone_function"], body="extern int gone_data; int *where = &gone_data;")


@build
def symbol_of_library_from_module(yard):
    """What a library lacks, the module that needs it may have."""
    library = yard.lib("libx.so.1", body="extern int from_module(void); int h(void) { return from_module(); }")
    yard.module(*LIBS, needs=[library], body="int from_module(void) { return 2; }")


@build
def symbol_of_library_from_sibling(yard):
    a = yard.lib("liba.so", body="extern int f_libb_so(void); int h(void) { return f_libb_so(); }")
    b = yard.lib("libb.so")
    yard.module(*LIBS, needs=[a, b])


@build
def symbol_hidden_in_library(yard):
    yard.lib("libx.so.1")
    stub = yard.lib("libx.so.1", exports="wanted", folder="stub")
    yard.module(*LIBS, needs=[stub], calls=["wanted"])
    yard.lib("libx.so.1", body='__attribute__((visibility("hidden"))) int wanted(void) { return 1; }')
    shutil.rmtree(yard.at("stub"))


@build
def symbol_lost_in_library(yard):
    stub = yard.lib("libx.so.1", exports="wanted", folder="stub")
    yard.module(*LIBS, needs=[stub], calls=["wanted"])
    yard.lib("libx.so.1")
    shutil.rmtree(yard.at("stub"))


@build
def symbol_protected(yard):
    yard.lib("libx.so.1", body='__attribute__((visibility("protected"))) int wanted(void) { return 1; }')
    yard.module(*LIBS, needs=[yard.at("yard.libs/libx.so.1")], calls=["wanted"])


@build
def symbol_by_old_hash_only(yard):
    yard.lib("libx.so.1", "-Wl,--hash-style=sysv")
    yard.module(*LIBS, "-Wl,--hash-style=sysv", needs=[yard.at("yard.libs/libx.so.1")], calls=["f_libx_so_1"])


@build
def symbol_by_old_hash_only_lost(yard):
    stub = yard.lib("libx.so.1", exports="wanted", folder="stub")
    yard.module(*LIBS, needs=[stub], calls=["wanted"])
    yard.lib("libx.so.1", "-Wl,--hash-style=sysv")
    shutil.rmtree(yard.at("stub"))


@build
def symbol_of_python_gone(yard):
    yard.module(calls=["PyNever_HadThis"])


@build
def symbol_of_old_python(yard):
    yard.module(calls=["PyUnicodeUCS4_FromString"])


@build
def symbol_of_newer_python(yard):
    yard.module(calls=["PyLong_AsNativeBytes"])


def versioned(yard, linked, shipped, calls=("wanted",), **options):
    """Linked against one library, shipped with another: both given as (version script or none, body)."""
    def make(folder, content):
        script, body = content
        path = yard.at(os.path.join(folder, "libx.so.1"))
        extra = []
        if script:
            damage.write(yard.at("map.txt"), script.encode())
            extra = ["-Wl,--version-script," + yard.at("map.txt")]
        yard.cc(body, path, "-Wl,-soname,libx.so.1", *extra)
        return path
    stub = make("stub", linked)
    yard.module(*LIBS, needs=[stub], calls=list(calls), **options)
    make("yard.libs", shipped)
    shutil.rmtree(yard.at("stub"))
    if os.path.exists(yard.at("map.txt")):
        os.unlink(yard.at("map.txt"))


WANTED = "int wanted(void) { return 1; }"
V1, V2 = "V_1 { global: wanted; };", "V_2 { global: wanted; };"
BOTH = "V_1 { global: other; }; V_2 { global: wanted; } V_1;"


@build
def version_there(yard):
    versioned(yard, (V1, WANTED), (V1, WANTED))


@build
def version_gone(yard):
    versioned(yard, (V2, WANTED), (V1, WANTED))


@build
def version_there_symbol_gone(yard):
    versioned(yard, (V1, WANTED), ("V_1 { global: other; local: *; };", "int other(void) { return 1; }"))


@build
def version_there_symbol_of_another(yard):
    versioned(yard, (V1, WANTED), ("V_1 { global: other; }; V_2 { global: wanted; } V_1;",
                                   WANTED + "int other(void) { return 1; }"))


@build
def library_without_versions(yard):
    versioned(yard, (V1, WANTED), (None, WANTED))


@build
def library_without_versions_and_symbol(yard):
    versioned(yard, (V1, WANTED), (None, "int other(void) { return 1; }"))


@build
def library_gained_versions(yard):
    versioned(yard, (None, WANTED), (V1, WANTED))


@build
def library_gained_hidden_version(yard):
    """A module linked without versions sees the oldest definition, even one that is not the default."""
    versioned(yard, (None, WANTED), ("V_1 { global: wanted; };",
                                     '__asm__(".symver inner, wanted@V_1"); int inner(void) { return 1; }'))


@build
def version_weak_and_gone(yard):
    versioned(yard, (V2, WANTED), (V1, WANTED))
    path = yard.at("yard/m" + yard.ending)
    file = elf.Elf.of(path)
    for place, _, name, flags, _ in file.needed_versions():
        if name == b"V_2":
            file.put("H", place + 4, flags | 2)
    damage.write(path, file.bytes)


@build
def version_of_glibc_beyond(yard):
    body = '__asm__(".symver memcpy, memcpy@GLIBC_2.14"); extern void *memcpy(void *, void *, long); ' \
           'void *g(void *a, void *b) { return memcpy(a, b, a - b); }'
    path = yard.module(body=body)
    damage.KINDS["glibc-version"][1](path, None)


@build
def library_missing_and_symbol_missing(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")], calls=["f_libx_so_1", "gone"])
    os.unlink(yard.at("yard.libs/libx.so.1"))


@build
def version_gone_and_symbol_missing(yard):
    versioned(yard, (V2, WANTED), (V1, WANTED), calls=("wanted", "gone"))


@build
def auxiliary_filter_gone(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", "-Wl,-f,libgone.so.1")])


@build
def filter_gone(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", "-Wl,-F,libgone.so.1")])


@build
def preloaded_by_the_package(yard):
    """The package opens the library for everyone before the module is imported."""
    yard.lib("libx.so.1")
    yard.module(calls=["f_libx_so_1"])
    damage.write(yard.at("yard/__init__.py"), b"import ctypes, os\nctypes.CDLL(os.path.join(os.path.dirname(__file__), "
                 b"'..', 'yard.libs', 'libx.so.1'), mode=ctypes.RTLD_GLOBAL)\n")


@build
def opened_by_the_package(yard):
    """Opened before, for itself alone: the need is satisfied by name."""
    yard.module(needs=[yard.lib("libx.so.1")], calls=["f_libx_so_1"])
    damage.write(yard.at("yard/__init__.py"), b"import ctypes, os\nctypes.CDLL(os.path.join(os.path.dirname(__file__), "
                 b"'..', 'yard.libs', 'libx.so.1'))\n")


@build
def loaded_by_another_module(yard):
    """Another module of the package finds the library; this one alone would not."""
    library = yard.lib("libx.so.1")
    yard.module(*LIBS, name="first", needs=[library])
    yard.module(needs=[library], calls=["f_libx_so_1"])
    damage.write(yard.at("yard/__init__.py"), b"from . import first\n")


# ---- what the file asks of the process


@build
def executable_stack(yard):
    yard.module("-Wl,-z,execstack")


@build
def executable_stack_in_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", "-Wl,-z,execstack")])


def level(name):
    def lay_out(yard):
        yard.module("-Wl,-z," + name)
    lay_out.__name__ = "isa_" + name.replace("-", "_")
    return build(lay_out)


for _name in ("x86-64-baseline", "x86-64-v2", "x86-64-v3", "x86-64-v4"):
    level(_name)


@build
def isa_beyond_in_library(yard):
    path = yard.lib("libx.so.1", "-Wl,-z,x86-64-v4")
    content = damage.read(path)
    damage.write(path, content.replace(b"\x02\x80\x00\xc0\x04\0\0\0\x08", b"\x02\x80\x00\xc0\x04\0\0\0\x18"))
    yard.module(*LIBS, needs=[path])


TLS = "__thread char room[%d] __attribute__((tls_model(\"initial-exec\"), visibility(\"default\"))) = {1}; " \
      "char *where(void) { return room; }"


@build
def static_tls_small(yard):
    yard.module(body=TLS % 64)


@build
def static_tls_of_1500(yard):
    yard.module(body=TLS % 1500)


@build
def static_tls_large(yard):
    yard.module(body=TLS % 100000)


@build
def static_tls_large_in_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", body=TLS % 100000)])


@build
def dynamic_tls_large(yard):
    yard.module(body="__thread char room[1000000]; char *where(void) { return room; }")


@build
def relative_relocations_packed(yard):
    yard.module("-Wl,-z,pack-relative-relocs", body="int a, *list[64] = {[0 ... 63] = &a};")


@build
def relative_relocations_packed_without_version(yard):
    path = yard.module("-Wl,-z,pack-relative-relocs", body="int a, *list[64] = {[0 ... 63] = &a};")
    file = elf.Elf.of(path)
    for place, _, name, _, index in file.needed_versions():
        if name == b"GLIBC_ABI_DT_RELR":
            file.rename(index, b"GLIBC_2.2.5")
            file.put("I", place, elf.elf_hash(b"GLIBC_2.2.5"))
    damage.write(path, file.bytes)


@build
def not_to_be_opened(yard):
    yard.module("-Wl,-z,nodlopen")


@build
def not_to_be_opened_as_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", "-Wl,-z,nodlopen")])


@build
def not_to_be_unloaded(yard):
    yard.module("-Wl,-z,nodelete", "-Wl,-z,initfirst", "-Wl,-z,now", "-Wl,-z,interpose")


def program(yard, target, *options):
    done = subprocess.run([yard.compiler, "-w", "-x", "c", "-", "-o", target, *options],
                          input=b"int main(void) { return 0; }", capture_output=True, check=False)
    if done.returncode != 0:
        raise elf.Unfit(done.stderr.decode()[-200:])


@build
def program_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-no-pie")


@build
def pie_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-pie", "-fPIE")


@build
def static_program_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-static")


@build
def static_pie_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-static-pie", "-fPIE")


@build
def pie_as_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")])
    program(yard, yard.at("yard.libs/libx.so.1"), "-pie", "-fPIE")


@build
def program_as_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")])
    program(yard, yard.at("yard.libs/libx.so.1"), "-no-pie")


@build
def object_file_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-c")


@build
def object_file_as_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")])
    program(yard, yard.at("yard.libs/libx.so.1"), "-c")


def tool(yard, name, *arguments):
    """A tool of the same machine as the compiler: aarch64-linux-gnu-gcc has its aarch64-linux-gnu-strip beside it."""
    beside = yard.compiler[:-len("gcc")] + name if yard.compiler.endswith("-gcc") else name
    try:
        done = subprocess.run([beside, *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise elf.Unfit(beside + " is not installed") from None
    if done.returncode != 0:
        raise elf.Unfit(done.stderr.decode()[-200:])


@build
def debug_file_as_module(yard):
    path = yard.module("-g")
    tool(yard, "objcopy", "--only-keep-debug", path)


@build
def debug_file_as_library(yard):
    path = yard.lib("libx.so.1", "-g")
    yard.module(*LIBS, needs=[path])
    tool(yard, "objcopy", "--only-keep-debug", path)


@build
def archive_as_library(yard):
    path = yard.lib("libx.so.1")
    yard.module(*LIBS, needs=[path])
    program(yard, yard.at("x.o"), "-c")
    os.unlink(path)
    tool(yard, "ar", "rc", path, yard.at("x.o"))
    os.unlink(yard.at("x.o"))


@build
def stripped_of_everything(yard):
    path = yard.module()
    tool(yard, "strip", "--strip-all", path)
    file = elf.Elf.of(path)
    end = max(segment.offset + segment.filesz for segment in file.loads())
    file.put("H", 60, 0)
    file.put(file.word, file.shoff_at, 0)
    damage.write(path, file.bytes[:end])


@build
def large_pages(yard):
    yard.module("-Wl,-z,max-page-size=0x200000")


@build
def small_pages(yard):
    yard.module("-Wl,-z,max-page-size=0x800", "-Wl,-z,common-page-size=0x800", "-Wl,-z,noseparate-code")


@build
def text_relocations(yard):
    yard.module("-fno-PIC", "-mcmodel=large", "-Wl,-z,notext",
                body="extern int f(void); static int a; int *volatile where = &a; int *g(void) { return where; }")


@build
def built_for_musl(yard):
    musl = shutil.which("musl-gcc")
    if musl is None or yard.compiler.endswith("-gcc"):
        raise elf.Unfit("no musl-gcc for this machine")
    yard.compiler = musl
    yard.module(body="extern int printf(const char *, ...); int g(void) { return printf(\"x\"); }")


@build
def library_with_a_long_name(yard):
    name = "lib" + "x" * 240 + ".so.1"
    yard.module(*LIBS, needs=[yard.lib(name)], calls=[symbol(name)])


@build
def library_with_an_odd_name(yard):
    yard.module(*LIBS, needs=[yard.lib("lib x'y\"é.so")])


@build
def library_with_an_odd_name_gone(yard):
    path = yard.lib("lib x'y\"é.so")
    yard.module(*LIBS, needs=[path])
    os.unlink(path)


@build
def wide_and_shared(yard):
    """Forty libraries that each need all that come after: edges grow with the square."""
    made = []
    for number in range(40, 0, -1):
        made.insert(0, yard.lib("lib%d.so" % number, needs=list(made)))
    yard.module(*LIBS, needs=made)


# ---- laying them out and asking


def make_all(sound_one, folder, donors, compiler, say):
    listing = os.path.join(folder, "cases.jsonl")
    if os.path.exists(listing):
        with open(listing, encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    ending = sound_one.suffixes[0]
    described, unfit = [], []
    for name, function in BUILDS.items():
        root = os.path.join(folder, name)
        site = cases.environment(sound_one, root, ())
        yard = Yard(compiler, site, donors, ending)
        try:
            function(yard)
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
