package io.github.archcheck.cli;

import io.github.archcheck.report.Reported;
import io.github.archcheck.report.baseline.BaselineEntry;
import io.github.archcheck.report.baseline.BaselineReader;
import io.github.archcheck.report.baseline.BaselineWriter;
import io.github.archcheck.report.baseline.MalformedBaselineException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Baselines on the disk. */
final class BaselineFiles {
    /** A hundred thousand findings take half of it. */
    private static final long LARGEST = 64L << 20;

    private BaselineFiles() {}

    /** @param name as messages have it */
    static List<BaselineEntry> read(String name, Path file) throws UsageException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UsageException(name + ": is no file, and no baseline");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (Files.size(file) > LARGEST) {
                throw new UsageException(name + ": has more than " + (LARGEST >> 20) + " MiB");
            }
            return BaselineReader.read(in);
        } catch (MalformedBaselineException e) {
            String place = e.line() == 0 ? "" : ":" + e.line() + ":" + e.column();
            throw new UsageException(name + place + ": " + e.reason());
        } catch (NoSuchFileException e) {
            throw new UsageException("no such baseline: " + name + "; --write-baseline " + name + " writes it");
        } catch (AccessDeniedException e) {
            throw new UsageException(name + ": permission denied");
        } catch (IOException e) {
            throw new UsageException(name + ": cannot be read");
        }
    }

    static FileOutputs.Companion of(Session session, OutputFile file, List<Reported> findings) {
        return new FileOutputs.Companion(
                file, out -> BaselineWriter.write(findings, message -> wording(session, message), out));
    }

    /** A message without what is of this machine only. */
    static String wording(Session session, String message) {
        String here = session.workingDirectory().toString();
        String home = session.environment().getOrDefault("HOME", "");
        String shorter = here.length() > 1 ? message.replace(here, ".") : message;
        return home.length() > 1 ? shorter.replace(home, "~") : shorter;
    }
}
