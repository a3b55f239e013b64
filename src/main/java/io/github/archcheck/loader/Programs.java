package io.github.archcheck.loader;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.inspect.Content;
import io.github.archcheck.inspect.Inspection;
import java.util.function.Function;

/** What every kernel says alike of a file that is to be started and is no sound file of its own format. */
public final class Programs {
    /** ENOEXEC, 8. */
    public static final String NOT_EXECUTABLE = "Exec format error";

    private Programs() {}

    /**
     * @param own the only format that the kernel starts
     * @param start what it says of a readable file of that format
     */
    public static Answer execute(Inspection file, BinaryFormat own, Function<Inspection.Parsed, Answer> start) {
        return file.match(
                parsed -> parsed.binary().format() == own
                        ? start.apply(parsed)
                        : new Answer.Refuses(
                                Refusal.FORMAT,
                                NOT_EXECUTABLE,
                                "the file is " + parsed.binary().format().title() + ", not " + own.title()),
                damaged -> new Answer.Refuses(
                        damaged.format() == own ? Refusal.DAMAGED : Refusal.FORMAT,
                        NOT_EXECUTABLE,
                        damaged.defect().reason()),
                Programs::notBinary,
                unreadable -> new Answer.Undetermined("the file could not be read: " + unreadable.reason()));
    }

    private static Answer notBinary(Inspection.NotBinary file) {
        return file.content() == Content.SCRIPT
                ? new Answer.Undetermined("a script runs if its interpreter does")
                : new Answer.Refuses(
                        Refusal.NOT_NATIVE,
                        NOT_EXECUTABLE,
                        "the file is " + file.content().title());
    }
}
