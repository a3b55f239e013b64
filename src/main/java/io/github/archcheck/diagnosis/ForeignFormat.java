package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is no native file of the system at all, or too short to be one. */
final class ForeignFormat implements Recogniser {
    private static final List<String> NOT_MACH_O = List.of("not a mach-o file", "slice is not valid mach-o file");
    private static final Pattern FIRST_BYTES =
            Pattern.compile("unknownfiletype,?(?:firsteightbytes:((?:0x[0-9a-f]{2}){0,8}))?");
    private static final Pattern BIONIC = Pattern.compile("has(?:bad|invalid)elfmagic");
    private static final Pattern TOO_SHORT =
            Pattern.compile("(?:\\.(?:so|dylib|node|bundle)[\\w.]{0,40}|lib[\\w.+-]{1,60}):['\"]?filetooshort");

    /** By the first bytes, in hexadecimal without prefixes. */
    private static final Map<String, String> MAGIC = Map.of(
            "7f454c46", "an ELF file, built for Linux",
            "213c6172", "a static archive",
            "213c7468", "a static archive",
            "4d5a", "a Windows file",
            "76657273", "a Git LFS pointer, not the file itself",
            "3c", "an HTML or XML page",
            "504b0304", "a zip archive",
            "1f8b", "gzip-compressed data",
            "2321", "a script",
            "0061736d", "WebAssembly");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (String phrase : NOT_MACH_O) {
            for (Pasted.Hit hit : text.find(phrase)) {
                Optional<String> path = Names.before(text, hit.start());
                sightings.add(foreign(hit.start(), path, "the file is no Mach-O file" + guess(path)));
            }
        }
        for (Pasted.Found found : text.scan(FIRST_BYTES)) {
            Optional<String> kind = found.group(1).flatMap(ForeignFormat::kind);
            if (text.says("mach-o") || text.says("dlopen") || found.group(1).isPresent()) {
                sightings.add(foreign(
                        found.start(),
                        Names.before(text, found.start()),
                        "the file is no Mach-O file"
                                + kind.map(k -> " but " + k).orElse("")));
            }
        }
        for (Pasted.Hit hit : text.find("invalid ELF header")) {
            Optional<String> path = Names.before(text, hit.start());
            sightings.add(foreign(hit.start(), path, "the file is no ELF file" + guess(path)));
        }
        for (Pasted.Found found : text.scan(BIONIC)) {
            sightings.add(foreign(found.start(), quotedBefore(text, found.start()), "the file is no ELF file"));
        }
        for (Pasted.Found found : text.scan(TOO_SHORT)) {
            int phrase = text.previous("file too short", found.start(), found.end())
                    .orElseThrow()
                    .start();
            sightings.add(foreign(
                    phrase,
                    Names.before(text, phrase),
                    "the file is empty or only a few bytes long: a download or copy that broke off, or a text"));
        }
        return sightings;
    }

    private static Sighting foreign(int at, Optional<String> path, String sentence) {
        return Sighting.of(Cause.FOREIGN_FORMAT, Confidence.CERTAIN, at, sentence)
                .at(path);
    }

    /** From the name alone. */
    private static String guess(Optional<String> path) {
        String name = path.map(Names::leaf).orElse("").toLowerCase(Locale.ROOT);
        if (name.contains("-darwin.") || name.endsWith(".dylib")) {
            return " but, by its name, one for macOS";
        } else if (name.contains("linux-gnu") || name.contains("linux-musl")) {
            return " but, by its name, one for Linux";
        } else if (name.equals("libc.so") || name.equals("libpthread.so") || name.equals("libm.so")) {
            return ": under this name development packages install a text for the linker; the library has a number"
                    + " behind .so";
        }
        return ": it was built for another operating system, or is a text, a Git LFS pointer or damaged";
    }

    private static Optional<String> kind(String bytes) {
        String hex = bytes.toLowerCase(Locale.ROOT).replace("0x", "");
        return MAGIC.entrySet().stream()
                .filter(magic -> hex.startsWith(magic.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** {@code "FILE" has bad ELF magic}. */
    private static Optional<String> quotedBefore(Pasted text, int at) {
        int close = Math.max(text.text().lastIndexOf('"', at), text.text().lastIndexOf('\'', at));
        int open = close < 1 ? -1 : text.text().lastIndexOf(text.text().charAt(close), close - 1);
        return open < 0
                ? Optional.empty()
                : Names.clean(text.slice(open + 1, close)).filter(Names::isFile);
    }
}
