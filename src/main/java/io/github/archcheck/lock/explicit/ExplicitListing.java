package io.github.archcheck.lock.explicit;

import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Locations;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.conda.CondaEntries;
import io.github.archcheck.lock.conda.CondaFile;
import io.github.archcheck.lock.conda.Subdir;
import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.PythonTarget;
import io.github.archcheck.platform.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packages of an explicit spec; each line has its own subdir. */
final class ExplicitListing implements Listing {
    private final List<ExplicitFormat.Line> lines;
    private final Optional<String> platform;
    private final Listing wheels;

    /** @param platform of the comment that conda and conda-lock write */
    ExplicitListing(List<ExplicitFormat.Line> lines, Optional<String> platform, Listing wheels) {
        this.lines = List.copyOf(lines);
        this.platform = platform;
        this.wheels = wheels;
    }

    @Override
    public Selection select(Choice choice) {
        Target target = choice.target().machine();
        CondaEntries entries = new CondaEntries();
        Optional<PythonTarget> python = Optional.empty();
        for (ExplicitFormat.Line line : lines) {
            Optional<CondaFile> file = CondaFile.parse(line.location());
            entries.addConda(
                    file.map(CondaFile::name).orElse(Locations.fileName(line.location())),
                    file.map(CondaFile::version),
                    Optional.empty(),
                    line.location(),
                    file.flatMap(CondaFile::subdir).or(() -> platform),
                    line.sha256(),
                    List.of(),
                    target);
            if (file.filter(found -> found.name().equals("python")).isPresent()) {
                python = CondaFile.python(file.get().version(), file.get().build());
            }
        }
        List<String> notices = new ArrayList<>();
        if (platform.isPresent() && !platform.equals(Subdir.of(target))) {
            notices.add("made for " + platform.get());
        }
        PythonTarget other = python.orElse(choice.target().python());
        Choice withPython = new Choice(
                new InstallTarget(target, other),
                choice.extras(),
                choice.allExtras(),
                choice.groups(),
                choice.defaultGroups());
        List<Wanted> wanted = new ArrayList<>(entries.wanted());
        wanted.addAll(wheels.select(withPython).wanted());
        return Selection.of(wanted, notices, python);
    }
}
