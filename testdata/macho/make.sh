#!/bin/sh
# Makes the files of this folder anew. Needs clang, ld64.lld and the llvm tools on PATH; no Apple SDK.
set -eu
cd "$(dirname "$0")"
export SOURCE_DATE_EPOCH=0 ZERO_AR_DATE=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

object() { # target source output
    clang -target "$1" -O1 -c "$2" -o "$3"
}

u32() { # numbers, written big-endian
    for number; do
        for shift in 24 16 8 0; do
            printf "\\$(printf %03o $((number >> shift & 255)))"
        done
    done
}

library() { # architecture minimum sdk name: an empty library to link with
    ld64.lld -arch "$1" -platform_version macos "$2" "$3" -dylib -install_name "@rpath/$4" \
        "$work/base-$1.o" -o "$work/$1/$4"
}

for cpu in arm64 x86_64; do
    mkdir "$work/$cpu"
    if [ "$cpu" = arm64 ]; then os=macos11.0 min=11.0 sdk=14.4; else os=macos10.9 min=10.9 sdk=10.15; fi
    object "$cpu-apple-$os" base.c "$work/base-$cpu.o"
    object "$cpu-apple-$os" answer.c "$work/answer-$cpu.o"
    for name in libbase.1.dylib libweak.dylib libmore.dylib; do library "$cpu" "$min" "$sdk" "$name"; done
    ld64.lld -arch "$cpu" -platform_version macos "$min" "$sdk" -dylib -install_name @rpath/libanswer.2.dylib \
        -compatibility_version 2.0.0 -current_version 2.1.3 \
        -rpath @loader_path/.dylibs -rpath /opt/answer/lib \
        "$work/answer-$cpu.o" "$work/$cpu/libbase.1.dylib" \
        -weak_library "$work/$cpu/libweak.dylib" -reexport_library "$work/$cpu/libmore.dylib" \
        -o "libanswer-$cpu.dylib"
done

ld64.lld -arch x86_64 -platform_version macos 10.15 12.3 -bundle "$work/answer-x86_64.o" -o answer-x86_64.so
object arm64-apple-ios14.0-simulator answer.c "$work/simulator.o"
ld64.lld -arch arm64 -platform_version ios-simulator 14.0 14.5 -bundle "$work/simulator.o" -o answer-simulator.so
object x86_64-apple-macos11.0 main.c "$work/main.o"
ld64.lld -arch x86_64 -platform_version macos 11.0 12.0 -e _main "$work/main.o" -o main-x86_64

object i386-apple-macos10.6 base.c base-i386.o
object arm64e-apple-macos13.0 base.c base-arm64e.o
object arm64_32-apple-watchos5.0 base.c base-arm64_32.o
object armv7-apple-ios8.0 base.c base-armv7.o
object arm64-apple-ios14.0-macabi base.c base-catalyst.o

llvm-lipo -create libanswer-x86_64.dylib libanswer-arm64.dylib -output libanswer-fat.dylib
llvm-lipo -create libanswer-x86_64.dylib -output libanswer-one.dylib
llvm-lipo -create "$work/base-x86_64.o" "$work/base-arm64.o" base-i386.o -output base-fat.o
# llvm-lipo of LLVM 14 does not write fat64, so this one is put together by hand: one slice at 0x40.
{
    u32 0xcafebabf 1
    u32 0x0100000c 0x80000002 0 0x40 0 "$(wc -c <base-arm64e.o)" 3 0
    u32 0 0 0 0 0 0
    cat base-arm64e.o
} >base-fat64.o
for cpu in arm64 x86_64; do llvm-ar --format=darwin -rcD "$work/lib-$cpu.a" "$work/base-$cpu.o"; done
llvm-lipo -create "$work/lib-x86_64.a" "$work/lib-arm64.a" -output libbase-fat.a

# One byte of code changed after signing, which no hash of the signature knows about.
cp libanswer-arm64.dylib libanswer-stale.dylib
printf '\377' | dd of=libanswer-stale.dylib bs=1 seek=944 conv=notrunc status=none

# Imports of every kind that ld64.lld writes: from a library, weak, from anywhere; called and pointed to.
object x86_64-apple-macos10.15 imports.c "$work/imports.o"
ld64.lld -arch x86_64 -platform_version macos 10.15 12.3 -dylib -install_name @rpath/libimports.dylib -undefined dynamic_lookup \
    "$work/imports.o" ../loader/macho/thin.dylib -o libimports-x86_64.dylib
