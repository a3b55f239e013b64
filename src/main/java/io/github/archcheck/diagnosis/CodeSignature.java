package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** dyld's, the kernel's and codesign's words about code signatures. */
final class CodeSignature implements Recogniser {
    private static final int REACH = 6_000;

    private static final Pattern FILE = Pattern.compile(
            "code\\s*signature\\s*(?:invalid\\s*)?(?:in|for)\\s*(?:<[^<>]{0,60}>\\s*)?['(]([^'()]{1,4096})");
    private static final Pattern CODESIGN = Pattern.compile("(?m)^[\\s'\"\\[]{0,40}(/[^:\\n]{1,1024}):\\s");

    private final Phrases phrases = new Phrases("signature");

    @Override
    public List<Sighting> find(Pasted text) {
        return phrases.find(text).stream()
                .map(sighting -> sighting.at(file(text, sighting.at())))
                .toList();
    }

    private static Optional<String> file(Pasted text, int at) {
        int lineEnd = text.text().indexOf('\n', at);
        int end = lineEnd < 0 ? text.text().length() : lineEnd;
        Optional<Pasted.Hit> start = text.previous("code signature", Math.max(0, at - REACH), at + 1);
        Optional<String> named =
                start.flatMap(hit -> text.at(hit.start(), FILE)).flatMap(m -> Names.clean(m.group(1)));
        if (named.isPresent()) {
            return named;
        }
        Optional<String> tried = Names.before(text, at);
        if (tried.isPresent()) {
            return tried;
        }
        int lineStart = text.text().lastIndexOf('\n', at) + 1;
        Matcher line = CODESIGN.matcher(text.slice(lineStart, Math.min(end, lineStart + REACH)));
        return line.lookingAt() ? Names.clean(line.group(1)) : Optional.empty();
    }
}
