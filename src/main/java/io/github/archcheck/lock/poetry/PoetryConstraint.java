package io.github.archcheck.lock.poetry;

import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.packaging.version.Specifiers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constraint on versions as Poetry writes it: specifiers, {@code ^1.2}, {@code ~1.2}, {@code 1.2.*} and {@code 1.2}, joined by
 * commas or spaces, in alternatives joined by {@code ||}.
 *
 * @see <a href="https://python-poetry.org/docs/dependency-specification/#version-constraints">Version constraints</a>
 */
final class PoetryConstraint {
    private static final Pattern ALTERNATIVES = Pattern.compile("\\s*+\\|\\|?+\\s*+");
    private static final Pattern PIECE =
            Pattern.compile("[\\s,]*+(\\^|~=|~|>=|<=|===|==|=|!=|<>|>|<)?+\\s*+([^\\s,|^~<>=!]++)");

    private final String text;
    private final List<List<String>> alternatives;
    private final List<Specifiers> specifiers;

    private PoetryConstraint(String text, List<List<String>> alternatives, List<Specifiers> specifiers) {
        this.text = text;
        this.alternatives = alternatives;
        this.specifiers = specifiers;
    }

    /** Empty for what is no constraint. */
    static Optional<PoetryConstraint> parse(String text) {
        List<List<String>> alternatives = new ArrayList<>();
        List<Specifiers> specifiers = new ArrayList<>();
        for (String alternative : ALTERNATIVES.split(text.strip(), -1)) {
            Optional<List<String>> pieces = pieces(alternative);
            Optional<Specifiers> parsed = pieces.flatMap(p -> Specifiers.parse(String.join(",", p)));
            if (parsed.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(pieces.get());
            specifiers.add(parsed.get());
        }
        return Optional.of(new PoetryConstraint(text.strip(), alternatives, specifiers));
    }

    private static Optional<List<String>> pieces(String alternative) {
        List<String> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(alternative);
        int end = 0;
        while (piece.find() && piece.start() == end) {
            end = piece.end();
            String operator = piece.group(1) == null ? "" : piece.group(1);
            Optional<List<String>> translated = translate(operator, piece.group(2));
            if (translated.isEmpty()) {
                return translated;
            }
            pieces.addAll(translated.get());
        }
        return alternative.substring(end).isBlank()
                        || alternative.substring(end).strip().equals(",")
                ? Optional.of(pieces)
                : Optional.empty();
    }

    /** In specifiers that all installers know. */
    private static Optional<List<String>> translate(String operator, String version) {
        if (version.equals("*")) {
            return Optional.of(List.of());
        }
        return switch (operator) {
            case "^", "~" -> range(operator, version);
            case "", "=", "==" -> Optional.of(List.of("==" + version));
            case "!=", "<>" -> Optional.of(List.of("!=" + version));
            default -> Optional.of(List.of(operator + withoutWildcard(operator, version)));
        };
    }

    private static String withoutWildcard(String operator, String version) {
        boolean ordered = operator.startsWith(">") || operator.startsWith("<");
        return ordered && version.endsWith(".*") ? version.substring(0, version.length() - 2) : version;
    }

    /** Up to the next version that may break: of the first number that is not zero, or of the second for {@code ~}. */
    private static Optional<List<String>> range(String operator, String version) {
        Optional<PackageVersion> lowest = PackageVersion.parse(withoutWildcard(">", version));
        if (lowest.isEmpty()) {
            return Optional.empty();
        }
        List<BigInteger> release = lowest.get().release();
        int raised = operator.equals("~") ? Math.min(1, release.size() - 1) : firstNotZero(release);
        StringBuilder upper = new StringBuilder();
        for (int i = 0; i < raised; i++) {
            upper.append(release.get(i)).append('.');
        }
        upper.append(release.get(raised).add(BigInteger.ONE));
        return Optional.of(List.of(">=" + lowest.get(), "<" + upper));
    }

    private static int firstNotZero(List<BigInteger> release) {
        for (int i = 0; i < release.size(); i++) {
            if (release.get(i).signum() != 0) {
                return i;
            }
        }
        return release.size() - 1;
    }

    boolean contains(PackageVersion version) {
        return specifiers.stream().anyMatch(alternative -> alternative.contains(version));
    }

    /** Whether one alternative passes. */
    List<Specifiers> alternatives() {
        return specifiers;
    }

    /** The marker that holds for the Pythons in it; empty when it holds for all. */
    String asPythonMarker() {
        List<String> markers = new ArrayList<>();
        for (List<String> pieces : alternatives) {
            if (pieces.isEmpty()) {
                return "";
            }
            List<String> terms = new ArrayList<>();
            for (String piece : pieces) {
                int digits = firstOfVersion(piece);
                terms.add("python_full_version " + piece.substring(0, digits) + " '" + piece.substring(digits) + "'");
            }
            markers.add("(" + String.join(" and ", terms) + ")");
        }
        return String.join(" or ", markers);
    }

    private static int firstOfVersion(String piece) {
        int at = 0;
        while ("<>=!~".indexOf(piece.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    @Override
    public String toString() {
        return text;
    }
}
