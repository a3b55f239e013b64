#!/bin/sh
# Writes the names that musl exports as src/main/resources/io/github/archcheck/loader/musl/exports.txt has them.
# Needs binutils and an installed musl; run from the root of the repository.
set -eu
libc=${1:-/lib/ld-musl-x86_64.so.1}
version=$("$libc" 2>&1 | sed -n 's/^Version //p')
cat <<EOF
# What musl $version for x86_64 exports, by nm -D --defined-only (testdata/loader/musl/make-exports.sh).
# Later versions keep the names that end in 64 for what is looked up at run time.
EOF
nm -D --defined-only "$libc" | awk '{print $3}' | LC_ALL=C sort -u
