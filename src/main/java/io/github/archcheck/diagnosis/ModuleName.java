package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An extension module of which there is no file that this Python tries: the message is that of any missing module, and
 * only the module's name tells that it is native code.
 */
final class ModuleName implements Recogniser {
    private static final Pattern NO_MODULE = Pattern.compile("nomodulenamed(['\"]?)([a-z_][\\w.]{0,200})");
    private static final Pattern CANNOT_IMPORT = Pattern.compile(
            "cannotimportname['\"]?([a-z_]\\w{0,100})['\"]?from(?:partiallyinitializedmodule)?['\"]?([a-z_][\\w.]{0,200})");
    private static final Pattern OTHER_PYTHON = Pattern.compile(
            "(?:compiledforpython[\\d.]{1,8},?(?:butthe|whichisincompat|\\(?but)|moduleuseofpython\\d{2,4}\\.dllconflicts"
                    + "|pythonversionmismatch:modulewascompiledfor|incompatiblestableabiversion|incompatibleabiversion"
                    + "|incompatiblefuturestableabiversion)");
    private static final List<String> NUMPY = List.of(
            "Importing the numpy C-extensions failed", "Importing the multiarray numpy extension module failed");

    /** Last parts of names that Python code has, too. */
    private static final Set<String> PLAIN = Set.of(
            "_version",
            "_vendor",
            "_vendored",
            "_internal",
            "_compat",
            "_utils",
            "_util",
            "_types",
            "_typing",
            "_base",
            "_api",
            "_src",
            "_config",
            "_common",
            "_helpers",
            "_meta",
            "_models",
            "_client",
            "_exceptions",
            "_errors",
            "_constants",
            "_compatibility",
            "_testing",
            "_impl",
            "_build",
            "_core",
            "_private",
            "_legacy",
            "_settings",
            "_version_info",
            "_about",
            "_imports",
            "_logging",
            "_io",
            "_data",
            "_decorators",
            "_cli",
            "_main");

    private final List<List<String>> known = Table.read("modules.txt", 2);

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Pasted.Found found : text.scan(NO_MODULE)) {
            String rest = text.slice(found.end(), text.text().length()).strip();
            boolean cut = found.group(1).isPresent() && rest.isEmpty();
            module(found.group(2))
                    .map(name -> cut ? completed(name) : name)
                    .flatMap(name -> of(found.start(), name))
                    .ifPresent(sightings::add);
        }
        for (Pasted.Found found : text.scan(CANNOT_IMPORT)) {
            Optional<String> name =
                    found.group(1).flatMap(n -> module(found.group(2)).map(p -> p + "." + n));
            name.flatMap(n -> of(found.start(), n)).ifPresent(sightings::add);
        }
        for (Pasted.Found found : text.scan(OTHER_PYTHON)) {
            sightings.add(Sighting.of(
                    Cause.PYTHON_ABI_TAG,
                    Confidence.CERTAIN,
                    found.start(),
                    "the extension module was compiled for another Python version than the one that runs"));
        }
        for (String words : NUMPY) {
            for (Pasted.Hit hit : text.find(words)) {
                sightings.add(Sighting.of(
                        Cause.PYTHON_ABI_TAG,
                        Confidence.POSSIBLE,
                        hit.start(),
                        "numpy's native code could not be loaded: often its files are for another Python version or"
                                + " machine; the line \"Original error was\" says more"));
            }
        }
        return sightings;
    }

    private static Optional<String> module(Optional<String> name) {
        return name.map(n -> n.replaceFirst("\\.+$", "")).filter(n -> !n.isEmpty());
    }

    /** The text ends within the name. */
    private String completed(String name) {
        return known.stream()
                .filter(row -> row.get(0).equals("native") && row.get(1).startsWith(name) && name.indexOf('.') > 0)
                .map(row -> row.get(1))
                .findFirst()
                .orElse(name);
    }

    private Optional<Sighting> of(int at, String name) {
        Optional<Confidence> confidence = nativeCode(name);
        return confidence.map(c -> Sighting.of(
                        Cause.PYTHON_ABI_TAG,
                        c,
                        at,
                        name
                                + " is native code, and there is no file of it that this Python tries: what is installed is for"
                                + " another Python version, operating system or processor")
                .at(Optional.of(name))
                .with(Detail.MODULE, Optional.of(name)));
    }

    /** The longest entry of the table decides. */
    private Optional<Confidence> nativeCode(String name) {
        String kind = "";
        int longest = 0;
        for (List<String> row : known) {
            String entry = row.get(1);
            boolean below = entry.endsWith(".") || entry.endsWith("_");
            boolean fits = below ? name.startsWith(entry) : name.equals(entry);
            if (fits && entry.length() >= longest) {
                kind = row.get(0);
                longest = entry.length();
            }
        }
        if (!kind.isEmpty()) {
            return kind.equals("native") ? Optional.of(Confidence.LIKELY) : Optional.empty();
        }
        int dot = name.lastIndexOf('.');
        String last = name.substring(dot + 1);
        boolean hidden = last.length() > 2 && last.charAt(0) == '_' && !last.endsWith("__") && !PLAIN.contains(last);
        return dot > 0 && hidden ? Optional.of(Confidence.POSSIBLE) : Optional.empty();
    }
}
