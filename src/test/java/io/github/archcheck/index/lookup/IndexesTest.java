package io.github.archcheck.index.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.index.Availability;
import io.github.archcheck.index.IndexFile;
import io.github.archcheck.index.Offer;
import io.github.archcheck.index.Project;
import io.github.archcheck.index.Question;
import io.github.archcheck.index.config.FormatControl;
import io.github.archcheck.index.config.IndexConfiguration;
import io.github.archcheck.index.config.IndexConfiguration.Strategy;
import io.github.archcheck.index.config.IndexLocation;
import io.github.archcheck.index.http.HttpLimits;
import io.github.archcheck.index.http.NetworkSettings;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.packaging.version.Specifiers;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.platform.UnknownTargetException;
import io.github.archcheck.platform.Version;
import io.github.archcheck.testkit.IndexPages;
import io.github.archcheck.testkit.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexesTest {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final NetworkSettings QUICK = NetworkSettings.DIRECT.with(new HttpLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            3,
            Duration.ofMillis(5),
            Duration.ofMillis(100),
            64 << 20,
            1 << 20));

    private static Indexes indexes(URI... urls) {
        return Indexes.open(IndexConfiguration.of(List.of(urls), QUICK));
    }

    private static Indexes indexes(Strategy strategy, IndexLocation... locations) {
        return Indexes.open(new IndexConfiguration(
                List.of(locations), strategy, FormatControl.ANY, false, Map.of(), QUICK, List.of()));
    }

    private static Project ask(String name, URI... urls) throws IOException {
        try (Indexes indexes = indexes(urls)) {
            return indexes.project(name);
        }
    }

    private static Loopback html(String text) {
        return Loopback.http((asked, out) -> out.write(Loopback.page("text/html", text)));
    }

    private static Loopback missing() {
        return Loopback.http((asked, out) -> out.write(Loopback.reply(404)));
    }

    private static List<String> names(Project project) {
        return project.files().stream().map(IndexFile::fileName).toList();
    }

    @ParameterizedTest
    @CsvSource({"/simple, /simple/numpy/", "/simple/, /simple/numpy/", "'', /numpy/", "/a?b=c, /a/numpy/"})
    void theProjectsPageIsAskedFor(String base, String target) throws IOException {
        try (Loopback server = html("<a href=numpy-1.0.zip>x</a>")) {
            Project project = ask("numpy", server.url(base));
            assertThat(names(project)).containsExactly("numpy-1.0.zip");
            assertThat(server.asked()).hasSize(1);
            assertThat(server.asked().get(0).target()).isEqualTo(target);
            assertThat(server.asked().get(0).header("accept"))
                    .isEqualTo("application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2,"
                            + " text/html;q=0.01");
            assertThat(project.files().get(0).url()).isEqualTo(server.url(target + "numpy-1.0.zip"));
        }
    }

    @Test
    void aProjectIsAskedForOnce() throws IOException {
        try (Loopback server = html("<a href=numpy-1.0.zip>x</a>");
                Indexes indexes = indexes(server.url("/"))) {
            assertThat(indexes.project("numpy")).isEqualTo(indexes.project("numpy"));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void severalProjectsAreAskedForAtOnceAndThenKnown() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> {
                    Thread.sleep(200);
                    out.write(Loopback.reply(404));
                });
                Indexes indexes = indexes(server.url("/"))) {
            List<String> names =
                    IntStream.range(0, 16).mapToObj(number -> "name-" + number).toList();
            long start = System.nanoTime();
            indexes.prepare(names);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(16 * 200));
            names.forEach(name -> assertThat(indexes.project(name).found()).isFalse());
            assertThat(server.asked()).hasSize(16);
        }
    }

    @Test
    void nothingIsSentBeforeSomethingIsAsked() throws IOException {
        try (Loopback server = html("");
                Indexes indexes = indexes(server.url("/"))) {
            assertThat(indexes.fetcher()).isNotNull();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aNameThatNoIndexHasIsNotFoundWithoutTrouble() throws IOException {
        try (Loopback one = missing();
                Loopback two = missing()) {
            Project project = ask("numpy", one.url("/"), two.url("/"));
            assertThat(project).isEqualTo(new Project(false, List.of(), List.of(), List.of()));
        }
    }

    @Test
    void aNameThatOneIndexLacksAndAnotherWillNotTellIsNotKnown() throws IOException {
        try (Loopback one = missing();
                Loopback two = Loopback.http((asked, out) -> out.write(Loopback.reply(401)))) {
            Project project = ask("numpy", one.url("/"), two.url("user:hunter2", "/"));
            assertThat(project.found()).isFalse();
            assertThat(project.troubles())
                    .containsExactly("401 from the index " + two.host() + ": it does not accept the credentials");
        }
    }

    @Test
    void pipCountsTheFilesOfAllIndexesAndUvThoseOfTheFirst() throws IOException {
        try (Loopback one = html("<a href=numpy-1.0.zip>x</a>");
                Loopback none = missing();
                Loopback two = html("<a href=numpy-2.0.zip>x</a>")) {
            IndexLocation[] all = {
                IndexLocation.simple(none.url("/")),
                IndexLocation.simple(one.url("/")),
                IndexLocation.simple(two.url("/"))
            };
            try (Indexes pip = indexes(Strategy.ALL, all);
                    Indexes uv = indexes(Strategy.FIRST, all)) {
                assertThat(names(pip.project("numpy"))).containsExactly("numpy-1.0.zip", "numpy-2.0.zip");
                assertThat(names(uv.project("numpy"))).containsExactly("numpy-1.0.zip");
            }
        }
    }

    @Test
    void uvDoesNotGoOnBehindAnIndexThatFails() throws IOException {
        try (Loopback one = Loopback.http((asked, out) -> out.write(Loopback.reply(403)));
                Loopback two = html("<a href=numpy-2.0.zip>x</a>");
                Indexes uv = indexes(
                        Strategy.FIRST, IndexLocation.simple(one.url("/")), IndexLocation.simple(two.url("/")))) {
            assertThat(uv.project("numpy").found()).isFalse();
            assertThat(uv.project("numpy").troubles())
                    .containsExactly("403 from the index " + one.host() + ": it refuses access");
            assertThat(two.asked()).isEmpty();
        }
    }

    @Test
    void aProjectThatIsTiedToAnIndexIsAskedForThereAlone() throws IOException {
        try (Loopback usual = html("<a href=torch-1.0.zip>x</a><a href=numpy-1.0.zip>x</a>");
                Loopback own = html("<a href=torch-2.0.zip>x</a><a href=numpy-2.0.zip>x</a>")) {
            IndexLocation named = new IndexLocation(own.url("/"), Optional.of("gpu"), false, true);
            IndexConfiguration configuration = new IndexConfiguration(
                    List.of(named, IndexLocation.simple(usual.url("/"))),
                    Strategy.FIRST,
                    FormatControl.ANY,
                    false,
                    Map.of("torch", Set.of("gpu")),
                    QUICK,
                    List.of());
            try (Indexes uv = Indexes.open(configuration)) {
                assertThat(names(uv.project("torch"))).containsExactly("torch-2.0.zip");
                assertThat(names(uv.project("numpy"))).containsExactly("numpy-1.0.zip");
            }
        }
    }

    @Test
    void filesOfOtherProjectsAndWithoutVersionArePassedOverAndCounted() throws IOException {
        try (Loopback server = html("<a href=numpy-1.0.zip>x</a><a href=numpy-one.zip>x</a>"
                + "<a href=numpy-1.0-cp39.whl>x</a><a href=scipy-1.0.zip>x</a><a href=numpy-1.0.exe>x</a>")) {
            Project project = ask("numpy", server.url("/"));
            assertThat(names(project)).containsExactly("numpy-1.0.zip");
            assertThat(project.notices())
                    .containsExactly("3 files of " + server.host()
                            + " passed over: no name of a wheel or an archive of sources of numpy");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form><input name=user></form>",
                "<script>go()</script>",
                "<a href=/login>log in</a>",
                "<a href=scipy-1.0.zip>x</a>"
            })
    void aPageThatListsNothingOfTheProjectSaysNothing(String page) throws IOException {
        try (Loopback server = html(page)) {
            Project project = ask("numpy", server.url("/"));
            assertThat(project.found()).isFalse();
            assertThat(project.troubles())
                    .containsExactly("the index " + server.host() + " answers with a page that lists no file of numpy");
        }
    }

    @Test
    void aProjectWithoutFilesIsFound() throws IOException {
        try (Loopback server = html("<!DOCTYPE html><html><body><h1>Links for numpy</h1></body></html>")) {
            assertThat(ask("numpy", server.url("/"))).isEqualTo(new Project(true, List.of(), List.of(), List.of()));
        }
    }

    @Test
    void aProjectInQuarantineIsNotKnownAndAnArchivedOneIsNoted() throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.page(
                JSON,
                asked.target().contains("bad")
                        ? "{\"meta\":{\"project-status\":{\"status\":\"quarantined\",\"reason\":\"malware\"}},\"files\":[]}"
                        : "{\"project-status\":{\"status\":\"archived\"},\"files\":[]}")))) {
            assertThat(ask("bad", server.url("/")).troubles())
                    .containsExactly("the index " + server.host() + " keeps bad in quarantine: malware");
            assertThat(ask("old", server.url("/")).notices()).containsExactly("archived");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, '<html><a href=numpy-1.0.zip>x</a>', sends a page that ends in the middle",
        "application/vnd.pypi.simple.v1+json, <html>, 'says that it answers in JSON, and what it sends cannot be read as that'",
        "image/png, x, 'answers with image/png, which is no page of an index'",
        "application/vnd.pypi.simple.v2+json, {}, answers in a version of the simple API that is not known here"
    })
    void aPageThatIsNoneIsTold(String type, String text, String words) throws IOException {
        try (Loopback server = Loopback.http((asked, out) -> out.write(Loopback.page(type, text)))) {
            Project project = ask("numpy", server.url("user:hunter2", "/simple/?token=hunter2"));
            assertThat(project.found()).isFalse();
            assertThat(project.troubles()).containsExactly("the index " + server.host() + " " + words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b", "", "numpy?x", "NUMPY", "nümpy", "-", "a\r\nHost: x"})
    void whatIsNoNameIsNotAskedFor(String name) throws IOException {
        try (Loopback server = html("")) {
            assertThat(ask(name, server.url("/")).found()).isFalse();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void loginsOfIndexesGoWithTheirPagesAndNoOthers() throws IOException {
        try (Loopback one = missing();
                Loopback two = missing()) {
            ask("numpy", one.url("a:b", "/"), two.url("/"));
            assertThat(one.asked().get(0).header("authorization")).isEqualTo("Basic YTpi");
            assertThat(two.asked().get(0).header("authorization")).isEmpty();
        }
    }

    @Test
    void foldersAreIndexesToo(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("simple/numpy"));
        Files.writeString(folder.resolve("simple/numpy/index.html"), "<a href='../../numpy-2.0.zip#x'>x</a>");
        Files.createDirectories(folder.resolve("simple/scipy"));
        Files.writeString(folder.resolve("simple/scipy/scipy-1.0-py3-none-any.whl"), "");
        Files.writeString(folder.resolve("numpy-1.0-py3-none-any.whl"), "12345");
        Files.writeString(folder.resolve("links.html"), "<a href=numpy-3.0.zip>x</a><a href=scipy-3.0.zip>x</a>");
        try (Indexes indexes = indexes(
                Strategy.ALL,
                IndexLocation.simple(folder.resolve("simple").toUri()),
                IndexLocation.flat(folder.toUri()),
                IndexLocation.flat(folder.resolve("links.html").toUri()))) {
            assertThat(names(indexes.project("numpy")))
                    .containsExactly("numpy-2.0.zip", "numpy-1.0-py3-none-any.whl", "numpy-3.0.zip");
            assertThat(names(indexes.project("scipy"))).containsExactly("scipy-1.0-py3-none-any.whl", "scipy-3.0.zip");
            assertThat(indexes.project("pandas").found()).isFalse();
            assertThat(indexes.project("pandas").troubles()).isEmpty();
            IndexFile file = indexes.project("numpy").files().get(1);
            assertThat(Files.readString(Path.of(file.url()))).isEqualTo("12345");
        }
    }

    @Test
    void aFolderThatIsNotThereIsTold(@TempDir Path folder) throws IOException {
        try (Indexes indexes =
                indexes(Strategy.ALL, IndexLocation.flat(folder.resolve("no").toUri()))) {
            assertThat(indexes.project("numpy").troubles()).containsExactly(folder.resolve("no") + " is not there");
        }
    }

    private static Loopback stories(boolean json) {
        return Loopback.http((asked, out) -> {
            String[] parts = asked.target().split("/", -1);
            out.write(
                    json
                            ? Loopback.page(JSON, IndexPages.json(parts[2]))
                            : Loopback.page("text/html", IndexPages.html(parts[2])));
        });
    }

    private static Offer offer(Indexes indexes, String requirement, String target, String python, boolean onlyBinary)
            throws UnknownTargetException {
        String name = requirement.split("[=<>~]", 2)[0];
        PythonTarget cpython = new PythonTarget(
                PythonTarget.Implementation.CPYTHON, Version.parse(python).orElseThrow(), false, false, false);
        return Availability.of(
                new Question(
                        name,
                        Specifiers.parse(requirement.substring(name.length())).orElseThrow(),
                        Set.of(),
                        false,
                        onlyBinary,
                        false,
                        new InstallTarget(TargetNames.parse(target), cpython)),
                indexes.project(name));
    }

    /**
     * The choice is that of pip 23.2.1 over the same pages, with {@code --only-binary=:all:} where a wheel is named and the
     * newest version has sources.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tensorflow-io | macos-14-arm64 | 3.11 | 0.37.1 | tensorflow_io-0.37.1-cp311-cp311-macosx_12_0_arm64.whl | - | -",
                "tensorflow-io | macos-14-arm64 | 3.13 | 0.9.1 | - | - | use Python 3.12 for 0.37.1",
                "tensorflow-io | macos-11-arm64 | 3.11 | 0.37.1 | - | - | needs macOS 12",
                "tensorflow-io==0.31.0 | macos-14-arm64 | 3.11 | 0.31.0 | - | - | needs macOS x86_64",
                "tensorflow-io==0.37.0 | macos-14-arm64 | 3.12 | - | - | - | use Python 3.11",
                "tensorflow-federated | macos-14-arm64 | 3.11 | 0.87.0 | - | 0.33.0 | only for Linux",
                "tensorflow-federated==0.87.0 | linux-aarch64 | 3.11 | 0.87.0 | - | - | needs Linux x86_64",
                "tensorflow==2.4 | macos-14-arm64 | 3.8 | 2.4.0 | - | - | needs macOS x86_64",
                "tensorflow==2.4 | linux-aarch64 | 3.8 | 2.4.0 | - | - | needs Linux x86_64",
                "tensorflow==2.4 | macos-14-arm64 | 3.11 | 2.4.0 | - | - | needs macOS x86_64 and Python 3.8",
                "tensorflow | macos-14-arm64 | 3.11 | 2.21.0 | tensorflow-2.21.0-cp311-cp311-macosx_12_0_arm64.whl | - | -",
                "tensorflow | macos-14-arm64 | 3.14 | 2.21.0 | - | 2.22.0rc0 | use Python 3.13",
                "tensorflow==9 | macos-14-arm64 | 3.11 | - | - | - | no version is ==9; the newest is 2.22.0rc0",
                "numpy | macos-14-arm64 | 3.12 | 2.5.5 | numpy-2.5.5-cp312-cp312-macosx_14_0_arm64.whl | - | -",
                "numpy | macos-14-arm64 | 3.11 | 2.3.5 | numpy-2.3.5-cp311-cp311-macosx_14_0_arm64.whl | - | -",
                "numpy==2.4.0 | macos-13-arm64 | 3.11 | 2.4.0 | numpy-2.4.0-cp311-cp311-macosx_11_0_arm64.whl | - | -",
                "numpy==1.19.5 | macos-14-arm64 | 3.9 | 1.19.5 | - | - | needs macOS x86_64",
                "numpy | linux-x86_64-glibc2.17 | 3.12 | 2.5.5 | - | 2.0.2 | needs glibc 2.27",
                "tensorflow-macos | macos-14-x86_64 | 3.11 | 2.16.2 | - | - | needs macOS arm64",
                "tensorflow-macos | windows-amd64 | 3.11 | 2.16.2 | - | - | never published for Windows",
                "tensorflow-metal | macos-14-arm64 | 3.11 | 1.2.0 | tensorflow_metal-1.2.0-cp311-cp311-macosx_12_0_arm64.whl | - | -",
                "tensorflow-metal | linux-aarch64 | 3.11 | 1.2.0 | - | - | never published for Linux"
            })
    void theStoriesAreToldAsTheIndexHasThem(
            String requirement, String target, String python, String newest, String wheel, String other, String nearest)
            throws IOException, UnknownTargetException {
        for (boolean json : new boolean[] {false, true}) {
            try (Loopback server = stories(json);
                    Indexes indexes = indexes(server.url("/simple"))) {
                Offer offer = offer(indexes, requirement, target, python, true);
                assertThat(Arrays.asList(
                                offer.newest().orElse("-"),
                                offer.wheel().map(IndexFile::fileName).orElse("-"),
                                offer.newestWithWheel().orElse("-"),
                                offer.nearest().orElse("-")))
                        .containsExactly(newest, wheel, other, nearest);
                assertThat(offer.buildable()).isFalse();
                assertThat(offer.troubles()).isEmpty();
            }
        }
    }

    @Test
    void sourcesOfTheNewestVersionAreToldOfUnlessNothingMayBeBuilt() throws IOException, UnknownTargetException {
        try (Loopback server = stories(true);
                Indexes indexes = indexes(server.url("/simple"))) {
            assertThat(offer(indexes, "numpy==1.19.5", "macos-14-arm64", "3.9", false)
                            .buildable())
                    .isTrue();
            assertThat(offer(indexes, "numpy==1.19.5", "macos-14-arm64", "3.9", true)
                            .buildable())
                    .isFalse();
        }
    }
}
