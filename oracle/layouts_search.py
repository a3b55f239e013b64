"""Layouts that try where a loader looks for what is needed, and what it takes for it."""

import os
import shutil

import damage
import elf
from yard import LIBS, LIBS_NEW, NEW, OLD, build, rpath


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
