package io.github.archcheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.comparison.Pairing.Pair;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final List<Pairing.Key<String>> KEYS = List.of(
            (side, text) -> Optional.of(text),
            (side, text) -> Optional.of(text.toLowerCase(Locale.ROOT)),
            (side, text) -> text.startsWith("x") ? Optional.of("x") : Optional.empty());

    @Test
    void theStricterKeyGoesFirst() {
        Pairing<String> pairing = Pairing.of(List.of("A", "a"), List.of("a", "A"), KEYS);
        assertThat(pairing.both()).containsExactly(new Pair<>("a", "a"), new Pair<>("A", "A"));
    }

    @Test
    void theOrderOfTheSecondListIsKept() {
        Pairing<String> pairing = Pairing.of(List.of("b", "A", "q"), List.of("a", "z", "B", "y"), KEYS);
        assertThat(pairing.both()).containsExactly(new Pair<>("A", "a"), new Pair<>("b", "B"));
        assertThat(pairing.gone()).containsExactly("q");
        assertThat(pairing.come()).containsExactly("z", "y");
    }

    @Test
    void nothingIsPairedTwice() {
        Pairing<String> pairing = Pairing.of(List.of("a"), List.of("a", "a"), KEYS);
        assertThat(pairing.both()).hasSize(1);
        assertThat(pairing.come()).containsExactly("a");
    }

    @Test
    void whatHasNoKeyStaysAlone() {
        Pairing<String> pairing = Pairing.of(List.of("p", "x1"), List.of("q", "x2"), KEYS);
        assertThat(pairing.both()).containsExactly(new Pair<>("x1", "x2"));
        assertThat(pairing.gone()).containsExactly("p");
        assertThat(pairing.come()).containsExactly("q");
    }
}
