#!/usr/bin/env bash
# For action.yml: puts a release of archcheck into RUNNER_TEMP, and tells where. VERSION: which; "source" for what lies
# here; nothing for the release that this action belongs to. Needs curl, tar, and sha256sum or shasum.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
releases=${ARCHCHECK_RELEASES:-https://github.com/archcheck/archcheck/releases/download}

version=${VERSION:-}
version=${version#v}
[ -n "$version" ] || version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' "$root/pom.xml" | head -n 1)
case $version in
  source | *-SNAPSHOT)
    echo "archcheck=$root/archcheck" >>"$GITHUB_OUTPUT"
    exit
    ;;
  '' | *[!0-9A-Za-z.-]*)
    echo "::error::archcheck: not a version"
    exit 2
    ;;
esac

case $RUNNER_OS-$RUNNER_ARCH in
  Linux-X64) name=archcheck-$version-linux-x86_64 ;;
  Linux-ARM64) name=archcheck-$version-linux-aarch64 ;;
  macOS-ARM64) name=archcheck-$version-macos-aarch64 ;;
  macOS-X64) name=archcheck-$version-macos-x86_64 ;;
  *)
    echo "::error::archcheck: there is no package for $RUNNER_OS on $RUNNER_ARCH"
    exit 2
    ;;
esac

folder=$RUNNER_TEMP/archcheck-$version
mkdir -p "$folder"
cd "$folder"
for file in SHA256SUMS "$name.tar.gz"; do
  curl --fail --silent --show-error --location --retry 3 --output "$file" "$releases/v$version/$file"
done
# The one line of this file, and no other: a missing line must not count as checked.
grep -E "^[0-9a-f]{64}  $name\.tar\.gz$" SHA256SUMS >expected
if command -v sha256sum >/dev/null; then sha256sum -c expected; else shasum -a 256 -c expected; fi
tar -xzf "$name.tar.gz"
echo "archcheck=$folder/$name/bin/archcheck" >>"$GITHUB_OUTPUT"
