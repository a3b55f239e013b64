package io.github.archcheck.diagnosis;

import java.util.List;

/** dyld's list of attempts of which the reasons were cut off: by far the commonest is the wrong architecture. */
final class Unsaid implements Recogniser {
    @Override
    public List<Sighting> find(Pasted text) {
        return text.find("no suitable image found").stream()
                .map(hit -> Sighting.of(
                                Cause.ARCH_MISMATCH,
                                Confidence.POSSIBLE,
                                hit.start(),
                                "dyld found a file that it could not use; the reason is cut off, and mostly it is that the file"
                                        + " is for another processor")
                        .at(text.next("Did find:", hit.end(), hit.end() + 200)
                                .flatMap(next -> Names.restOfLine(text, afterBreaks(text, next.end()))))
                        .upTo(text.messageEnd(hit, "dlopen(")))
                .toList();
    }

    private static int afterBreaks(Pasted text, int from) {
        int at = from;
        while (at < text.text().length() && Character.isWhitespace(text.text().charAt(at))) {
            at++;
        }
        return at;
    }
}
