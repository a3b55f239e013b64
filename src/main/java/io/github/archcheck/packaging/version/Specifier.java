package io.github.archcheck.packaging.version;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One condition on a version, such as {@code >=2.13} or {@code ==1.*} (PEP 440). */
public final class Specifier {
    private static final String ANY_FURTHER = ".*";

    private final Operator operator;
    private final String operand;
    private final Optional<VersionParts> bound;

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

    private Specifier(Operator operator, String operand, Optional<VersionParts> bound) {
        this.operator = operator;
        this.operand = operand;
        this.bound = bound;
    }

    /** Empty for what is no specifier; white space around it, and around its sign, counts as not there. */
    public static Optional<Specifier> parse(String text) {
        String stripped = PythonText.strip(text);
        for (Operator operator : Operator.values()) {
            if (stripped.startsWith(operator.sign)) {
                return of(operator, PythonText.strip(stripped.substring(operator.sign.length())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Specifier> of(Operator operator, String operand) {
        if (operator == Operator.ARBITRARY) {
            return isOneWord(operand)
                    ? Optional.of(new Specifier(operator, operand, Optional.empty()))
                    : Optional.empty();
        }
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        boolean prefix = equality && operand.endsWith(ANY_FURTHER);
        Optional<VersionParts> bound = versionWithout(prefix ? ANY_FURTHER : "", operand);
        return bound.filter(parts -> equality || parts.local().isEmpty())
                .filter(parts -> !prefix || parts.isPlain())
                .filter(parts ->
                        operator != Operator.COMPATIBLE || parts.release().size() > 1)
                .map(parts -> new Specifier(operator, operand, Optional.of(parts)));
    }

    /** A version does not end in white space before its {@code .*}. */
    private static Optional<VersionParts> versionWithout(String ending, String operand) {
        String version = operand.substring(0, operand.length() - ending.length());
        return version.equals(PythonText.strip(version)) ? VersionParser.parse(version) : Optional.empty();
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
        return bound.map(parts -> holds(parts, version.parts())).orElseGet(() -> isText(version.written()));
    }

    /** What is no version fits nothing but {@code ===}. */
    public boolean contains(String version) {
        return bound.isPresent()
                ? VersionParser.parse(version)
                        .filter(parts -> holds(bound.get(), parts))
                        .isPresent()
                : isText(version);
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
        if (isPrefix()) {
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

    private boolean isPrefix() {
        return operand.endsWith(ANY_FURTHER) && operator != Operator.ARBITRARY;
    }

    /** Whether it names a pre-release as one that may be taken. */
    boolean namesPreRelease() {
        if (operator == Operator.NOT_EQUAL || isPrefix()) {
            return false;
        }
        return bound.or(() -> VersionParser.parse(operand))
                .filter(parts -> parts.pre().isPresent() || parts.dev().isPresent())
                .isPresent();
    }

    /** Whether it names one version exactly. */
    boolean isPinned() {
        return operator == Operator.ARBITRARY || operator == Operator.EQUAL && !isPrefix();
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
