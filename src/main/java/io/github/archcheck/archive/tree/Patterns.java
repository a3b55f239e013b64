package io.github.archcheck.archive.tree;

import java.nio.file.FileSystem;
import java.nio.file.PathMatcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Path matchers as {@link FileSystem#getPathMatcher} describes them: globs and regular expressions. */
final class Patterns {
    private static final String GLOB = "glob:";
    private static final String REGEX = "regex:";

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private boolean inGroup;
    private int at;

    private Patterns(String glob) {
        this.glob = glob;
    }

    static PathMatcher matcher(String syntaxAndPattern) {
        Pattern pattern;
        if (syntaxAndPattern.regionMatches(true, 0, GLOB, 0, GLOB.length())) {
            pattern = Pattern.compile(new Patterns(syntaxAndPattern.substring(GLOB.length())).translate());
        } else if (syntaxAndPattern.regionMatches(true, 0, REGEX, 0, REGEX.length())) {
            pattern = Pattern.compile(syntaxAndPattern.substring(REGEX.length()));
        } else {
            throw new UnsupportedOperationException(syntaxAndPattern);
        }
        return path -> pattern.matcher(path.toString()).matches();
    }

    private String translate() {
        while (at < glob.length()) {
            char c = glob.charAt(at++);
            switch (c) {
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                case '[' -> bracket();
                case '{' -> openGroup();
                case '}' -> closeGroup();
                case ',' -> regex.append(inGroup ? ")|(?:" : ",");
                case '\\' -> literal(escaped());
                default -> literal(c);
            }
        }
        if (inGroup) {
            throw error("Missing '}'");
        }
        return regex.toString();
    }

    private void star() {
        if (at < glob.length() && glob.charAt(at) == '*') {
            at++;
            regex.append(".*");
        } else {
            regex.append("[^/]*");
        }
    }

    private void bracket() {
        regex.append("[[^/]&&[");
        if (at < glob.length() && glob.charAt(at) == '!') {
            regex.append('^');
            at++;
        }
        int first = at;
        while (at < glob.length() && (glob.charAt(at) != ']' || at == first)) {
            char c = glob.charAt(at++);
            boolean isRange = c == '-' && at - 1 > first && at < glob.length() && glob.charAt(at) != ']';
            if (c == '/') {
                throw error("Explicit 'name separator' in class");
            }
            regex.append(isRange ? "-" : c > 0x7F || Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c);
        }
        if (at >= glob.length()) {
            throw error("Missing ']'");
        }
        at++;
        regex.append("]]");
    }

    private void openGroup() {
        if (inGroup) {
            throw error("Cannot nest groups");
        }
        inGroup = true;
        regex.append("(?:(?:");
    }

    private void closeGroup() {
        regex.append(inGroup ? "))" : "\\}");
        inGroup = false;
    }

    private char escaped() {
        if (at == glob.length()) {
            throw error("No character to escape");
        }
        return glob.charAt(at++);
    }

    private void literal(char c) {
        boolean plain = Character.isLetterOrDigit(c) || c > 0x7F;
        regex.append(plain ? "" : "\\").append(c);
    }

    private PatternSyntaxException error(String what) {
        return new PatternSyntaxException(what, glob, at - 1);
    }
}
