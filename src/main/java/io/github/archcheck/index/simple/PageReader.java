package io.github.archcheck.index.simple;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the pages of indexes. What a page is, its content type says, and nothing else. */
public final class PageReader {
    /** What is asked for, the best first. */
    public static final String ACCEPT =
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01";

    private static final String SIMPLE = "application/vnd.pypi.simple.";
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';]+)");
    private static final int LONGEST_TYPE = 200;

    private PageReader() {}

    /** Whether a content type is that of JSON, which is read in less memory than its length. */
    public static boolean isJson(String contentType) {
        return bare(contentType).equals(SIMPLE + "v1+json");
    }

    /**
     * Reads a page.
     *
     * @param contentType the whole header
     * @param url where the page came from in the end
     * @throws MalformedPageException when it is no page of an index
     * @throws IOException whatever the stream throws
     */
    public static SimplePage read(InputStream in, String contentType, URI url) throws IOException {
        String type = bare(contentType);
        if (isJson(contentType)) {
            return JsonPage.read(in, url);
        }
        if (type.equals(SIMPLE + "v1+html") || type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return HtmlPage.read(in, charset(contentType), url);
        }
        if (type.startsWith(SIMPLE)) {
            throw new MalformedPageException("answers in a version of the simple API that is not known here");
        }
        throw new MalformedPageException(
                type.matches("[a-z0-9.+-]+/[a-z0-9.+-]+")
                        ? "answers with " + type + ", which is no page of an index"
                        : "does not say what it answers with");
    }

    private static String bare(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.length() > LONGEST_TYPE ? "" : type;
    }

    private static Charset charset(String contentType) {
        Matcher charset = CHARSET.matcher(contentType.toLowerCase(Locale.ROOT));
        try {
            return charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
