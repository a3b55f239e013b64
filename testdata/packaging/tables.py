"""Writes what `packaging` answers to the questions below: python3 tables.py > pep440_508.json (see ORIGIN.md)."""
import json

import packaging
from packaging.markers import InvalidMarker, Marker, UndefinedComparison
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

VERSIONS = """
1|01.02.003|1.0.DEV|1.0alpha|1.0-1|1.0-r4|1.0.post|v1.0|V2|1!2.0|0!1|00!01|1.0a-|1.0a.|1.0a--1|1.0.post-|1.0.post-dev
1.0post.dev|1.0.dev-|1.0+a-b_c.d|1.0rc-1.post_2.dev_3|1.0r|1.0rev2|1.0c|1.0preview2|1.0pre|1.0+ABC.01|1.0+00|1.0_a_1
1.0-a-1|1.0+1_0|1.0.dev1.post1|1.0dev1post1|1.0a1b1|1.0-1-2|1.0.-1|1.0+|1.0+a+|1.0+_foo|1.0+a..b|1.0+a-|1..0|1.0.|.1
1.0_1|1.0.x|1.0*|1.0.*|1!|!1|a1|v|v 1|1.0 1|=1.0|1.0-|1.0--1|1.0poſt1|1.0prevıew1|١.0|1.0+é|1.0al|1.0alphabeta
99999999999999999999.0|1.0.post99999999999999999999|2024.1.20240131|1.0.dev|1.0.a|1.0.|1e5|1,0|nightly|2.0.0-SNAPSHOT
""".replace("\n", "|").strip("|").split("|") + ["", " ", " 1.0 ", "\u2003\t1.0\n", "\x1c1.0\x85", "1.0\xa0"]

ORDER = """1.dev0 1.0.dev1 1.0a1.dev2 1.0a1 1.0a1.post1.dev1 1.0a1.post1 1.0a2 1.0b1 1.0rc1 1.0rc10 1.0 1.0+abc 1.0+abc.1
1.0+abc.a 1.0+abc.1.1 1.0+5 1.0+10 1.0+5.a 1.0+5.1 1.0.post0.dev1 1.0.post1.dev1 1.0.post1 1.0.post1+1 1.0.1 1.1.dev1 1.10
99999999999999999998 99999999999999999999 1!0.1 1!1 2!0""".split()

SPECIFIERS = """==1.0|==1|==1.0+local|==1.*|==1.0.*|==1.0.0.*|==1!1.*|!=1.0|!=1.*|!=1.0a1|~=1.0|~=1.0.0|~=1.0a1|~=1.0.post1|~=1!1.0
>1.0|>1.0a1|>1.0.post1|>1.0.dev1|>1.0a1.post1|>=1.0|>=1.0a1|>=1.0.post1|<1.0|<1.0a1|<1.0.post1|<1.0.dev1|<1.0.post1.dev1|<0
<0.dev0|<=1.0|<=1.0a1|<=1.0.post1|===1.0|===1.0+LOCAL|===1.0.DEV|>=1.0,<2|>=1,!=1.0.1,<1.1|==1.0,,>0|,|||>1!0|<1!0|==1.0.dev0
>=1.0.dev0,<1.0.1|~=1.0,!=1.0.1|===foo""".replace("\n", "|").split("|")

CANDIDATES = """0 0.9 1.dev0 1.0.dev1 1.0a1.dev1 1.0a1 1.0a1+x 1.0a1.post1 1.0a2 1.0rc1 1.0 1.0.0 1.0+local 1.0+LOCAL.1 1.0.post1.dev1
1.0.post0 1.0.post1 1.0.post1+x 1.0.post2 1.0.1 1.0.1.dev1 1.0.0.1 1.1 1.1.dev0 1.10 2.dev0 2a1 2 2.0 1!1.0 1!0.1 1.0.DEV v1.0""".split()

VALIDITY = """==1.0|=1.0|1.0|<>1.0|==1.0.*.1|>=1.0.*|~=1|~=1.*|~=1!1|~=1.0+a|<=1.0+abc|>1+a|==1.0.post1.*|==1.0a1.*|!=1.0.dev.*|==1.0+a.*
===|=== |===anything goes|===a;|===a)|===1,2|===*|==1.0,,>2|,|>=1;|==v1.*|==1!1.*|== 1.0|==1 .*|==|>=1.0-|>=1.0a-|>=1 <2|(>=1)
==1.0.\\*|~==1.0|=>1|====1|>= 1 , < 2|==*|==.*|>=""".replace("\n", "|").split("|") + ["", " ", "== \t\n1", "\u2003>=1\xa0"]

ENVIRONMENTS = {
    "mac": ("posix", "darwin", "Darwin", "arm64", "3.11.4", "cpython", "CPython", "3.11.4", "", ""),
    "linux": ("posix", "linux", "Linux", "aarch64", "3.13.0+", "cpython", "CPython", "3.13.0", "6.1.0-18-arm64", "#1 SMP"),
    "windows": ("nt", "win32", "Windows", "AMD64", "3.9.13", "pypy", "PyPy", "7.3.16", "10", "10.0.19045"),
}
NAMES = """os_name sys_platform platform_system platform_machine python_full_version implementation_name
platform_python_implementation implementation_version platform_release platform_version""".split()

MARKERS = r"""
python_version < '3.12'|python_version >= '3.10'|'3.10' <= python_version|"3.9" > python_version|python_version ~= '3.9'
python_version ~= '3'|python_version in '3.9 3.11'|python_version not in '3.9, 3.11'|'3.1' in python_version
python_version == '3.*'|python_version === '3.11'|python_version >= '3.9,<3.12'|python_version == '3.9, 3.11'
python_version > 'abc'|python_version != 'abc'|python_version >= ''|python_version < '=3.9'|python_version == '=3.9'
'abc' != python_version|'abc' == python_version|python_version >= ' 3.10 '|python_version < '4'|python_version == '3.11.0'
python_full_version >= '3.11.4'|python_full_version < '3.11.0a7'|python_full_version == '3.13.0'|python_full_version != '3.9.7'
python_full_version > '3.13.0'|python_full_version === '3.11.4'|python_full_version in '3.11.4 3.9.13'
implementation_version >= '7.3.12'|implementation_name == 'pypy' and implementation_version < '7.3.17'
platform_release >= '5'|platform_release < '99'|platform_release == ''|platform_release != '20'|platform_release == '10'
platform_version >= '10'|platform_version == '10.0.19045'|platform_version > '10'|'SMP' in platform_version
sys_platform >= 'linux'|sys_platform < 'win32'|sys_platform <= 'win32'|sys_platform > 'a'|sys_platform != 'win32'
sys_platform in 'linux darwin'|'in' in sys_platform|'win' not in sys_platform|sys_platform == 'linux2'|'' in sys_platform
platform_machine == 'amd64' or platform_machine == 'AMD64'|platform_machine in 'x86_64 amd64 AMD64'|platform_machine == 'ARM64'
platform_machine not in 'arm64 aarch64'|platform_machine == 'arm64' and sys_platform == 'darwin' or os_name == 'nt'
(os_name == 'nt' or os_name == 'posix') and sys_platform == 'linux'|os_name == 'nt' or os_name == 'posix' and sys_platform == 'linux'
((os_name == 'nt'))|(os_name == 'nt') or ((sys_platform == 'linux') and (python_version >= '3'))|os_name=='posix'
os.name == 'posix'|sys.platform == 'darwin'|platform.machine == 'arm64'|platform.version == ''|python_implementation == 'CPython'
platform.python_implementation != 'PyPy'|platform_python_implementation == 'cpython'|'linux' == sys_platform|'darwin'in sys_platform
sys_platform == "darwin"and os_name == 'posix'|os_name	==	'posix'|  os_name == 'nt'  |sys_platform == 'dar\x77in'|os_name == "it's"
os_name == 'a\'|os_name == 'a\d'|os_name == sys_platform|sys_platform in platform_release|os_name not  in 'nt'|extra == 'tf'
extra != 'tf'|extra == 'Foo..Bar_x'|extra in 'tf docs'|extra not in 'tf docs'|'tf' in extras|'TF' not in extras|'dev' in dependency_groups
'tf' == extras|'tf' != extras|extra == 'tf' or python_version < '3.10'|extra == 'tf' and sys_platform == 'darwin'
extra == 'tf' and extra == 'docs'|extra >= 'tf'|extra < 'tf'|
os_name|'posix'|os_name ==|os_name == posix|os_name = 'posix'|os_name <> 'nt'|os_name == 'posix|os_name == 'posix' and
and os_name == 'nt'|os_name == 'posix' or or os_name == 'nt'|(os_name == 'nt'|os_name == 'nt')|()|os_name == 'nt' os_name == 'nt'
os_name == 'nt', os_name == 'nt'|os_name == 'nt'; os_name == 'nt'|OS_NAME == 'nt'|osname == 'nt'|os_names == 'nt'|platform.release == ''
implementation.name == ''|os_name notin 'nt'|os_name not 'nt'|os_namein 'nt'|os_name inn 'nt'|os_name == 'nt' AND os_name == 'nt'
os_name == 'nt' && os_name == 'nt'|not os_name == 'nt'|os_name == 'nt' # comment|os_name == u'nt'|os_name == 'a' 'b'|3 == os_name
python_version >= 3.9|'3.9' <= '3.10'|os_name == '\xg'|os_name == '\101\u0042\U00000043\t\8'|os_name == '\U00110000'|os_name == '\u12'|os_name == '\7771'|os_name . x == 'a'|os_name == 'nt' or|
""".strip().replace("\n", "|").split("|") + ["os_name\n== 'nt'", "os_name == 'n\nt'", "os_name\xa0== 'nt'"]

CHOICES = [([], [], []), (["tf"], ["tf"], ["dev"]), (["TF", "docs"], ["docs"], []), (["foo-bar.X"], ["Tf"], ["DEV"])]

REQUIREMENTS = r"""
foo|Foo.Bar_baz-1|1foo|foo>=1|foo >= 1 , < 2|foo(>=1)|foo ( >=1 , <2 )|foo ()|foo[]|foo[a]|foo [ a , b.c ,D_e ] >=1|foo[a](>=1)
foo[a,]|foo[,a]|foo[a b]|foo[a|foo]|foo[a]]|foo[-a]|foo>=1,|foo>=1,,<2|foo,>=1|foo ===1,,<2|foo===|foo===a,b|foo (===1)|foo===(1)
foo==|foo 1|foo bar|foo;|foo ;|foo; os_name|foo;os_name=='a'|foo ; (os_name == 'a')|foo>=1;python_version<'3'|foo>=1 ; extra == 'X_y'
foo ; os_name == 'a' # why|foo # why|foo @ http://x/y.whl|foo@http://x|foo @ x|foo@|foo @ |foo @ http://x;os_name=='a'
foo @ http://x ;os_name=='a'|foo @ http://x ; os_name=='a'|foo @ http://x ;|foo @ http://x; |foo @ http://x os_name=='a'
foo[a,b] @ git+https://h/p.git@v1#egg=foo|foo @ file:///a b|foo>=1 @ x|foo (@ x)|foo==1.*|foo>=1.*|foo==1.0.dev*|foo==1+a|foo>=1+a
foo~=1|foo~=1.0|foo==v1!2|foo==1.0a-|foo==1.0 - 1|foo>=1 <2|foo>=1)|foo(>=1|foo(>=1)(<2)|foo=1|foo=>1|foo>1.0.x|./x.whl|x/y|-foo
.foo|_foo|foo-|foo.|fooé|é|http://x/y.whl|git+https://h/p|foo --hash=sha256:0|-r x.txt|foo>=1 \|foo;os_name=='a' or os_name=='b'
torch==2.11.0+cu128|tensorflow-text<2.16; platform_system != "Windows"|requests [security,tests] >= 2.8.1, == 2.8.* ; python_version < "2.7"
""".strip().replace("\n", "|").split("|") + ["", " ", " foo ", "\tfoo\t>=1\t", "foo\n", "foo>=\n1", "foo >=1\n", "foo==\x851", "foo\xa0>=1"]

FILTERS = [
    (spec, versions.split())
    for spec in ["", ">=1", "<2", ">=1.0a1", "==1.*", "!=1.0a1", "===1.0a1", "===1.0", "~=1.0.dev1", "==1.0a1,>=0", "<=1.1.dev1"]
    for versions in ["1.0a1", "1.0a1 1.0", "2.0rc1 1.0 1.1.dev1 1.0.post1", "1.1.dev1 1.0a1", "3", "1.0+x 1.0a1+x", ""]
]


def version_row(text):
    version = Version(text)
    return {
        "input": text,
        "normalized": str(version),
        "public": version.public,
        "base": version.base_version,
        "is_prerelease": version.is_prerelease,
        "is_postrelease": version.is_postrelease,
        "is_devrelease": version.is_devrelease,
        "epoch": version.epoch,
        "release": list(version.release),
        "local": version.local,
    }


def valid(kind, text, error):
    try:
        kind(text)
        return True
    except error:
        return False


def environment(row):
    values = dict(zip(NAMES, row))
    return values | {"python_version": ".".join(values["python_full_version"].split(".")[:2])}


def marker_row(marker, name, choice):
    answers = set()
    for extra in ["", *choice[0]]:
        chosen = {"extra": extra, "extras": set(choice[1]), "dependency_groups": set(choice[2])}
        try:
            answers.add(Marker(marker).evaluate(environment(ENVIRONMENTS[name]) | chosen))
        except UndefinedComparison:
            answers.add(False)
    return {"marker": marker, "environment": name, "choice": list(choice), "holds": any(answers)}


def marker_text(text):
    try:
        return [text, str(Marker(text))]
    except InvalidMarker:
        return [text, None]


def requirement_row(text):
    try:
        requirement = Requirement(text)
    except InvalidRequirement:
        return {"input": text, "error": True}
    return {
        "input": text,
        "name": requirement.name,
        "extras": sorted(requirement.extras),
        "specifier": str(requirement.specifier),
        "url": requirement.url,
        "marker": str(requirement.marker) if requirement.marker else None,
    }


def filter_row(spec, versions):
    return {
        "spec": spec,
        "versions": versions,
        "filter": list(SpecifierSet(spec).filter(versions)),
        "filter_prereleases": list(SpecifierSet(spec).filter(versions, prereleases=True)),
    }


def literals_only(text):
    """packaging takes such a marker and then looks one text up as if it were a variable."""
    return text in {"'3.9' <= '3.10'"}


markers = [text for text in MARKERS if valid(Marker, text, InvalidMarker) and not literals_only(text)]
validity = [(text, valid(SpecifierSet, text, InvalidSpecifier)) for text in VALIDITY]
table = {
    "oracle": "packaging " + packaging.__version__,
    "versions": [version_row(text) for text in VERSIONS if valid(Version, text, InvalidVersion)],
    "invalid_versions": [[text, False] for text in VERSIONS if not valid(Version, text, InvalidVersion)],
    "order": sorted(ORDER, key=Version),
    "contains": [
        [spec, text, SpecifierSet(spec).contains(text), SpecifierSet(spec).contains(text, prereleases=True)]
        for spec in SPECIFIERS
        for text in CANDIDATES
    ],
    "specifier_validity": validity,
    "environments": {name: environment(row) for name, row in ENVIRONMENTS.items()},
    "marker_texts": [marker_text(text) for text in MARKERS],
    "marker_choices": [
        marker_row(text, name, choice)
        for text in markers
        for name in ENVIRONMENTS
        for choice in CHOICES
        if choice == CHOICES[0] or "extra" in text or "groups" in text
    ],
    "requirements": [requirement_row(text) for text in REQUIREMENTS],
    "filter": [filter_row(*row) for row in FILTERS],
}


def one_line_each(value):
    rows = [f"{json.dumps(key)}: {json.dumps(row)}" for key, row in value.items()] if isinstance(value, dict) else map(json.dumps, value)
    return ",\n".join(rows)


print("{")
print(",\n".join(
    f'"{key}": {json.dumps(value)}' if isinstance(value, str)
    else f'"{key}": ' + ("{\n" if isinstance(value, dict) else "[\n") + one_line_each(value) + ("\n}" if isinstance(value, dict) else "\n]")
    for key, value in table.items()
))
print("}")
