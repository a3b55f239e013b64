package io.github.archcheck.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExportsTest {
    private static long hash(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return Exports.extend(Exports.START, bytes, 0, bytes.length);
    }

    @Test
    void withoutVersionsANameServesEveryVersion() {
        Exports exports = new Exports.Builder().add("dep").build();
        assertThat(exports.versioned()).isFalse();
        assertThat(exports.has("dep", "V_1")).isTrue();
        assertThat(exports.has("other", "V_1")).isFalse();
    }

    @Test
    void aDefaultVersionIsFoundWithAndWithoutIt() {
        Exports exports = new Exports.Builder().add("dep", "V_1").build();
        assertThat(exports.has("dep")).isTrue();
        assertThat(exports.has("dep", "V_1")).isTrue();
        assertThat(exports.has("dep", "V_2")).isFalse();
    }

    @Test
    void aHiddenVersionIsFoundWithItOnly() {
        Exports exports = new Exports.Builder().addHidden(hash("dep"), "V_1").build();
        assertThat(exports.has("dep")).isFalse();
        assertThat(exports.has("dep", "V_1")).isTrue();
    }

    @Test
    void whatHasNoVersionBesideVersionedNamesServesEveryVersion() {
        Exports exports = new Exports.Builder().add("dep", "V_1").add("plain").build();
        assertThat(exports.has("plain", "V_7")).isTrue();
        assertThat(exports.has("dep", "V_7")).isFalse();
    }

    @Test
    void aHashGoesOnWhereItsBeginningEnded() {
        byte[] name = "_answer".getBytes(StandardCharsets.UTF_8);
        long beginning = Exports.extend(Exports.START, name, 0, 3);
        Exports exports = new Exports.Builder()
                .add(Exports.extend(beginning, name, 3, name.length))
                .build();
        assertThat(exports.has("_answer")).isTrue();
        assertThat(exports.contains(Exports.hash("_answer"))).isTrue();
    }

    @Test
    void aNameThatIsAddedTwiceCountsOnce() {
        assertThat(new Exports.Builder().add("dep").add("dep").build().size()).isEqualTo(1);
    }
}
