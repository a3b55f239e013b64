package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Installers that found nothing to install. */
final class MissingDistribution implements Recogniser {
    private static final int COLUMNS = 3;

    private static final int LONGEST_NAME = 80;

    private static final Pattern REQUIREMENT = Pattern.compile("([A-Za-z0-9][\\w.\\[\\]<>=!~,+-]{0,79})['\"]?\\s*$");
    private static final Pattern ON = Pattern.compile("you'?reon(macos|linux|windows)\\(['\"]?([\\w.]{1,60})");
    private static final Pattern WANTED = Pattern.compile("matchingplatformtag\\(e\\.g\\.,['\"]?([\\w.]{1,60})");
    private static final Pattern OFFERED = Pattern.compile(
            "onlyhaswheelsforthefollowing(?:platforms?|pythonabitags?|pythontags?|abitags?|pythonimplementationtags?|pythonversions?)?:(['\"\\w.,]{1,600})");
    private static final Pattern CONDA_NAME = Pattern.compile(
            "(?:current channels|NotFound(?:Error)?)\\s*:?\\s*(?:-\\s+)?(?!The |Current )([A-Za-z][\\w.-]{0,60}(?:[=<>~!]{1,2}[\\w.*]{1,30})?)");
    private static final Pattern WORD = Pattern.compile("[\\w.\\[\\]<>=!~,*+-]{1,120}");
    private static final Pattern NETWORK = Pattern.compile(
            "connectionbrokenby|newconnectionerror|nameresolutionerror|maxretriesexceeded|sslerror|connecttimeout"
                    + "|temporaryfailureinnameresolution|readtimedout|connectionrefused|proxyerror");
    private static final Pattern PYTHON = Pattern.compile("requiresadifferentpython|requires-python[<>=!~]");

    /** @param follows whether the requirement stands in front of the words */
    private record Saying(Confidence confidence, String meaning, Pattern words, boolean follows) {
        static Saying of(List<String> row) {
            boolean follows = row.get(2).startsWith("<");
            return new Saying(
                    Confidence.valueOf(row.get(0).toUpperCase(Locale.ROOT)),
                    row.get(1),
                    Pattern.compile(follows ? row.get(2).substring(1) : row.get(2)),
                    follows);
        }

        Optional<String> name(Pasted text, Pasted.Found found) {
            if (!follows) {
                return found.word(1, WORD);
            }
            Matcher name = REQUIREMENT.matcher(text.slice(found.start() - LONGEST_NAME, found.start()));
            return name.find() ? Optional.of(name.group(1)) : Optional.empty();
        }
    }

    private final List<Saying> sayings = Table.read("missing-distributions.txt", COLUMNS).stream()
            .map(Saying::of)
            .toList();

    /** What the rest of the text adds, found once. */
    private record Circumstances(boolean offline, Optional<String> condaName, String offer, Architectures named) {}

    @Override
    public List<Sighting> find(Pasted text) {
        List<Sighting> sightings = new ArrayList<>();
        for (Saying saying : sayings) {
            List<Pasted.Found> places = text.scan(saying.words());
            if (!places.isEmpty()) {
                Circumstances circumstances = new Circumstances(
                        NETWORK.matcher(text.dense()).find(),
                        condaName(text),
                        offer(text),
                        new Architectures(offered(text), wanted(text)));
                places.forEach(
                        found -> sightings.add(sighting(circumstances, saying, found, saying.name(text, found))));
            }
        }
        return sightings;
    }

    private static Sighting sighting(
            Circumstances circumstances, Saying saying, Pasted.Found found, Optional<String> stated) {
        Optional<String> name = stated.or(circumstances::condaName).map(MissingDistribution::trimmed);
        boolean offline = circumstances.offline();
        String meaning = offline
                ? "the index could not be reached, so that nothing was found for " + name.orElse("the requirement")
                : saying.meaning().replace("{name}", name.orElse("the package")) + circumstances.offer();
        return Sighting.of(
                        Cause.NO_MATCHING_DISTRIBUTION,
                        offline ? Confidence.POSSIBLE : saying.confidence(),
                        found.start(),
                        meaning)
                .at(name)
                .architectures(
                        circumstances.named().have(), circumstances.named().need())
                .with(Detail.REQUIREMENT, name);
    }

    private static Optional<String> condaName(Pasted text) {
        Matcher name = CONDA_NAME.matcher(text.text());
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static String trimmed(String name) {
        return name.replaceFirst("[.,;:]+$", "");
    }

    /** What uv adds about the wheels that there are. */
    private static String offer(Pasted text) {
        Optional<String> on = text.scan(ON).stream().findFirst().flatMap(found -> found.group(2));
        Optional<String> offered = text.scan(OFFERED).stream().findFirst().flatMap(found -> found.group(1));
        boolean python = PYTHON.matcher(text.dense()).find();
        return on.map(tag -> "; this is " + WheelName.platform(tag)).orElse("")
                + offered.map(tags -> ", and there are wheels for "
                                + tags.replaceAll("['\"]", "").replace(",", ", "))
                        .map(words -> words.replaceFirst("[,\\s.]+$", ""))
                        .orElse("")
                + (python ? "; versions were left out that need another Python" : "");
    }

    private static List<String> offered(Pasted text) {
        return text.scan(OFFERED).stream()
                .findFirst()
                .flatMap(found -> found.group(1))
                .map(tags -> new WheelName(
                                "",
                                "",
                                List.of(),
                                "",
                                List.of(tags.replaceAll("['\"]", "").split(",")))
                        .architectures())
                .orElse(List.of());
    }

    private static List<String> wanted(Pasted text) {
        return text.scan(ON).stream()
                .findFirst()
                .flatMap(found -> found.group(2))
                .or(() -> text.scan(WANTED).stream().findFirst().flatMap(found -> found.group(1)))
                .map(tag -> new WheelName("", "", List.of(), "", List.of(tag)).architectures())
                .orElse(List.of());
    }
}
