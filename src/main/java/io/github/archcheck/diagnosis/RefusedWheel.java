package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A wheel at hand, or already installed, whose tags do not fit: pip, pip check, uv, uv pip check, pipx. */
final class RefusedWheel implements Recogniser {
    private static final List<String> PIP = List.of(
            "is not a supported wheel on this platform",
            "is not compatible with this Python",
            "is not supported by this Python",
            "wheel is not compatible");
    private static final int REACH = 700;
    private static final Pattern BREAK = Pattern.compile("\\n\\s*");
    private static final Pattern WHEEL_BEFORE = Pattern.compile("([^\\s'\"/\\\\=]{1,600}\\.whl)['\"]?\\s*$");
    private static final Pattern INCOMPATIBLE =
            Pattern.compile("isincompatiblewiththecurrentplatform:?['\"]?([^'\"]{1,1000}?\\.whl)?");
    private static final Pattern BUILT_WHEEL =
            Pattern.compile("builtwheel['\"]?([^'\"]{1,600}?\\.whl)['\"]?isnotcompatible");
    private static final Pattern CHECK = Pattern.compile(
            "(?m)^[\\s'\"\\[]{0,20}(?:ERROR: )?([\\w.-]{1,100}) v?(\\d[\\w.!+-]{0,60}) is not supported on this platform");
    private static final Pattern UV_CHECK =
            Pattern.compile("package['\"]?([\\w.-]{1,100})['\"]?wasbuiltforadifferentplatform");
    private static final Pattern HINT = Pattern.compile(
            "thewheeliscompatiblewith(.{1,200}?)(?:\\(['\"]?([\\w.]{1,100})['\"]?\\))?,butyou'?re(?:using|on)(.{1,60}?)(?:\\(|$|[.'\"])");

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (String phrase : PIP) {
            for (Pasted.Hit hit : text.find(phrase)) {
                Optional<String> wheel = wheelBefore(text, hit.start());
                if (wheel.isPresent() || phrase.equals(PIP.get(0))) {
                    sightings.add(wheel(hit.start(), wheel));
                }
            }
        }
        for (Pasted.Found found : text.scan(INCOMPATIBLE)) {
            sightings.add(wheel(found.start(), found.group(1).map(Names::leaf)));
        }
        for (Pasted.Found found : text.scan(BUILT_WHEEL)) {
            sightings.add(wheel(found.start(), found.group(1).map(Names::leaf)));
        }
        for (Pasted.Found found : text.scan(HINT)) {
            sightings.add(wheel(found.start(), Optional.empty()));
        }
        installed(text, sightings);
        return sightings;
    }

    /** Its name may have been broken. */
    private static Optional<String> wheelBefore(Pasted text, int at) {
        String before = text.slice(at - REACH, at);
        for (String attempt : List.of(before, BREAK.matcher(before).replaceAll(""))) {
            Matcher wheel = WHEEL_BEFORE.matcher(attempt);
            if (wheel.find() && WheelName.parse(wheel.group(1)).isPresent()) {
                return Optional.of(wheel.group(1));
            }
        }
        Matcher odd = WHEEL_BEFORE.matcher(before);
        return odd.find() ? Optional.of(odd.group(1)) : Optional.empty();
    }

    private static void installed(Pasted text, List<Sighting> sightings) {
        Matcher check = CHECK.matcher(text.text());
        while (check.find() && sightings.size() < 20) {
            sightings.add(installed(check.start(), check.group(1), " " + check.group(2)));
        }
        for (Pasted.Found found : text.scan(UV_CHECK)) {
            sightings.add(installed(found.start(), found.group(1).orElse("the package"), ""));
        }
    }

    private static Sighting installed(int at, String name, String version) {
        return Sighting.of(
                        Cause.NOT_SUPPORTED_WHEEL,
                        Confidence.LIKELY,
                        at,
                        name + version
                                + " was installed from a wheel for another platform or Python; only its tags were"
                                + " compared, so 'archcheck scan' tells whether its files run")
                .at(Optional.of(name))
                .with(Detail.REQUIREMENT, Optional.of(name));
    }

    private static Sighting wheel(int at, Optional<String> file) {
        Optional<WheelName> name = file.flatMap(WheelName::parse);
        String sentence = name.map(wheel ->
                        "the wheel is for " + wheel.inWords() + ", and the Python that installs it is something else")
                .orElseGet(() -> file.isPresent()
                        ? "the file's name is not that of a wheel, or its tags name no platform of this Python"
                        : "the tags of the wheel name no platform and version of the Python that installs it");
        return Sighting.of(Cause.NOT_SUPPORTED_WHEEL, Confidence.CERTAIN, at, sentence)
                .at(file)
                .architectures(name.map(WheelName::architectures).orElse(List.of()), List.of())
                .with(Detail.REQUIREMENT, name.map(WheelName::distribution));
    }
}
