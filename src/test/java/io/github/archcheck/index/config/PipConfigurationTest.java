package io.github.archcheck.index.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.index.config.IndexConfiguration.Strategy;
import io.github.archcheck.platform.OperatingSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The order of files and sections is that of {@code pip config debug} and {@code pip config list} (pip 23.2.1). */
class PipConfigurationTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeHome() throws IOException {
        Files.createDirectories(root.resolve("home/user"));
    }

    private Surroundings surroundings(OperatingSystem os) {
        Path home = root.resolve("home/user");
        return new Surroundings(os, environment, home, root.resolve("work"), root, Optional.empty());
    }

    private IndexConfiguration read() {
        return PipConfiguration.read(surroundings(OperatingSystem.LINUX), Optional.empty());
    }

    private void write(String path, String... lines) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private List<String> places() {
        return read().locations().stream().map(place -> place.url().toString()).toList();
    }

    @Test
    void withoutAnyConfigurationThePublicIndexIsAskedIfThereIsOne() {
        URI index = URI.create("https://index.example/simple");
        assertThat(PipConfiguration.read(surroundings(OperatingSystem.LINUX), Optional.of(index))
                        .locations())
                .containsExactly(IndexLocation.simple(index));
        assertThat(read().locations()).isEmpty();
        assertThat(read().notices()).containsExactly("pip's configuration names no index");
        assertThat(read().strategy()).isEqualTo(Strategy.ALL);
    }

    @ParameterizedTest
    @EnumSource(OperatingSystem.class)
    void laterFilesOverruleEarlierOnes(OperatingSystem os) throws IOException {
        environment.put("VIRTUAL_ENV", root.resolve("venv").toString());
        List<String> files = switch (os) {
            case LINUX ->
                List.of(
                        "etc/xdg/pip/pip.conf",
                        "etc/pip.conf",
                        "home/user/.pip/pip.conf",
                        "home/user/.config/pip/pip.conf",
                        "venv/pip.conf");
            case MACOS ->
                List.of(
                        "Library/Application Support/pip/pip.conf",
                        "home/user/.pip/pip.conf",
                        "home/user/Library/Application Support/pip/pip.conf",
                        "venv/pip.conf");
            case WINDOWS ->
                List.of(
                        "ProgramData/pip/pip.ini",
                        "home/user/pip/pip.ini",
                        "home/user/AppData/Roaming/pip/pip.ini",
                        "venv/pip.ini");
        };
        for (String file : files) {
            write(file, "[global]", "index-url = https://index.example/" + files.indexOf(file));
            assertThat(PipConfiguration.read(surroundings(os), Optional.empty()).locations())
                    .extracting(place -> place.url().getPath())
                    .containsExactly("/" + files.indexOf(file));
        }
    }

    @Test
    void onMacWithoutItsLibraryFolderTheOtherOneIsRead() throws IOException {
        write("home/user/.config/pip/pip.conf", "[global]", "index-url = https://index.example/simple");
        assertThat(PipConfiguration.read(surroundings(OperatingSystem.MACOS), Optional.empty())
                        .locations())
                .hasSize(1);
    }

    @Test
    void foldersOfTheEnvironmentStandForTheUsualOnes() throws IOException {
        environment.put("XDG_CONFIG_DIRS", root.resolve("one") + ":" + root.resolve("two"));
        environment.put("XDG_CONFIG_HOME", root.resolve("three").toString());
        write("etc/xdg/pip/pip.conf", "[global]", "index-url = https://index.example/0");
        write("one/pip/pip.conf", "[global]", "index-url = https://index.example/1");
        assertThat(places()).containsExactly("https://index.example/1");
        write("two/pip/pip.conf", "[global]", "index-url = https://index.example/2");
        assertThat(places()).containsExactly("https://index.example/2");
        write("three/pip/pip.conf", "[global]", "index-url = https://index.example/3");
        assertThat(places()).containsExactly("https://index.example/3");
    }

    @Test
    void aFileThatIsNamedCountsMostAndHidesTheUsersFiles() throws IOException {
        write("etc/pip.conf", "[global]", "extra-index-url = https://index.example/global");
        write(
                "home/user/.config/pip/pip.conf",
                "[global]",
                "index-url = https://index.example/user",
                "extra-index-url = https://index.example/user");
        write("named.conf", "[global]", "index-url = https://index.example/named");
        environment.put("PIP_CONFIG_FILE", root.resolve("named.conf").toString());
        assertThat(places()).containsExactly("https://index.example/named", "https://index.example/global");
        environment.put("PIP_CONFIG_FILE", root.resolve("missing.conf").toString());
        assertThat(places()).containsExactly("https://index.example/user", "https://index.example/user");
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        assertThat(places()).isEmpty();
    }

    @Test
    void theSectionOfTheCommandOverrulesTheGeneralOneEvenOfALaterFile() throws IOException {
        write("etc/pip.conf", "[install]", "index-url = https://index.example/install");
        write("home/user/.config/pip/pip.conf", "[global]", "index-url = https://index.example/global");
        write("home/user/.pip/pip.conf", "[download]", "index-url = https://index.example/download");
        assertThat(places()).containsExactly("https://index.example/install");
        environment.put("PIP_INDEX_URL", "https://index.example/environment");
        assertThat(places()).containsExactly("https://index.example/environment");
        environment.put("PIP_INDEX_URL", "");
        assertThat(places()).containsExactly("https://index.example/install");
    }

    @Test
    void listsAreReplacedNotJoined() throws IOException {
        write(
                "etc/pip.conf",
                "[global]",
                "find-links = /one",
                "extra_index_url =",
                "    https://a.example/",
                "    https://b.example/");
        write("home/user/.pip/pip.conf", "[global]", "FIND-LINKS: ~/two three", "no-index=false");
        assertThat(places())
                .containsExactly(
                        root.resolve("home/user/two").toUri().toString(),
                        root.resolve("work/three").toUri().toString(),
                        "https://a.example/",
                        "https://b.example/");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "true, true", "Yes, true", "on, true", "0, false", "no, false", "'', false"})
    void withoutIndexOnlyLinksAreAsked(String value, boolean none) throws IOException {
        write("etc/pip.conf", "[global]", "index-url = https://index.example/", "no-index = " + value);
        assertThat(places().isEmpty()).isEqualTo(none);
    }

    @Test
    void theEnvironmentSpeaksForEveryOption() {
        environment.put("PIP_EXTRA_INDEX_URL", "https://a.example/ https://b.example/");
        environment.put("PIP_FIND_LINKS", "/links https://c.example/all.html");
        environment.put("PIP_PRE", "1");
        environment.put("PIP_ONLY_BINARY", ":all:");
        environment.put("PIP_NO_BINARY", "numpy,Sci_Py");
        IndexConfiguration configuration = read();
        assertThat(places())
                .containsExactly(
                        "file:///links", "https://c.example/all.html", "https://a.example/", "https://b.example/");
        assertThat(configuration.locations()).extracting(IndexLocation::flat).containsExactly(true, true, false, false);
        assertThat(configuration.preReleases()).isTrue();
        assertThat(configuration.formats().forbidsBuilding("pandas")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":all: | '' | numpy | true | false",
                "numpy | '' | numpy | true | false",
                "numpy | '' | scipy | false | false",
                ":all: | numpy | numpy | false | true",
                ":all: | numpy | scipy | true | false",
                "numpy | :all: | numpy | false | true",
                ":none: | '' | numpy | false | false",
                ":all:,:none:,numpy | '' | scipy | false | false",
                ":all:,:none:,numpy | '' | numpy | true | false"
            })
    void laterNamesTakeFromTheOtherList(
            String noBinary, String onlyBinary, String name, boolean noWheels, boolean noBuilding) {
        FormatControl control = FormatControl.ANY.withNoBinary(noBinary);
        control = onlyBinary.isEmpty() ? control : control.withOnlyBinary(onlyBinary);
        assertThat(control.forbidsWheels(name)).isEqualTo(noWheels);
        assertThat(control.forbidsBuilding(name)).isEqualTo(noBuilding);
    }

    @Test
    void whatIsNeitherEncryptedNorTrustedIsNotAsked() {
        environment.put(
                "PIP_EXTRA_INDEX_URL",
                "http://u:" + SECRET
                        + "@plain.example/ http://trusted.example/ http://127.0.0.1:3141/ http://other.example:81/");
        environment.put("PIP_TRUSTED_HOST", "trusted.example other.example:81");
        assertThat(places())
                .containsExactly("http://trusted.example/", "http://127.0.0.1:3141/", "http://other.example:81/");
        assertThat(read().notices())
                .containsExactly("not asked, since pip would not: plain.example is not https, and no trusted host");
    }

    @Test
    void certificatesAndProxiesAreTakenFromFilesAndEnvironment() throws IOException {
        write("etc/pip.conf", "[global]", "cert = " + root.resolve("pip.pem"));
        write("pip.pem", "");
        write("ssl.pem", "");
        environment.put("SSL_CERT_FILE", root.resolve("ssl.pem").toString());
        environment.put("REQUESTS_CA_BUNDLE", root.resolve("missing.pem").toString());
        assertThat(read().network().certificates()).containsExactly(root.resolve("ssl.pem"), root.resolve("pip.pem"));
    }

    @Test
    void whatIsNoConfigurationIsNamedAndPassedOver() throws IOException {
        write("etc/pip.conf", "index-url = https://a.example/");
        write("home/user/.pip/pip.conf", "[global]", "index-url https//a.example/");
        assertThat(places()).isEmpty();
        assertThat(read().notices())
                .containsExactly(
                        "not in the form of pip's configuration: " + root.resolve("etc/pip.conf"),
                        "not in the form of pip's configuration: " + root.resolve("home/user/.pip/pip.conf"),
                        "pip's configuration names no index");
    }

    @Test
    void noConfigurationShowsItsLogins() throws IOException {
        write(
                "etc/pip.conf",
                "[global]",
                "index-url = https://user:" + SECRET + "@index.example/simple",
                "proxy = http://u:" + SECRET + "@p.example:1");
        write("home/user/.netrc", "machine index.example login user password " + SECRET);
        environment.put("HTTPS_PROXY", "http://u:" + SECRET + "@p.example");
        assertThat(read() + " " + surroundings(OperatingSystem.LINUX)).doesNotContain(SECRET);
    }
}
