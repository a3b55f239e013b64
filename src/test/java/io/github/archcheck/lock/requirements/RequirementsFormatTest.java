package io.github.archcheck.lock.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.archcheck.lock.IndexOptions;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Shown;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected was read by pip 26.3 from the same lines, on Linux with Python 3.11. */
class RequirementsFormatTest {
    private static final String A = "a".repeat(64);
    private static final String B = "B".repeat(64);

    private static List<String> lines(String content) throws Exception {
        return Shown.lines(Shown.read(new RequirementsFormat(), content).select(Shown.choice("linux-64", "3.11.7")));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("numpy==1.0 # c", "numpy 1.0: asked '==1.0'"),
                Arguments.of("numpy \\\n  ==1.0", "numpy 1.0: asked '==1.0'"),
                Arguments.of("numpy \\\n # comment\n==1.0", null),
                Arguments.of("numpy==1.0#c", null),
                Arguments.of(
                        "numpy==1.0 \\\n --hash=sha256:" + A + " \\\n --hash=sha256:" + B,
                        "numpy 1.0: asked '==1.0' [aaaa, bbbb]"),
                Arguments.of("numpy==1.0 --hash sha256:" + A, "numpy 1.0: asked '==1.0' [aaaa]"),
                Arguments.of("numpy --hash='sha256:" + A + "'", "numpy: asked '' [aaaa]"),
                Arguments.of("numpy --hash=\"sha256:" + A, null),
                Arguments.of("numpy==1.0 --hash=md5:abc", null),
                Arguments.of("--only-binary :all:\nnumpy", "numpy: asked '' only-binary"),
                Arguments.of("--no-binary numpy\n--only-binary :all:\nnumpy", "numpy: asked '' only-binary"),
                Arguments.of("--only-binary=:all:\n--no-binary numpy\nnumpy", "numpy: asked '' no-binary"),
                Arguments.of("--no-binary=:all:\n--no-binary=:none:\nnumpy", "numpy: asked ''"),
                Arguments.of("numpy --only-binary=:all:", "numpy: asked '' only-binary"),
                Arguments.of("--only-binary=Foo_Bar\nfoo-bar", "foo-bar: asked '' only-binary"),
                Arguments.of("--pre\nnumpy", "numpy: asked '' pre"),
                Arguments.of("--no-binary -x\nnumpy", null),
                Arguments.of("-e git+https://h/r.git@main#egg=foo", "foo: build from git"),
                Arguments.of("-e git+https://h/r.git", null),
                Arguments.of("-e numpy", null),
                Arguments.of("foo @ git+https://h/r.git@v1", "foo: build from git"),
                Arguments.of("https://h/a/demo-1.0-py3-none-any.whl", "demo 1.0: wheels [demo-1.0-py3-none-any.whl]"),
                Arguments.of(
                        "https://h/a/demo-1.0-py3-none-any.whl ; sys_platform == 'win32'",
                        "demo 1.0 skipped marker: sys_platform == \"win32\""),
                Arguments.of(
                        "demo[x] @ https://h/demo-1.0%2Bcu1-py3-none-any.whl",
                        "demo 1.0+cu1: wheels [demo-1.0+cu1-py3-none-any.whl]"),
                Arguments.of("https://h/demo-1.0.tar.gz#egg=demo", "demo 1.0: build from sdist"),
                Arguments.of("./nope-1.0-py3-none-any.whl", "nope 1.0: wheels [nope-1.0-py3-none-any.whl]"),
                Arguments.of("nope/dir", null),
                Arguments.of("${FOO}==1", "foo 1: asked '==1'"),
                Arguments.of("${UNSET}==1", null),
                Arguments.of("$FOO==1", null),
                Arguments.of("numpy=1", null),
                Arguments.of("numpy >=1 ; python_version >= \"3.8\"", "numpy: asked '>=1'"),
                Arguments.of("numpy ; bogus == 'x'", null),
                Arguments.of("numpy - x", "numpy: asked ''"),
                Arguments.of("numpy ; extra == 'x'", "numpy skipped marker: extra == \"x\""),
                Arguments.of("--platform linux\nnumpy", null),
                Arguments.of("--python-version 3.11\nnumpy", null),
                Arguments.of("--no\nnumpy", null),
                Arguments.of("--no-i\nnumpy", "numpy: asked ''"),
                Arguments.of("--pre=1\nnumpy", null),
                Arguments.of("--index-url", null));
    }

    @ParameterizedTest
    @MethodSource("files")
    void linesMeanWhatTheyMeanToPip(String content, String expected) throws Exception {
        if (expected == null) {
            assertThatThrownBy(() -> lines(content)).isInstanceOf(MalformedLockException.class);
        } else {
            assertThat(lines(content)).containsExactly(expected);
        }
    }

    @Test
    void anErrorNamesFileAndFirstLine() {
        assertThatThrownBy(() -> lines("six\n\nnumpy \\\n  --foo \\\n  --bar"))
                .hasMessage("list:3: no such option: --foo");
    }

    @Test
    void requirementsOfOneProjectCountTogether() throws Exception {
        assertThat(lines("numpy>=1\nNumPy<2; os_name == 'posix'\nnumpy==9; sys_platform == 'win32'"))
                .containsExactly("numpy: asked '>=1,<2'");
    }

    @Test
    void whatDependsOnTheKernelIsKeptWithADoubt() throws Exception {
        assertThat(lines("a; platform_release >= '20'\nb; sys_platform == 'win32' and platform_release >= '20'"))
                .containsExactly(
                        "a: asked '' doubts [marker: platform_release >= \"20\"]",
                        "b skipped marker: sys_platform == \"win32\" and platform_release >= \"20\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-r https://h/r.txt", "-r //share/r.txt"})
    void requirementsOfOtherMachinesAreNotFetchedAndNotForgotten(String line) throws Exception {
        assertThat(lines(line)).singleElement().asString().contains("Undecided");
    }

    @Test
    void indexOptionsAreCollectedAndNeverShownWithTheirSecrets() throws Exception {
        Listing listing = Shown.read(new RequirementsFormat(), """
                --index-url https://me:${SECRET}@index.example/simple
                --extra-index-url https://other.example/simple
                --find-links https://links.example/
                --trusted-host other.example
                --prefer-binary
                --only-binary numpy
                six
                """);
        IndexOptions options = listing.indexOptions();
        assertThat(options.indexUrl()).contains("https://me:hunter2@index.example/simple");
        assertThat(options.extraIndexUrls()).containsExactly("https://other.example/simple");
        assertThat(options.findLinks()).containsExactly("https://links.example/");
        assertThat(options.trustedHosts()).containsExactly("other.example");
        assertThat(options.onlyBinary()).isEqualTo(Set.of("numpy"));
        assertThat(options.preferBinary()).isTrue();
        assertThat(options.toString()).doesNotContain("hunter2");
    }

    @Test
    void credentialsInRequirementsAreNotShown() throws Exception {
        assertThat(lines("https://me:${SECRET}@h/x.git"))
                .singleElement()
                .asString()
                .doesNotContain("hunter2");
    }

    @Test
    void oneHashMakesPipAskForAll() throws Exception {
        Selection selection = Shown.read(new RequirementsFormat(), "six==1 --hash=sha256:" + A + "\nidna==3")
                .select(Shown.choice("linux-64", "3.11"));
        assertThat(selection.notices()).singleElement().asString().startsWith("list:2: idna has no --hash");
    }

    @Test
    void extrasAndGroupsAreUnknownHere() throws Exception {
        assertThat(Shown.read(new RequirementsFormat(), "six")
                        .select(Shown.choice("linux-64", "3.11", "docs"))
                        .unknown())
                .containsExactly("unknown group 'docs'; the file has none");
    }
}
