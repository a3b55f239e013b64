package io.github.archcheck.loader.windows;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Loader;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import java.util.List;
import java.util.Optional;

/**
 * The loader of Windows by machine types: a process takes libraries of its own machine, and a machine starts programs of
 * every machine that it emulates.
 */
public final class WindowsLoader implements Loader {
    /** ERROR_BAD_EXE_FORMAT, 193, the placeholder unfilled as Python prints it. */
    private static final String BAD_FORMAT = "%1 is not a valid Win32 application.";

    private final Known process;

    /** @param architecture of the process: x86_64, arm64 or i686 */
    public WindowsLoader(Known architecture) {
        this.process = architecture;
    }

    @Override
    public Answer open(Inspection file) {
        return answer(file, List.of(process));
    }

    @Override
    public Answer link(Inspection file) {
        return open(file);
    }

    @Override
    public Answer execute(Inspection file) {
        if (file instanceof Inspection.NotBinary text && text.content() == Content.SCRIPT) {
            return new Answer.Undetermined("a script runs if its interpreter does");
        }
        Answer answer = answer(file, started());
        boolean library = file instanceof Inspection.Parsed parsed
                && answer instanceof Answer.Accepts
                && parsed.binary().images().get(0).type() == ImageType.DLL;
        return library ? new Answer.Refuses(Refusal.FILE_TYPE, BAD_FORMAT, "the file is a library") : answer;
    }

    @Override
    public Optional<String> message(String path, Answer.Refuses refusal) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String module = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return refusal.words().isEmpty()
                ? Optional.empty()
                : Optional.of("DLL load failed while importing " + module + ": " + refusal.wordsFor(path));
    }

    private List<Known> started() {
        if (process == Known.ARM64) {
            return List.of(Known.ARM64, Known.X86_64, Known.I686);
        }
        return process == Known.X86_64 ? List.of(Known.X86_64, Known.I686) : List.of(process);
    }

    private Answer answer(Inspection file, List<Known> machines) {
        return file.match(
                parsed -> parsed(parsed.binary(), machines),
                damaged -> new Answer.Refuses(
                        damaged.format() == BinaryFormat.PE ? Refusal.DAMAGED : Refusal.FORMAT,
                        BAD_FORMAT,
                        damaged.defect().reason()),
                notBinary -> new Answer.Refuses(
                        Refusal.NOT_NATIVE,
                        BAD_FORMAT,
                        "the file is " + notBinary.content().title()),
                unreadable -> new Answer.Undetermined("the file could not be read: " + unreadable.reason()));
    }

    private Answer parsed(Binary binary, List<Known> machines) {
        if (binary.format() != BinaryFormat.PE) {
            Refusal reason = binary.format() == BinaryFormat.AR ? Refusal.FILE_TYPE : Refusal.FORMAT;
            return new Answer.Refuses(
                    reason, BAD_FORMAT, "the file is " + binary.format().title() + ", not PE");
        }
        Image image = binary.images().get(0);
        Architecture built = image.architecture();
        return machines.stream().anyMatch(built::equals)
                ? new Answer.Accepts(0)
                : new Answer.Refuses(
                        Refusal.ARCHITECTURE,
                        BAD_FORMAT,
                        "built for " + built.label() + ", the process is " + process.label());
    }
}
