#!/bin/sh
# Writes the names that musl exports as src/main/resources/io/github/archcheck/loader/musl/exports.txt has them: all that
# any of the musls given has. Needs binutils; run from the root of the repository.
set -eu
versions=
for libc in "${@:-/lib/ld-musl-x86_64.so.1}"; do
    versions="$versions${versions:+ or }$("$libc" 2>&1 | sed -n 's/^Version //p')"
done
cat <<EOF
# What musl $versions for x86_64 exports, by nm -D --defined-only (testdata/loader/musl/make-exports.sh).
# Later versions keep the names that end in 64 for what is looked up at run time.
EOF
for libc in "${@:-/lib/ld-musl-x86_64.so.1}"; do
    nm -D --defined-only "$libc" | awk '{print $3}'
done | LC_ALL=C sort -u
