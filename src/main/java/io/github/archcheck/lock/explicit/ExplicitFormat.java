package io.github.archcheck.lock.explicit;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.requirements.RequirementsFormat;
import io.github.archcheck.lock.requirements.TextLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explicit specs: a line {@code @EXPLICIT}, then an address or path a line (CEP 23). */
public final class ExplicitFormat implements LockFormat {
    private static final String MARK = "@EXPLICIT";

    /** What conda-lock writes for wheels, since conda itself reads no such lines. */
    private static final String PIP = "# pip ";

    private static final Pattern PLATFORM = Pattern.compile("# ?platform: ?([a-z0-9-]+)");
    private static final Pattern FILE =
            Pattern.compile("([^#]*(?:\\.conda|\\.tar\\.bz2))(?:#(?:[0-9a-fA-F]{32}|(?:sha256:)?([0-9a-fA-F]{64})))?");

    /**
     * A line with a package.
     *
     * @param sha256 empty when there is none, or an MD5
     */
    record Line(String location, Optional<String> sha256) {}

    @Override
    public String name() {
        return "explicit";
    }

    /** No file name tells. */
    @Override
    public boolean hasName(String fileName) {
        return false;
    }

    @Override
    public boolean hasContent(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                return line.equals(MARK);
            }
            at = end < 0 ? text.length() : end + 1;
        }
        return false;
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException, IOException {
        if (text.content().lines().noneMatch(line -> line.strip().equals(MARK))) {
            throw new MalformedLockException(text.name(), 0, "is no explicit spec: there is no line " + MARK);
        }
        List<Line> lines = new ArrayList<>();
        List<TextLine> wheels = new ArrayList<>();
        Optional<String> platform = Optional.empty();
        int number = 0;
        for (String written : text.content().lines().toList()) {
            number++;
            String line = written.strip();
            Matcher comment = PLATFORM.matcher(line);
            if (comment.lookingAt()) {
                platform = Optional.of(comment.group(1));
            } else if (line.startsWith(PIP)) {
                wheels.add(new TextLine(number, line.substring(PIP.length())));
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.equals(MARK)) {
                lines.add(line(line, text.name(), number));
            }
        }
        Path folder = text.file()
                .flatMap(file -> Optional.ofNullable(file.toAbsolutePath().getParent()))
                .orElse(Path.of("").toAbsolutePath());
        Listing pip = RequirementsFormat.readLines(text.name(), wheels, folder, text.environment());
        return new ExplicitListing(lines, platform, pip);
    }

    private static Line line(String line, String file, int number) throws MalformedLockException {
        Matcher parts = FILE.matcher(line);
        if (!parts.matches()) {
            throw new MalformedLockException(file, number, "is no address of a .conda or .tar.bz2 file");
        }
        return new Line(parts.group(1), Optional.ofNullable(parts.group(2)));
    }
}
