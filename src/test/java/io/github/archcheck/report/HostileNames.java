package io.github.archcheck.report;

import java.util.stream.Stream;

/** What strangers call their files. */
public final class HostileNames {
    private HostileNames() {}

    public static Stream<String> all() {
        return Stream.of(
                "",
                " ",
                "\"quotes\" and \\backslashes\\",
                "line\nfeed\rreturn\ttab",
                "\u0000\u0001\u001b[31mred\u007f\u0085\u009b",
                "left\u202eright\u2066\u2069",
                "\u2028\u2029</script>",
                "\ufeff\ufffe\uffff",
                "half \ud800 of \udc00 a pair",
                "\ud83d\ude00 \udb40\udc41",
                "日本語/ümläut",
                "'; rm -rf ~; '",
                "{\"a\":1} {0} {{1}}",
                "]]> <!-- <![CDATA[ &amp; &#0; <b attribute='\"'>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
                "100% a%20b %SRCROOT% %0A",
                "::error file=x,line=1::y",
                "scheme:path?query#fragment",
                "C:\\Windows\\x.dll",
                "//host/share",
                "../../up/./there",
                "[text](1) [link](https://index.example)\n\n# heading");
    }

    /** With U+FFFD for each half of a pair, which no encoding has. */
    public static String wellFormed(String name) {
        return name.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
