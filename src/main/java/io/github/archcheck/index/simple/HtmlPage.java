package io.github.archcheck.index.simple;

import io.github.archcheck.index.ReleaseFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** The page of a project, or any page of links, in HTML (PEP 503, 592, 629, 658, 714, 792). Elements are dropped once read. */
final class HtmlPage {
    private final URI url;
    private final PageFiles files = new PageFiles();
    private URI base;
    private boolean hasBase;
    private Optional<SimplePage.Status> status = Optional.empty();
    private String reason = "";
    private int links;
    private boolean isForm;

    private HtmlPage(URI url) {
        this.url = url;
        this.base = url;
    }

    static SimplePage read(InputStream in, Charset charset, URI url) throws IOException {
        HtmlPage page = new HtmlPage(url);
        PageEnds ends = new PageEnds(new InputStreamReader(in, charset));
        page.read(ends);
        if (ends.isCut()) {
            throw new MalformedPageException("sends a page that ends in the middle");
        }
        return new SimplePage(page.files.files(), page.status, page.reason, page.links, page.isForm);
    }

    private void read(Reader text) throws IOException {
        try (StreamParser parser = new StreamParser(Parser.htmlParser())) {
            parser.parse(text, url.toString());
            Iterator<Element> elements = parser.iterator();
            while (elements.hasNext()) {
                Element element = elements.next();
                read(element);
                drop(element);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    /** What stands before an element, and within it, is done with. */
    private static void drop(Element element) {
        element.empty();
        for (Node before = element.previousSibling(); before != null; before = element.previousSibling()) {
            before.remove();
        }
    }

    private void read(Element element) throws MalformedPageException {
        switch (element.normalName()) {
            case "a" -> link(element);
            case "base" -> base(element);
            case "meta" -> meta(element.attr("name"), element.attr("content"));
            case "form", "input", "script", "iframe", "frame" -> isForm = true;
            default -> {
                return;
            }
        }
    }

    private void base(Element element) {
        if (!hasBase && element.hasAttr("href")) {
            hasBase = true;
            base = PageFiles.resolve(url, element.attr("href")).orElse(url);
        }
    }

    private void meta(String name, String content) throws MalformedPageException {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "pypi:repository-version" -> JsonPage.checkVersion(content);
            case "pypi:project-status" -> status = SimplePage.Status.parse(content);
            case "pypi:project-status-reason" -> reason = PageFiles.shortened(content);
            default -> {
                return;
            }
        }
    }

    private void link(Element anchor) throws MalformedPageException {
        Optional<URI> target = anchor.hasAttr("href")
                ? PageFiles.resolve(base, anchor.attr("href").strip())
                : Optional.empty();
        if (target.isEmpty()) {
            return;
        }
        links++;
        String last = PageFiles.lastSegment(target.get());
        String name = ReleaseFile.isLikely(last) ? last : anchor.text().strip();
        if (!ReleaseFile.isLikely(name)) {
            return;
        }
        files.add(
                target.get(),
                new PageFiles.Stated(
                        name,
                        sha256(target.get()),
                        OptionalLong.empty(),
                        anchor.attr("data-requires-python"),
                        anchor.hasAttr("data-yanked") ? Optional.of(anchor.attr("data-yanked")) : Optional.empty(),
                        announced(anchor)));
    }

    private static String sha256(URI target) {
        String fragment = target.getRawFragment() == null ? "" : target.getRawFragment();
        for (String part : fragment.split("&", -1)) {
            if (part.startsWith("sha256=")) {
                return part.substring("sha256=".length());
            }
        }
        return "";
    }

    private static boolean announced(Element anchor) {
        String name = anchor.hasAttr("data-core-metadata") ? "data-core-metadata" : "data-dist-info-metadata";
        return anchor.hasAttr(name) && !anchor.attr(name).equalsIgnoreCase("false");
    }
}
