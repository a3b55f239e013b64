#!/bin/sh
# Makes apple-silicon/ anew: an environment as pip under Rosetta 2 leaves it behind on an Apple Silicon Mac. The packages
# are the names of real ones around tiny libraries of our own. Needs clang, ld64.lld and llvm-lipo on PATH; no Apple SDK.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf apple-silicon
site=apple-silicon/lib/python3.11/site-packages
mkdir -p apple-silicon/bin "$site"

echo 'int answer(void) { return 42; }' >"$work/answer.c"
echo 'int main(void) { return 0; }' >"$work/main.c"

code() { # cpu source: an object file
    clang -target "$1-apple-macos11.0" -O1 -c "$work/$2.c" -o "$work/$2-$1.o"
}
for cpu in arm64 x86_64; do code $cpu answer; code $cpu main; done

library() { # cpu file install-name [linker arguments]
    cpu=$1 file=$2 name=$3
    shift 3
    mkdir -p "$(dirname "$file")"
    ld64.lld -arch "$cpu" -platform_version macos 11.0 13.3 -dylib -install_name "$name" "$work/answer-$cpu.o" "$@" -o "$file"
}
module() { # cpu file [linker arguments]
    cpu=$1 file=$2
    shift 2
    mkdir -p "$(dirname "$file")"
    ld64.lld -arch "$cpu" -platform_version macos 11.0 13.3 -bundle "$work/answer-$cpu.o" "$@" -o "$file"
}
distribution() { # name version tag: its dist-info, with a RECORD of the files listed on standard input
    info=$site/$1-$2.dist-info
    mkdir -p "$info"
    printf 'Metadata-Version: 2.1\nName: %s\nVersion: %s\n' "$1" "$2" >"$info/METADATA"
    printf 'Wheel-Version: 1.0\nGenerator: archcheck testdata\nRoot-Is-Purelib: false\nTag: %s\n' "$3" >"$info/WHEEL"
    echo pip >"$info/INSTALLER"
    while read -r file; do
        hash=$(openssl dgst -sha256 -binary "$site/$file" | openssl base64 -A | tr '+/' '-_' | tr -d =)
        echo "$file,sha256=$hash,$(wc -c <"$site/$file" | tr -d ' ')"
    done >"$info/RECORD"
    for file in METADATA WHEEL INSTALLER RECORD; do echo "$1-$2.dist-info/$file,," >>"$info/RECORD"; done
}

cat >apple-silicon/pyvenv.cfg <<'CFG'
home = /opt/homebrew/opt/python@3.11/bin
include-system-site-packages = false
version = 3.11.9
CFG
ld64.lld -arch arm64 -platform_version macos 11.0 13.3 -e _main "$work/main-arm64.o" -o apple-silicon/bin/python3.11
ln -s python3.11 apple-silicon/bin/python

module arm64 "$site/numpy/core/_multiarray_umath.cpython-311-darwin.so"
echo "from . import core" >"$site/numpy/__init__.py"
printf '%s\n' numpy/__init__.py numpy/core/_multiarray_umath.cpython-311-darwin.so |
    distribution numpy 1.26.4 cp311-cp311-macosx_11_0_arm64

module arm64 "$work/etree-arm64"
module x86_64 "$work/etree-x86_64"
mkdir -p "$site/lxml"
llvm-lipo -create "$work/etree-x86_64" "$work/etree-arm64" -output "$site/lxml/etree.cpython-311-darwin.so"
echo "" >"$site/lxml/__init__.py"
printf '%s\n' lxml/__init__.py lxml/etree.cpython-311-darwin.so |
    distribution lxml 4.9.3 cp311-cp311-macosx_11_0_universal2

library x86_64 "$site/tensorflow/libtensorflow_framework.2.dylib" @rpath/libtensorflow_framework.2.dylib
module x86_64 "$site/tensorflow/python/_pywrap_tensorflow_internal.so" \
    -rpath @loader_path/.. "$site/tensorflow/libtensorflow_framework.2.dylib"
echo "from tensorflow.python import _pywrap_tensorflow_internal" >"$site/tensorflow/__init__.py"
printf '%s\n' tensorflow/__init__.py tensorflow/libtensorflow_framework.2.dylib \
    tensorflow/python/_pywrap_tensorflow_internal.so |
    distribution tensorflow 2.12.0 cp311-cp311-macosx_10_15_x86_64

library x86_64 "$site/tensorflow_io/python/ops/libtensorflow_io.so" @rpath/libtensorflow_io.so \
    -rpath @loader_path/../../../tensorflow "$site/tensorflow/libtensorflow_framework.2.dylib"
cat >"$site/tensorflow_io/__init__.py" <<'PY'
import ctypes
import os

ctypes.CDLL(os.path.join(os.path.dirname(__file__), "python", "ops", "libtensorflow_io.so"))
PY
printf '%s\n' tensorflow_io/__init__.py tensorflow_io/python/ops/libtensorflow_io.so |
    distribution tensorflow_io 0.31.0 cp311-cp311-macosx_10_14_x86_64

mkdir -p "$site/pip/_vendor/distlib"
cp ../pe/i686.exe "$site/pip/_vendor/distlib/t64.exe"
echo '__version__ = "24.0"' >"$site/pip/__init__.py"
printf '%s\n' pip/__init__.py pip/_vendor/distlib/t64.exe | distribution pip 24.0 py3-none-any
