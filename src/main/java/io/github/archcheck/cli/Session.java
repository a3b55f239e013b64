package io.github.archcheck.cli;

import io.github.archcheck.report.Printable;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run is connected to.
 *
 * @param in read by commands that take a text, and by no other
 * @param textCharset of the terminal, for text; JSON is always UTF-8
 * @param outIsTerminal whether a person reads standard output as it is
 * @param errIsTerminal whether a person reads standard error as it is
 * @param columns width of the terminal, or of text that goes elsewhere
 */
record Session(
        InputStream in,
        OutputStream out,
        PrintWriter err,
        Charset textCharset,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int columns,
        Map<String, String> environment,
        Path workingDirectory) {
    Session {
        out = new StandardOutput(out);
    }

    /** For the one document of a command; flush it, never close it. */
    Writer textOut() {
        return new OutputStreamWriter(out, textCharset);
    }

    /** For JSON. */
    Writer utf8Out() {
        return new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    boolean unicode() {
        return textCharset.newEncoder().canEncode('…');
    }

    /** One line on standard error, with the program's name in front. */
    void complain(String message) {
        err.print("archcheck: " + Printable.of(message) + "\n");
        err.flush();
    }
}
