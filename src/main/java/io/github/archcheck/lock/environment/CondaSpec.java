package io.github.archcheck.lock.environment;

import io.github.archcheck.lock.conda.CondaEntries;
import io.github.archcheck.lock.conda.CondaFile;
import io.github.archcheck.lock.conda.Subdir;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line asks of conda: {@code python=3.11}, {@code conda-forge/osx-64::numpy 1.26.* py311*}, an address.
 *
 * @param version only if it fixes one: {@code ==1.26.4}, {@code =1.26.4=py311h7125741_0}
 * @param stated the version as far as it is stated, even if it fixes none: {@code 3.11} in {@code python=3.11}
 * @param selector the word in brackets behind it; empty for none
 */
record CondaSpec(
        String name,
        Optional<String> version,
        Optional<String> stated,
        Optional<String> subdir,
        Optional<String> location,
        String selector) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_*][A-Za-z0-9_.*-]*");
    private static final Pattern VERSION =
            Pattern.compile("[=<>~! ]*([0-9][A-Za-z0-9_.!+]*)(?:\\.\\*|\\*)?(?:[= ]([^,|]+))?");
    private static final Pattern BRACKET = Pattern.compile("\\b(version|subdir)\\s*=\\s*['\"]?([^'\",\\]]+)");

    /** Empty for what has no name. */
    static Optional<CondaSpec> parse(String text, String selector) {
        if (text.contains("://") && !text.contains("::")) {
            return CondaFile.parse(text)
                    .map(file -> new CondaSpec(
                            file.name(),
                            Optional.of(file.version()),
                            Optional.of(file.version()),
                            file.subdir(),
                            Optional.of(text),
                            selector));
        }
        String name = CondaEntries.packageName(text);
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        int channel = text.indexOf("::");
        String before = channel < 0 ? "" : text.substring(0, channel);
        String rest =
                text.substring(text.indexOf(name, channel + 1) + name.length()).strip();
        int bracket = rest.indexOf('[');
        String versions = bracket < 0 ? rest : rest.substring(0, bracket).strip();
        Optional<String> subdir =
                Optional.of(before.substring(before.lastIndexOf('/') + 1)).filter(Subdir::isOne);
        Matcher inBrackets = BRACKET.matcher(bracket < 0 ? "" : rest.substring(bracket));
        while (inBrackets.find()) {
            if (inBrackets.group(1).equals("version")) {
                versions = inBrackets.group(2);
            } else {
                subdir = Optional.of(inBrackets.group(2));
            }
        }
        return Optional.of(new CondaSpec(name, fixed(versions), stated(versions), subdir, Optional.empty(), selector));
    }

    private static Optional<String> stated(String versions) {
        Matcher version = VERSION.matcher(versions);
        boolean one = version.matches() && versions.indexOf('<') < 0 && versions.indexOf('!') < 0;
        return one ? Optional.of(version.group(1)) : Optional.empty();
    }

    /** Two signs of equality fix a version, as does a build. */
    private static Optional<String> fixed(String versions) {
        Matcher version = VERSION.matcher(versions);
        if (!version.matches() || (versions.contains("*") && version.group(2) == null)) {
            return Optional.empty();
        }
        boolean exact = versions.startsWith("==") && !versions.endsWith("*");
        boolean build = version.group(2) != null && versions.startsWith("=");
        return exact || build ? Optional.of(version.group(1)) : Optional.empty();
    }
}
