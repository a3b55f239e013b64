package io.github.archcheck.lock.requirements;

import io.github.archcheck.lock.Locations;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.packaging.marker.Marker;
import io.github.archcheck.packaging.requirement.Requirement;
import io.github.archcheck.packaging.version.Specifiers;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms a requirement may have: by name, by address, by path, from version control. */
final class EntryParser {
    private static final Pattern EXTRAS = Pattern.compile("([^\\[]+)(\\[[^\\]\\[]+])");
    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final List<String> ADDRESSES = List.of("http", "https", "file", "ftp");
    private static final List<String> VERSION_CONTROLS = List.of("git", "hg", "svn", "bzr");
    private static final int LONGEST_SHOWN = 200;

    private final String file;
    private final int line;
    private final Path folder;

    /** @param folder that paths may be relative to, besides the working directory */
    EntryParser(String file, int line, Path folder) {
        this.file = file;
        this.line = line;
        this.folder = folder;
    }

    Entry parse(String text) throws MalformedLockException {
        boolean address = isAddress(text);
        int semicolon = text.indexOf(address ? "; " : ";");
        String bare = semicolon < 0 ? text : text.substring(0, semicolon).strip();
        String condition = semicolon < 0 ? "" : text.substring(semicolon + 1).strip();
        Optional<Marker> marker = condition.isEmpty() ? Optional.empty() : Marker.parse(condition);
        if (marker.isEmpty() && !condition.isEmpty()) {
            throw malformed("invalid marker in requirement '" + shown(text) + "'");
        }
        if (address) {
            return direct(bare, bare, "", false, marker, false);
        }
        Matcher extras = EXTRAS.matcher(bare);
        boolean hasExtras = extras.matches();
        String path = hasExtras ? extras.group(1).strip() : bare;
        if (isPath(path, bare)) {
            return direct(resolve(path), path, "", hasExtras, marker, false);
        }
        return byName(bare, marker);
    }

    /** What follows {@code -e}. */
    Entry editable(String text) throws MalformedLockException {
        Optional<Requirement> named =
                Requirement.parse(text).filter(requirement -> requirement.url().isPresent());
        if (named.isPresent()) {
            Requirement requirement = named.get();
            return direct(
                    requirement.url().orElseThrow(),
                    text,
                    requirement.name(),
                    !requirement.extras().isEmpty(),
                    requirement.marker(),
                    true);
        }
        if (isVersionControl(text)) {
            if (egg(text).isEmpty()) {
                throw malformed("no project name for editable '" + shown(text) + "'; add #egg=NAME");
            }
            return direct(text, text, "", false, Optional.empty(), true);
        }
        if (isAddress(text) && !text.regionMatches(true, 0, "file:", 0, 5)) {
            throw malformed("'" + shown(text) + "' is neither a local project nor version control, so not editable");
        }
        Matcher extras = EXTRAS.matcher(text);
        String path = extras.matches() ? extras.group(1).strip() : text;
        if (!isAddress(path) && !looksLikePath(path) && !exists(path)) {
            throw malformed("'" + shown(text) + "' is neither a local project nor version control, so not editable");
        }
        return direct(isAddress(path) ? path : resolve(path), path, "", extras.matches(), Optional.empty(), true);
    }

    private Entry byName(String text, Optional<Marker> marker) throws MalformedLockException {
        Requirement requirement = Requirement.parse(text).orElseThrow(() -> malformed(invalid(text)));
        if (requirement.url().isPresent()) {
            String url = requirement.url().get();
            String location = isAddress(url) || isVersionControl(url) ? url : resolve(url);
            return direct(
                    location, url, requirement.name(), !requirement.extras().isEmpty(), marker, false);
        }
        return new Entry(
                where(),
                requirement.name(),
                true,
                !requirement.extras().isEmpty(),
                requirement.specifiers(),
                marker,
                Optional.empty(),
                false,
                Set.of(),
                false);
    }

    private Entry direct(
            String location,
            String written,
            String givenName,
            boolean hasExtras,
            Optional<Marker> marker,
            boolean editable) {
        Direct direct = Direct.of(location);
        Optional<String> project = givenName.isEmpty() ? egg(location).or(direct::project) : Optional.of(givenName);
        return new Entry(
                where(),
                project.orElse(shown(Locations.withoutFragment(written))),
                project.isPresent(),
                hasExtras,
                Specifiers.ANY,
                marker,
                Optional.of(direct),
                editable,
                direct.sha256().map(Set::of).orElse(Set.of()),
                false);
    }

    private static Optional<String> egg(String location) {
        return Optional.ofNullable(Locations.fragment(location).get("egg"))
                .map(egg -> egg.indexOf('[') < 0 ? egg : egg.substring(0, egg.indexOf('[')))
                .filter(egg -> PROJECT.matcher(egg).matches());
    }

    private static boolean isAddress(String text) {
        int colon = text.indexOf(':');
        return isVersionControl(text)
                || (colon > 0 && ADDRESSES.contains(text.substring(0, colon).toLowerCase(Locale.ROOT)));
    }

    private static boolean isVersionControl(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean scheme = end < text.length() && (text.charAt(end) == '+' || text.charAt(end) == ':');
        return scheme && VERSION_CONTROLS.contains(text.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /** A folder must be there to be one; a name that ends like an archive's is one whether it is there or not. */
    private boolean isPath(String path, String text) {
        int at = text.indexOf('@');
        if (at > 0 && text.substring(0, at).indexOf('/') < 0 && !text.startsWith(".")) {
            return false;
        }
        return Direct.isArchive(path)
                || (looksLikePath(path) && (path.startsWith(".") || path.startsWith("/") || exists(path)));
    }

    private static boolean looksLikePath(String text) {
        return text.startsWith(".") || text.indexOf('/') >= 0 || text.indexOf('\\') >= 0;
    }

    private boolean exists(String path) {
        try {
            return !isShare(path) && (Files.exists(Path.of(path)) || Files.exists(folder.resolve(path)));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Looking at a share of another machine would use the network. */
    static boolean isShare(String path) {
        return path.startsWith("//") || path.startsWith("\\\\");
    }

    /** Installers take paths from the working directory; what is not there may lie beside the listing. */
    private String resolve(String path) {
        try {
            if (isShare(path)) {
                return path;
            }
            Path fromHere = Path.of(path).toAbsolutePath().normalize();
            return (Files.exists(fromHere) ? fromHere : folder.resolve(path).normalize()).toString();
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private String where() {
        return file + ":" + line;
    }

    private MalformedLockException malformed(String reason) {
        return new MalformedLockException(file, line, reason);
    }

    private static String invalid(String text) {
        boolean operator =
                List.of("==", ">=", "<=", "!=", "~=", "<", ">").stream().anyMatch(text::contains);
        String hint = "";
        if (text.indexOf('/') >= 0) {
            hint = "; there is no such path";
        } else if (text.indexOf('=') >= 0 && !operator) {
            hint = "; = is no operator, == is";
        }
        return "invalid requirement '" + shown(text) + "'" + hint;
    }

    private static String shown(String text) {
        String safe = Locations.withoutCredentials(text);
        return safe.length() > LONGEST_SHOWN ? safe.substring(0, LONGEST_SHOWN) + "…" : safe;
    }
}
