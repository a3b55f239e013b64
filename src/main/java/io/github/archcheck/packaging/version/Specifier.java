package io.github.archcheck.packaging.version;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One condition on a version, such as {@code >=2.13} or {@code ==1.*} (PEP 440). */
public final class Specifier {
    private static final String ANY_FURTHER = ".*";
    private static final List<Operator> OPERATORS = List.of(Operator.values());

    private final Operator operator;
    private final String operand;
    private final boolean prefix;

    /** Null for {@code ===}, which compares texts. */
    private final @Nullable VersionParts bound;

    /** Longer signs before those they begin with. */
    private enum Operator {
        ARBITRARY("==="),
        COMPATIBLE("~="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        AT_MOST("<="),
        AT_LEAST(">="),
        BELOW("<"),
        ABOVE(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }

    private Specifier(Operator operator, String operand, boolean prefix, @Nullable VersionParts bound) {
        this.operator = operator;
        this.operand = operand;
        this.prefix = prefix;
        this.bound = bound;
    }

    /** Empty for what is no specifier; white space around it, and around its sign, counts as not there. */
    public static Optional<Specifier> parse(String text) {
        String stripped = PythonText.strip(text);
        for (Operator operator : OPERATORS) {
            if (stripped.startsWith(operator.sign)) {
                String operand = PythonText.strip(stripped.substring(operator.sign.length()));
                return Optional.ofNullable(
                        operator == Operator.ARBITRARY ? arbitrary(operand) : compared(operator, operand));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Specifier arbitrary(String operand) {
        return isOneWord(operand) ? new Specifier(Operator.ARBITRARY, operand, false, null) : null;
    }

    private static @Nullable Specifier compared(Operator operator, String operand) {
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        boolean prefix = equality && operand.endsWith(ANY_FURTHER);
        int end = operand.length() - (prefix ? ANY_FURTHER.length() : 0);
        boolean spaceBefore = end > 0 && PythonText.isSpace(operand.charAt(end - 1));
        VersionParts bound = spaceBefore ? null : VersionParser.parseOrNull(operand.substring(0, end));
        if (bound == null
                || (prefix && !bound.isPlain())
                || (!equality && !bound.local().isEmpty())) {
            return null;
        }
        return operator == Operator.COMPATIBLE && bound.release().size() == 1
                ? null
                : new Specifier(operator, operand, prefix, bound);
    }

    private static boolean isOneWord(String operand) {
        for (int i = 0; i < operand.length(); i++) {
            char c = operand.charAt(i);
            if (c == ';' || c == ')' || PythonText.isSpace(c)) {
                return false;
            }
        }
        return true;
    }

    /** Pre-releases count like others. */
    public boolean contains(PackageVersion version) {
        return bound == null ? isText(version.written()) : holds(bound, version.parts());
    }

    /** What is no version fits nothing but {@code ===}. */
    public boolean contains(String version) {
        if (bound == null) {
            return isText(version);
        }
        VersionParts parts = VersionParser.parseOrNull(version);
        return parts != null && holds(bound, parts);
    }

    private boolean isText(String version) {
        return version.toLowerCase(Locale.ROOT).equals(operand.toLowerCase(Locale.ROOT));
    }

    private boolean holds(VersionParts limit, VersionParts version) {
        return switch (operator) {
            case ARBITRARY -> false;
            case COMPATIBLE ->
                version.compareTo(limit) >= 0 && version.startsWith(limit.epoch(), allButLast(limit.release()));
            case EQUAL -> equal(limit, version);
            case NOT_EQUAL -> !equal(limit, version);
            case AT_MOST -> version.withoutLocal().compareTo(limit) <= 0;
            case AT_LEAST -> version.compareTo(limit) >= 0;
            case BELOW -> below(limit, version);
            case ABOVE -> above(limit, version);
        };
    }

    private boolean equal(VersionParts limit, VersionParts version) {
        if (prefix) {
            return version.startsWith(limit.epoch(), limit.release());
        }
        return (limit.local().isEmpty() ? version.withoutLocal() : version).compareTo(limit) == 0;
    }

    /** Not the pre-releases of a limit that is none: they come before it, yet belong to what is excluded. */
    private static boolean below(VersionParts limit, VersionParts version) {
        if (version.compareTo(limit) >= 0) {
            return false;
        }
        if (limit.pre().isPresent() || limit.dev().isPresent() || !version.sameRelease(limit)) {
            return true;
        }
        return limit.post().isPresent()
                && (version.pre().isPresent() || !version.post().equals(limit.post()));
    }

    /** Not the local versions of the limit, nor its post-releases unless it is one. */
    private static boolean above(VersionParts limit, VersionParts version) {
        if (version.withoutLocal().compareTo(limit) <= 0) {
            return false;
        }
        return limit.post().isPresent()
                || limit.dev().isPresent()
                || !version.sameRelease(limit)
                || !version.pre().equals(limit.pre());
    }

    private static <T> List<T> allButLast(List<T> list) {
        return list.subList(0, list.size() - 1);
    }

    /** Whether it names a pre-release as one that may be taken. */
    boolean namesPreRelease() {
        if (operator == Operator.NOT_EQUAL || prefix) {
            return false;
        }
        VersionParts named = bound == null ? VersionParser.parseOrNull(operand) : bound;
        return named != null && (named.pre().isPresent() || named.dev().isPresent());
    }

    /** Whether it names one version exactly. */
    boolean isPinned() {
        return operator == Operator.ARBITRARY || (operator == Operator.EQUAL && !prefix);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Specifier specifier && toString().equals(specifier.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As written, without spaces. */
    @Override
    public String toString() {
        return operator.sign + operand;
    }
}
