package io.github.archcheck.inventory.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digests are those of no bytes at all, as sha256sum and its like print them, and Python's urlsafe_b64encode. */
class RecordedTest {
    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @CsvSource({
        "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU, SHA-256, " + EMPTY_SHA256,
        "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=, SHA-256, " + EMPTY_SHA256,
        "SHA256=" + EMPTY_SHA256 + ", SHA-256, " + EMPTY_SHA256,
        "md5=1B2M2Y8AsgTpgAmY7PhCfg, MD5, d41d8cd98f00b204e9800998ecf8427e",
        "sha1=2jmj7l5rSw0yVb_vlWAYkK_YBwk, SHA-1, da39a3ee5e6b4b0d3255bfef95601890afd80709"
    })
    void hashesAreRead(String column, String algorithm, String hex) {
        Recorded recorded = Recorded.parse(column, "0");

        assertThat(recorded.digest()).contains(new Recorded.Digest(algorithm, hex));
        assertThat(recorded.sizeBytes()).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "sha256=",
        "=x",
        "sha256=x",
        "sha256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
        "sha256=AAAA",
        "sha256"
    })
    void whoeverGivesNoHashVouchesForNothing(String column) {
        assertThat(Recorded.parse(column, "12")).isEqualTo(Recorded.NOTHING);
    }

    @Test
    void theSizeCountsWhereTheHashCannotBeComputed() {
        Recorded recorded = Recorded.parse("blake2b=AAAA", "12");

        assertThat(recorded.digest()).isEmpty();
        assertThat(recorded.sizeBytes()).hasValue(12);
    }

    @ParameterizedTest
    @CsvSource({"''", "-1", "1e3", "9999999999999999999", "٣"})
    void oddSizesAreNone(String size) {
        assertThat(Recorded.parse("md5=1B2M2Y8AsgTpgAmY7PhCfg", size).sizeBytes())
                .isEqualTo(OptionalLong.empty());
    }

    @Test
    void theColumnsOfARowWithAQuotedPathAreItsLast() throws IOException {
        List<Recorded> found = new ArrayList<>();
        String rows = "\"a,b.so\",md5=1B2M2Y8AsgTpgAmY7PhCfg,7\nc.so,,\n";
        RecordReader.read(
                new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)),
                1000,
                (path, recorded) -> found.add(recorded.get()));

        assertThat(found).containsExactly(Recorded.parse("md5=1B2M2Y8AsgTpgAmY7PhCfg", "7"), Recorded.NOTHING);
    }
}
