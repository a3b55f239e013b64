package io.github.archcheck.testkit;

import java.util.Locale;

/** Makes static archives, member by member. */
public final class Ar {
    private final Bytes file = Bytes.bigEndian();

    private Ar(String magic) {
        file.text(magic);
    }

    public static Ar archive() {
        return new Ar("!<arch>\n");
    }

    public static Ar thin() {
        return new Ar("!<thin>\n");
    }

    /** A member whose size is told as it is. */
    public Ar member(String name, byte[] content) {
        return header(name, Integer.toString(content.length)).content(content);
    }

    /** A member with its name in front of its content, as BSD and Apple write them. */
    public Ar bsdMember(String name, byte[] content) {
        int nameBytes = (name.length() + 7) / 8 * 8;
        header("#1/" + nameBytes, Integer.toString(nameBytes + content.length));
        file.fixed(name, nameBytes);
        return content(content);
    }

    /** A header alone, whatever its size says. Labels: {@code ar_name}, {@code ar_size}, {@code ar_fmag}. */
    public Ar header(String name, String size) {
        file.label("ar_name").text(padded(name, 16)).text(padded("0", 12));
        file.text(padded("0", 6)).text(padded("0", 6)).text(padded("644", 8));
        file.label("ar_size").text(padded(size, 10));
        file.label("ar_fmag").text("`\n");
        return this;
    }

    public Built build() {
        return file.build();
    }

    private Ar content(byte[] content) {
        file.label("content").raw(content);
        if (content.length % 2 == 1) {
            file.text("\n");
        }
        return this;
    }

    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }
}
