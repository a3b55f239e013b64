package io.github.archcheck.inventory.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the statements of a module that concern imports. Function bodies are passed over, but for those of functions that
 * the module level calls.
 */
final class SourceParser {
    /** Python refuses deeper indentation. */
    private static final int MAX_DEPTH = 100;

    private static final int ALL = Integer.MAX_VALUE;

    /** Context managers that let every exception pass. */
    private static final Set<String> TRANSPARENT = Set.of(
            "open",
            "catch_warnings",
            "errstate",
            "redirect_stdout",
            "redirect_stderr",
            "nullcontext",
            "closing",
            "files",
            "as_file",
            "path",
            "Lock",
            "RLock",
            "set",
            "add_dll_directory");

    /** Where the body of a function begins, and how far its {@code def} is indented. */
    private record Body(int position, int indent) {}

    private final Lexer lexer;
    private final Tokens tokens;
    private final Expressions expressions;
    private final Map<String, Body> defined = new HashMap<>();
    private boolean isTooDeep;
    private int classes;

    private SourceParser(Lexer lexer) {
        this.lexer = lexer;
        this.tokens = lexer.tokens();
        this.expressions = new Expressions(tokens, defined.keySet());
    }

    /** Never fails: what is no Python gives what it looks like. */
    static Source parse(byte[] text, Words words) {
        int end = indexOfNull(text);
        Set<String> found = new HashSet<>();
        SourceParser parser = new SourceParser(new Lexer(end < 0 ? text : Arrays.copyOf(text, end), words, found));
        parser.lexer.next(ALL);
        List<Statement> body = parser.block(-1, 0);
        Map<String, List<Statement>> functions = parser.calledFunctions();
        return new Source(body, functions, found, end < 0 && !parser.isTooDeep);
    }

    private static int indexOfNull(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, List<Statement>> calledFunctions() {
        Map<String, List<Statement>> functions = new HashMap<>();
        Map<String, Body> ofModule = Map.copyOf(defined);
        List<String> called = expressions.called();
        for (int i = 0; i < called.size(); i++) {
            Body body = ofModule.get(called.get(i));
            if (body != null) {
                lexer.seek(body.position());
                lexer.next(ALL);
                functions.put(called.get(i), block(body.indent(), 1));
            }
        }
        return functions;
    }

    /** The lines that are indented deeper than this, from the current one on. */
    private List<Statement> block(int parent, int depth) {
        List<Statement> out = new ArrayList<>();
        while (!lexer.isAtEnd() && lexer.indent() > parent) {
            if (depth > MAX_DEPTH) {
                isTooDeep = true;
                lexer.next(parent);
            } else {
                statement(out, depth);
            }
        }
        return out;
    }

    private void statement(List<Statement> out, int depth) {
        int first = tokens.is(0, "async") ? 1 : 0;
        String keyword = tokens.isName(first) ? tokens.text(first) : "";
        int colon = tokens.colon(first);
        if (colon < 0 || !isCompound(keyword, colon)) {
            expressions.statements(0, tokens.count(), out);
            lexer.next(ALL);
            return;
        }
        switch (keyword) {
            case "def" -> function(first + 1);
            case "class" -> classBody(colon, depth, out);
            case "if" -> choice(first, colon, depth, out);
            case "try" -> attempt(colon, depth, out);
            case "with" -> with(first, colon, depth, out);
            case "match" -> out.addAll(suite(colon, depth));
            default -> loop(first, colon, depth, out);
        }
    }

    private boolean isCompound(String keyword, int colon) {
        return switch (keyword) {
            case "def", "class", "if", "try", "with", "for", "while" -> true;
            case "match", "case" -> colon == tokens.count() - 1;
            case "else", "elif", "except", "finally" -> true;
            default -> false;
        };
    }

    private void function(int name) {
        int indent = lexer.indent();
        if (classes == 0 && tokens.isName(name) && tokens.is(tokens.count() - 1, ":")) {
            defined.put(tokens.text(name), new Body(lexer.position(), indent));
        }
        lexer.next(indent);
    }

    /** Methods are none of the module's functions, and names of the class none of its names. */
    private void classBody(int colon, int depth, List<Statement> out) {
        classes++;
        List<Statement> body = suite(colon, depth);
        classes--;
        body.stream().filter(s -> !(s instanceof Statement.Assign)).forEach(out::add);
    }

    /** What follows a colon: the rest of the line, or the block below. */
    private List<Statement> suite(int colon, int depth) {
        int indent = lexer.indent();
        if (colon == tokens.count() - 1) {
            lexer.next(ALL);
            return block(indent, depth + 1);
        }
        List<Statement> out = new ArrayList<>();
        expressions.statements(colon + 1, tokens.count(), out);
        lexer.next(ALL);
        return out;
    }

    private void choice(int first, int colon, int depth, List<Statement> out) {
        int indent = lexer.indent();
        expressions.scan(first + 1, colon, out);
        List<Statement.Arm> arms = new ArrayList<>();
        arms.add(new Statement.Arm(new Conditions(tokens).parse(first + 1, colon), suite(colon, depth)));
        while (continues(indent, "elif")) {
            int next = tokens.colon(0);
            Condition when = new Conditions(tokens).parse(1, next);
            arms.add(new Statement.Arm(when, suite(next, depth)));
        }
        if (continues(indent, "else")) {
            arms.add(new Statement.Arm(Condition.TRUE, suite(tokens.colon(0), depth)));
        }
        if (arms.stream().anyMatch(arm -> !arm.body().isEmpty())) {
            out.add(new Statement.Choice(arms));
        }
    }

    private boolean continues(int indent, String keyword) {
        return lexer.indent() == indent && tokens.is(0, keyword) && tokens.colon(0) > 0;
    }

    /** The body of a loop over literals runs to its end, unless something leaves it; of others nobody knows. */
    private void loop(int first, int colon, int depth, List<Statement> out) {
        Optional<String> name = tokens.is(first, "for") ? expressions.beginLoop(first + 1, colon) : Optional.empty();
        int jumps = expressions.jumps();
        List<Statement> body = suite(colon, depth);
        name.ifPresent(expressions::endLoop);
        if (name.isPresent() && jumps == expressions.jumps()) {
            out.addAll(body);
        } else if (!body.isEmpty()) {
            out.add(maybe(body));
        }
    }

    private static Statement maybe(List<Statement> body) {
        return new Statement.Choice(List.of(new Statement.Arm(Condition.UNKNOWN, body)));
    }

    private void attempt(int colon, int depth, List<Statement> out) {
        int indent = lexer.indent();
        List<Statement> body = suite(colon, depth);
        List<Statement.Handler> handlers = new ArrayList<>();
        while (continues(indent, "except")) {
            int end = tokens.colon(0);
            List<String> types = expressions.types(tokens.is(1, "*") ? 2 : 1, end);
            handlers.add(new Statement.Handler(types, suite(end, depth)));
        }
        List<Statement> otherwise = continues(indent, "else") ? suite(tokens.colon(0), depth) : List.of();
        List<Statement> last = continues(indent, "finally") ? suite(tokens.colon(0), depth) : List.of();
        if (!body.isEmpty() || !last.isEmpty()) {
            out.add(new Statement.Attempt(body, handlers, otherwise, last));
        } else {
            out.addAll(otherwise);
        }
    }

    private void with(int first, int colon, int depth, List<Statement> out) {
        Optional<List<String>> swallowed = swallowed(first + 1, colon);
        expressions.scan(first + 1, colon, out);
        List<Statement> body = suite(colon, depth);
        if (swallowed.isEmpty()) {
            out.addAll(body);
        } else if (!body.isEmpty()) {
            Statement.Handler handler = new Statement.Handler(swallowed.get(), List.of());
            out.add(new Statement.Attempt(body, List.of(handler), List.of(), List.of()));
        }
    }

    /** The exceptions that a context manager keeps to itself; empty when none. */
    private Optional<List<String>> swallowed(int from, int to) {
        boolean isTransparent = true;
        for (int i = from; i < to; i++) {
            if (tokens.isName(i) && tokens.is(i + 1, "(")) {
                String name = tokens.text(i);
                if (name.equals("suppress")) {
                    return Optional.of(expressions.types(i + 1, tokens.closing(i + 1, to) + 1));
                }
                isTransparent &= TRANSPARENT.contains(name);
            }
        }
        return isTransparent ? Optional.empty() : Optional.of(List.of(Statement.Handler.ANYTHING));
    }
}
