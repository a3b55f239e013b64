package io.github.archcheck.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the standard streams. Launchers that can tell say which of them are terminals; Java itself knows of
 * standard input and output together, and of standard error nothing.
 *
 * @param out whether standard output is one
 * @param err whether standard error is one
 * @param outCharset of text on standard output
 * @param errCharset of text on standard error
 */
record Terminals(boolean out, boolean err, Charset outCharset, Charset errCharset) {
    /** In these versions Java has a console also where there is no terminal, unless it is told to use the older one. */
    private static final List<Integer> ALWAYS_A_CONSOLE = List.of(22, 23, 24);

    /**
     * @param properties of the system
     * @param console whether Java has one; asked only when no launcher says more
     * @param feature Java's version
     */
    static Terminals of(Function<String, @Nullable String> properties, BooleanSupplier console, int feature) {
        String told = properties.apply("archcheck.terminals");
        List<String> names = told == null ? List.of() : List.of(told.split(",", -1));
        boolean guessed = told == null
                && (!ALWAYS_A_CONSOLE.contains(feature) || Objects.equals(properties.apply("jdk.console"), "java.base"))
                && console.getAsBoolean();
        return new Terminals(
                guessed || names.contains("out"),
                names.contains("err"),
                charset(properties, "stdout"),
                charset(properties, "stderr"));
    }

    /** On Windows a console has another one than files have; Java 17 tells only under the second name. */
    private static Charset charset(Function<String, @Nullable String> properties, String stream) {
        return Stream.of(stream + ".encoding", "sun." + stream + ".encoding", "native.encoding")
                .flatMap(name -> Optional.ofNullable(properties.apply(name)).stream())
                .filter(Terminals::isKnown)
                .findFirst()
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
