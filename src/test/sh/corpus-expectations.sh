#!/bin/sh
# Writes what LLVM and binutils say of every native file of the corpus, one line a slice, as CorpusExpectationsIT reads
# it. Nothing of archcheck takes part: Mach-O is read by llvm-objdump, ELF by readelf and llvm-readobj, PE by llvm-readobj.
#
#   src/test/sh/corpus-expectations.sh          writes src/test/resources/…/corpus-expectations.tsv
#   src/test/sh/corpus-expectations.sh --check  compares with it instead; status 1 when it differs
#
# Status 77 when a tool is missing. The corpus is fetched by: mvn -Pcorpus process-test-resources
set -eu

root=$(CDPATH='' cd -- "${0%/*}/../../.." && pwd -P)
table=$root/src/test/resources/io/github/archcheck/corpus-expectations.tsv
corpus=$root/target/corpus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -d "$corpus/files" ] || {
  echo "no corpus in $corpus: mvn -Pcorpus process-test-resources" >&2
  exit 77
}
cd "$corpus"
"$root/src/test/python/compare_with_llvm.py" --print files macos-arm64-0.3.28 macos-x86_64-0.3.28 >"$work/lines"

python3 - "$work/lines" >"$work/table" <<'PYTHON'
import json
import re
import shutil
import subprocess
import sys

READOBJ = shutil.which("llvm-readobj") or shutil.which("llvm-readobj-14")


def pe_type(path):
    said = subprocess.run([READOBJ, "--file-headers", path], stdout=subprocess.PIPE, check=True).stdout
    return "dll" if re.search(rb"IMAGE_FILE_DLL", said) else "executable"


def elf(row):
    """DT_RPATH is ignored where there is a DT_RUNPATH; Android's note is all that an ELF file says of its system."""
    said = subprocess.run(["readelf", "-dnW", row["path"]], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=False).stdout.decode("utf-8", "replace")
    runpaths = re.findall(r"\(RUNPATH\) .*?\[(.*)\]$", said, re.M)
    row["rpaths"] = runpaths[0].split(":") if runpaths else row["rpaths"]
    row["platform"] = "android" if re.search(r"^ +Android +0x", said, re.M) else None


def mach_o(row):
    """LC_VERSION_MIN_IPHONEOS on an Intel processor is the simulator's: no such phone was made."""
    if row["platform"] == "ios" and row["architecture"] in ("i386", "x86_64"):
        row["platform"] = "ios-simulator"


def pe(row):
    row["type"] = pe_type(row["path"])
    row["architecture"] = row["architecture"].replace("machine", "Machine")


def text(value):
    return "-" if value is None else value


def names(values):
    return "?" if values is None else ";".join(values) or "-"


print("# Made by src/test/sh/corpus-expectations.sh from the words of llvm-objdump, llvm-readobj and readelf.")
print("# path, slice, format, architecture, type, minimum OS, platform, needs, run paths, identity;"
      " - is none, ? is not asked")
slices = {}
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    number = slices[row["path"]] = slices.get(row["path"], -1) + 1
    {"elf": elf, "mach-o": mach_o, "pe": pe}[row["format"]](row)
    needs = row["needs"] and [name if how == "required" else how + ":" + name for name, how in row["needs"]]
    needs = [] if row["needs"] == [] else needs
    unknown = "?" if row["format"] == "pe" else None
    print("\t".join([row["path"], str(number), row["format"], row["architecture"], row["type"],
                     unknown or text(row["minimum_os"]), unknown or text(row["platform"]), names(needs),
                     names(row["rpaths"]), unknown or text(row["identity"])]))
PYTHON

if [ "${1-}" = --check ]; then
  diff -u "$table" "$work/table" && echo "equal: $(grep -vc '^#' "$table") slices"
else
  cp "$work/table" "$table"
  echo "wrote $(grep -vc '^#' "$table") slices"
fi
