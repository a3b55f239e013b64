package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.regex.Pattern;

/** A library that loads, and is no extension module of the name it is imported by. */
final class ModuleExport implements Recogniser {
    private static final Pattern WORDS =
            Pattern.compile("doesnotdefine(?:module)?(?:export|init)function(?:\\(([\\w]{1,200}))?");

    @Override
    public List<Sighting> find(Pasted text) {
        return text.scan(WORDS).stream()
                .map(found -> Sighting.of(
                                Cause.NOT_A_MODULE,
                                Confidence.CERTAIN,
                                found.start(),
                                "the file was loaded, but does not export "
                                        + found.group(1).orElse("the function that Python calls")
                                        + ": it is no extension module, was built under another name, or for Python 2")
                        .with(Detail.SYMBOL, found.group(1)))
                .toList();
    }
}
