#!/bin/sh
# Makes the fixtures of this folder anew, and ORIGIN.md with them.
# Needs clang, lld, gcc, GNU binutils, llvm-objcopy and musl-gcc on x86_64 Linux.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f ./*.so ./*.o ./*.debug ./*.exe ORIGIN.md
log=$work/log
: > "$log"
export SOURCE_DATE_EPOCH=0

# run NAME COMMAND...: runs the command and keeps it for ORIGIN.md.
run() {
    name=$1
    shift
    "$@"
    printf '%s\t%s\n' "$name" "$*" | sed "s|$work|\$work|g" >> "$log"
}

common="-Os -fno-asynchronous-unwind-tables -fno-ident -nostdlib -ffreestanding"
shared="-shared -fPIC $common"
small="-Wl,-z,noseparate-code"

# --- the library that others need -------------------------------------------------------------------------------------
gcc $shared src/dep.c -o "$work/libdep.so.1" -Wl,-soname,libdep.so.1 -Wl,--version-script=src/versions.map \
    -Wl,--build-id=none
cross() { # cross TRIPLE OUTPUT: a library of that name for another machine
    clang --target="$1" $shared -fuse-ld=lld src/dep.c -o "$2" -Wl,-soname,libdep.so.1
}

# --- x86_64, GNU ld ---------------------------------------------------------------------------------------------------
gnu="gcc $shared $small -Wl,--build-id=none"
run x86_64-verdef.so $gnu src/dep.c -o x86_64-verdef.so -Wl,-soname,libdep.so.1 \
    -Wl,--version-script=src/versions.map
run x86_64-rpath.so $gnu src/lib.c -o x86_64-rpath.so "$work/libdep.so.1" -Wl,--disable-new-dtags \
    '-Wl,-rpath,$ORIGIN/../pkg.libs:/opt/lib'
run x86_64-runpath.so $gnu src/lib.c -o x86_64-runpath.so "$work/libdep.so.1" -Wl,--enable-new-dtags \
    '-Wl,-rpath,$ORIGIN/../pkg.libs:/opt/lib'
run x86_64-verneed.so $gnu src/libc.c -o x86_64-verneed.so -lc -Wl,-soname,libverneed.so.2
run x86_64-buildid.so gcc $shared $small src/plain.c -o x86_64-buildid.so \
    -Wl,--build-id=0x0123456789abcdef0123456789abcdef01234567
run x86_64-execstack.so $gnu src/plain.c -o x86_64-execstack.so -Wl,-z,execstack
run x86_64-static-tls.so $gnu src/tls.c -o x86_64-static-tls.so -ftls-model=initial-exec
run x86_64-isa-v3.so $gnu src/plain.c -o x86_64-isa-v3.so -Wl,-z,x86-64-v3
run x86_64-nodlopen.so $gnu src/plain.c -o x86_64-nodlopen.so -Wl,-z,nodlopen -Wl,-z,nodefaultlib
run x86_64-ibt.so $gnu src/plain.c -o x86_64-ibt.so -fcf-protection=full -Wl,-z,ibt -Wl,-z,shstk
run x86_64-filter.so $gnu src/plain.c -o x86_64-filter.so -Wl,-f,libaux.so.1 -Wl,-F,libfilter.so.1
run x86_64-relr.so $gnu src/relr.c -o x86_64-relr.so -lc -Wl,-z,pack-relative-relocs
run x86_64-pie.exe gcc -pie -fPIE $common $small -Wl,--build-id=none src/start.c -o x86_64-pie.exe \
    -Wl,-dynamic-linker,/lib64/ld-linux-x86-64.so.2 -Wl,--no-as-needed "$work/libdep.so.1"
run x86_64-static-pie.exe gcc -static-pie -fPIE $common $small $small -Wl,--build-id=none src/start.c -o x86_64-static-pie.exe
run x86_64-static.exe gcc -static -no-pie $common $small -Wl,--build-id=none src/start.c -o x86_64-static.exe
run x86_64.o gcc -c -fPIC $common src/plain.c -o x86_64.o
run x86_64-musl.so musl-gcc -shared -fPIC -Os -nostartfiles -fno-asynchronous-unwind-tables -fno-ident $small \
    -Wl,--build-id=none src/libc.c -o x86_64-musl.so
run x86_64-musl.exe musl-gcc -pie -fPIE -Os -nostartfiles -fno-asynchronous-unwind-tables -fno-ident $small \
    -Wl,--build-id=none src/start.c -o x86_64-musl.exe

# --- debug information split off, by both tools -------------------------------------------------------------------------
gcc $shared $small -g -fdebug-prefix-map="$PWD"=/src src/plain.c -o "$work/debug.so" \
    -Wl,--build-id=0x00112233445566778899aabbccddeeff00112233
run x86_64-gnu.debug objcopy --only-keep-debug "$work/debug.so" x86_64-gnu.debug
run x86_64-llvm.debug llvm-objcopy --only-keep-debug "$work/debug.so" x86_64-llvm.debug

# --- other machines, lld ------------------------------------------------------------------------------------------------
for pair in aarch64-linux-gnu armhf:armv7-linux-gnueabihf armsf:armv5-linux-gnueabi i386-linux-gnu \
    powerpc64le-linux-gnu powerpc64-linux-gnu powerpc-linux-gnu riscv64-linux-gnu mips-linux-gnu mipsel-linux-gnu \
    mips64el-linux-gnuabi64 aarch64_be-linux-gnu; do
    triple=${pair#*:}
    label=${pair%%:*}
    label=${label%%-*}
    cross "$triple" "$work/$label-dep.so"
    extra=
    case $label in riscv64) extra="-march=rv64gc -mabi=lp64d -mno-relax" ;; esac
    run "$label.so" clang --target="$triple" $extra $shared -fuse-ld=lld src/lib.c -o "$label.so" "$work/$label-dep.so" \
        -Wl,-soname,libanswer.so '-Wl,-rpath,$ORIGIN' || { echo "no $label" >&2; rm -f "$label.so"; }
done
run aarch64-4k.so clang --target=aarch64-linux-gnu $shared -fuse-ld=lld src/plain.c -o aarch64-4k.so \
    -Wl,-z,max-page-size=4096 -mbranch-protection=standard
run aarch64-android.so clang --target=aarch64-linux-android24 $shared -fuse-ld=lld src/android.c \
    -o aarch64-android.so -Wl,-soname,libandroid-answer.so
run x86_64-lld-relr.so clang $shared -fuse-ld=lld src/plain.c -o x86_64-lld-relr.so -Wl,--pack-dyn-relocs=relr
for triple in s390x-linux-gnu sparc-linux-gnu sparcv9-linux-gnu riscv32-linux-gnu mips64-linux-gnuabin32 \
    armeb-linux-gnueabi x86_64-linux-gnux32; do
    label=${triple%%-*}
    case $triple in *n32) label=mipsn32 ;; *x32) label=x32 ;; esac
    run "$label.o" clang --target="$triple" -fintegrated-as -c -fPIC -Os src/plain.c -o "$label.o"
done

# --- without section headers ----------------------------------------------------------------------------------------------
run x86_64-nosections.so llvm-strip --strip-sections x86_64-verneed.so -o x86_64-nosections.so
run aarch64-nosections.so llvm-strip --strip-sections aarch64.so -o aarch64-nosections.so

{
    echo '# Origin of the ELF fixtures'
    echo
    echo 'Made by `make.sh` from the sources in `src/`, which are part of archcheck and under its licence. Every value that'
    echo 'a test expects of them was taken from `readelf -hldV -n -W`, the hashes of version names from'
    echo '`llvm-readobj --version-info`. `$work` is a temporary folder.'
    echo
    echo 'Tools:'
    echo
    for tool in gcc ld clang ld.lld llvm-objcopy readelf; do
        echo "- \`$tool\`: $("$tool" --version | grep -m1 -i -E 'version|gcc|GNU|LLD')"
    done
    echo '- `musl-gcc`: musl 1.2.3'
    echo
    echo '| File | SHA-256 | Command |'
    echo '|---|---|---|'
    sort "$log" | while IFS='	' read -r name command; do
        echo "| \`$name\` | \`$(sha256sum "$name" | cut -d' ' -f1)\` | \`$command\` |"
    done
} > ORIGIN.md
