package io.github.archcheck.packaging.requirement;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.archcheck.packaging.marker.Chosen;
import io.github.archcheck.packaging.marker.Marker;
import io.github.archcheck.packaging.marker.MarkerEnvironment;
import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.packaging.version.Specifier;
import io.github.archcheck.packaging.version.Specifiers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What `packaging` answers (see testdata/packaging/ORIGIN.md) is answered here, too; so, too, the table of the whole project. */
class PackagingTablesTest {
    enum Table {
        OWN,
        SHARED;

        JsonNode read() throws IOException {
            if (this == OWN) {
                try (InputStream in = PackagingTablesTest.class.getResourceAsStream(
                        "/io/github/archcheck/packaging/pep440_508.json")) {
                    return new ObjectMapper().readTree(in);
                }
            }
            Path file = Path.of(System.getProperty("archcheck.vectors", "../shared/vectors"), "pep440_508.json");
            assumeTrue(Files.isRegularFile(file), () -> "skipped: no " + file + "; set -Darchcheck.vectors=DIR");
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        }
    }

    @ParameterizedTest
    @EnumSource
    void versionsAreTakenApart(Table table) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : table.read().path("versions")) {
            String text = row.path("input").asText();
            softly.assertThat(PackageVersion.parse(text)).as(text).hasValueSatisfying(version -> {
                softly.assertThat(version)
                        .as(text)
                        .hasToString(row.path("normalized").asText());
                softly.assertThat(version.publicPart())
                        .as(text)
                        .isEqualTo(row.path("public").asText());
                softly.assertThat(version.base())
                        .as(text)
                        .isEqualTo(row.path("base").asText());
                softly.assertThat(version.isPreRelease())
                        .as(text)
                        .isEqualTo(row.path("is_prerelease").asBoolean());
                softly.assertThat(version.isPostRelease())
                        .as(text)
                        .isEqualTo(row.path("is_postrelease").asBoolean());
                softly.assertThat(version.isDevRelease())
                        .as(text)
                        .isEqualTo(row.path("is_devrelease").asBoolean());
                softly.assertThat(version.epoch())
                        .as(text)
                        .isEqualTo(row.path("epoch").bigIntegerValue());
                softly.assertThat(version.release())
                        .as(text)
                        .isEqualTo(stream(row.path("release"))
                                .map(JsonNode::bigIntegerValue)
                                .toList());
                softly.assertThat(version.local()).as(text).isEqualTo(text(row.path("local")));
            });
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoVersionIsNone(Table table) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : table.read().path("invalid_versions")) {
            softly.assertThat(PackageVersion.parse(row.path(0).asText()))
                    .as(row.path(0).asText())
                    .isEmpty();
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void versionsSortAsInstallersSortThem(Table table) throws IOException {
        List<PackageVersion> expected = versions(table.read().path("order"));
        List<PackageVersion> sorted = new ArrayList<>(expected);
        Collections.shuffle(sorted, new Random(440));
        Collections.sort(sorted);

        assertThat(sorted)
                .extracting(PackageVersion::toString)
                .isEqualTo(expected.stream().map(PackageVersion::toString).toList());
    }

    @ParameterizedTest
    @EnumSource
    void specifiersHoldForTheSameVersions(Table table) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : table.read().path("contains")) {
            String specifiers = row.path(0).asText();
            String version = row.path(1).asText();
            softly.assertThat(specifiers(specifiers).contains(version(version)))
                    .as(specifiers + " for " + version)
                    .isEqualTo(row.path(2).asBoolean());
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void theSameTextsAreSpecifiers(Table table) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : table.read().path("specifier_validity")) {
            softly.assertThat(Specifiers.parse(row.path(0).asText()).isPresent())
                    .as(row.path(0).asText())
                    .isEqualTo(row.path(1).asBoolean());
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void theSameVersionsMayBeChosen(Table table) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : table.read().path("filter")) {
            Specifiers specifiers = specifiers(row.path("spec").asText());
            List<PackageVersion> versions = versions(row.path("versions"));
            softly.assertThat(specifiers.filter(versions, false))
                    .as(row.toString())
                    .isEqualTo(versions(row.path("filter")));
            softly.assertThat(specifiers.filter(versions, true))
                    .as(row.toString())
                    .isEqualTo(versions(row.path("filter_prereleases")));
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void markersHoldInTheSameEnvironments(Table table) throws IOException {
        JsonNode tables = table.read();
        JsonNode environments = tables.path("environments");
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : tables.path("markers")) {
            MarkerEnvironment environment =
                    environment(environments.path(row.path(1).asText()));
            softly.assertThat(marker(row.path(0).asText()).holds(environment, Chosen.NOTHING))
                    .as(row.toString())
                    .isEqualTo(row.path(2).asBoolean());
        }
        for (JsonNode row : tables.path("marker_choices")) {
            MarkerEnvironment environment =
                    environment(environments.path(row.path("environment").asText()));
            JsonNode choice = row.path("choice");
            Chosen chosen = new Chosen(names(choice.path(0)), names(choice.path(1)), names(choice.path(2)));
            softly.assertThat(marker(row.path("marker").asText()).holds(environment, chosen))
                    .as(row.toString())
                    .isEqualTo(row.path("holds").asBoolean());
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void theSameTextsAreMarkers(Table table) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : table.read().path("marker_texts")) {
            softly.assertThat(Marker.parse(row.path(0).asText()).map(Marker::toString))
                    .as(row.path(0).asText())
                    .isEqualTo(text(row.path(1)));
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void requirementsAreTakenApart(Table table) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode row : table.read().path("requirements")) {
            String text = row.path("input").asText();
            Optional<Requirement> requirement = Requirement.parse(text);
            if (row.path("error").asBoolean()) {
                softly.assertThat(requirement).as(text).isEmpty();
                continue;
            }
            softly.assertThat(requirement).as(text).hasValueSatisfying(parts -> {
                softly.assertThat(parts.name())
                        .as(text)
                        .isEqualTo(row.path("name").asText());
                softly.assertThat(parts.extras()).as(text).isEqualTo(names(row.path("extras")));
                softly.assertThat(sorted(parts.specifiers()))
                        .as(text)
                        .isEqualTo(row.path("specifier").asText());
                softly.assertThat(parts.url()).as(text).isEqualTo(text(row.path("url")));
                softly.assertThat(parts.marker().map(Marker::toString)).as(text).isEqualTo(text(row.path("marker")));
            });
        }
        softly.assertAll();
    }

    private static MarkerEnvironment environment(JsonNode row) {
        Map<String, String> values = new HashMap<>();
        row.properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
        return new MarkerEnvironment(values);
    }

    /** As `packaging` prints a set of specifiers. */
    private static String sorted(Specifiers specifiers) {
        return specifiers.all().stream().map(Specifier::toString).collect(toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(","));
    }

    private static PackageVersion version(String text) {
        return PackageVersion.parse(text).orElseThrow();
    }

    private static Specifiers specifiers(String text) {
        return Specifiers.parse(text).orElseThrow();
    }

    private static Marker marker(String text) {
        return Marker.parse(text).orElseThrow();
    }

    private static List<PackageVersion> versions(JsonNode texts) {
        return stream(texts).map(text -> version(text.asText())).toList();
    }

    private static Set<String> names(JsonNode texts) {
        return stream(texts).map(JsonNode::asText).collect(toUnmodifiableSet());
    }

    private static Optional<String> text(JsonNode node) {
        return node.isNull() ? Optional.empty() : Optional.of(node.asText());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
