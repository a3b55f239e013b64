package io.github.archcheck.lock.requirements;

import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.LockText;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.packaging.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** pip's requirements files, and what {@code pip freeze}, pip-compile, uv, poetry and pdm write in their form. */
public final class RequirementsFormat implements LockFormat {
    private static final int LONGEST_BEGINNING = 1 << 16;

    @Override
    public String name() {
        return "requirements.txt";
    }

    @Override
    public boolean hasName(String fileName) {
        return fileName.endsWith(".txt") || fileName.endsWith(".in");
    }

    /** The first line that says something is an option or a requirement. */
    @Override
    public boolean hasContent(String text) {
        String beginning = text.substring(0, Math.min(text.length(), LONGEST_BEGINNING));
        Optional<TextLine> line = new LogicalLines(new PhysicalLines(beginning), Map.of()).next();
        if (line.isEmpty()) {
            return false;
        }
        String first = line.get().text();
        int options = first.indexOf(" -");
        String bare = options < 0 ? first : first.substring(0, options);
        int marker = bare.indexOf(';');
        return first.startsWith("-")
                || Requirement.parse(marker < 0 ? bare : bare.substring(0, marker))
                        .isPresent()
                || bare.contains("://")
                || bare.endsWith(".whl");
    }

    @Override
    public Listing read(LockText text) throws MalformedLockException, IOException {
        Optional<Path> file = text.file().map(path -> path.toAbsolutePath().normalize());
        Path here = Path.of("").toAbsolutePath();
        Path folder =
                file.flatMap(path -> Optional.ofNullable(path.getParent())).orElse(here);
        return new RequirementsListing(
                RequirementsReader.read(text.name(), text.content(), folder, file, text.environment()));
    }

    /**
     * Lines of this format that stand in another one.
     *
     * @param folder that they refer to
     * @throws IOException when a file that they include is there and cannot be read
     */
    public static Listing readLines(String name, List<TextLine> lines, Path folder, Map<String, String> environment)
            throws MalformedLockException, IOException {
        return new RequirementsListing(RequirementsReader.readLines(name, lines, folder, environment));
    }
}
