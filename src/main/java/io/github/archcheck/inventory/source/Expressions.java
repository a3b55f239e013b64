package io.github.archcheck.inventory.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads statements without a block of their own, from the tokens of the current line. */
final class Expressions {
    private static final Set<String> OPENERS = Set.of(
            "CDLL",
            "PyDLL",
            "WinDLL",
            "OleDLL",
            "LoadLibrary",
            "dlopen",
            "load_library",
            "load_op_library",
            "load_pycryptodome_raw_lib");

    /** With one of these in a statement, nobody knows whether all of it runs. */
    private static final String[] BRANCHES = {"if", "or", "and", "for"};

    private static final Pattern FLAG = Pattern.compile("__[A-Z0-9_]+__");
    private static final Pattern MODULE = Pattern.compile("[A-Za-z_]\\w{0,80}(?:\\.[A-Za-z_]\\w{0,80}){0,9}");
    private static final int MAX_MODULES = 200;
    private static final int MAX_CONDITION = 60;

    private final Tokens tokens;
    private final Set<String> functions;
    private final List<String> called = new ArrayList<>();
    private final Set<String> isCalled = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, List<String>> loops = new HashMap<>();
    private boolean hasImportModule;
    private int jumps;

    /** @param functions of the module, as far as they are known */
    Expressions(Tokens tokens, Set<String> functions) {
        this.tokens = tokens;
        this.functions = functions;
    }

    /** The functions of the module that were called so far, each once; grows as more is read. */
    List<String> called() {
        return Collections.unmodifiableList(called);
    }

    /** Statements between semicolons. */
    void statements(int from, int to, List<Statement> out) {
        int start = from;
        int depth = 0;
        for (int i = from; i < to; i++) {
            depth += tokens.depthChange(i);
            if (depth == 0 && tokens.is(i, ";")) {
                statement(start, i, out);
                start = i + 1;
            }
        }
        statement(start, to, out);
    }

    private void statement(int from, int to, List<Statement> out) {
        if (from >= to || !tokens.isName(from)) {
            if (from < to && !tokens.is(from, "@")) {
                scan(from, to, out);
            }
            return;
        }
        switch (tokens.text(from)) {
            case "import" -> imports(from + 1, to, out);
            case "from" -> importFrom(from + 1, to, out);
            case "raise" -> raise(from + 1, to, out);
            case "return" -> {
                scan(from + 1, to, out);
                out.add(new Statement.Leave());
            }
            case "continue", "break" -> jumps++;
            case "def", "class", "pass", "global", "nonlocal", "del" -> {}
            default -> expression(from, to, out);
        }
    }

    private void imports(int from, int to, List<Statement> out) {
        int at = from;
        while (at < to) {
            int end = dottedEnd(at, to);
            String module = dotted(at, end);
            boolean renamed = tokens.is(end, "as") && end + 1 < to;
            String bound = renamed ? tokens.text(end + 1) : module.substring(0, dotOf(module));
            if (!module.isEmpty()) {
                out.add(new Statement.Import(0, module, List.of(), Optional.of(bound)));
            }
            at = end + (renamed ? 2 : 0) + 1;
        }
    }

    private static int dotOf(String module) {
        return module.indexOf('.') < 0 ? module.length() : module.indexOf('.');
    }

    private void importFrom(int from, int to, List<Statement> out) {
        int at = from;
        while (at < to && tokens.is(at, ".")) {
            at++;
        }
        int level = at - from;
        int end = tokens.is(at, "import") ? at : dottedEnd(at, to);
        if (!tokens.is(end, "import")) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (int i = end + 1; i < to; i++) {
            if (tokens.is(i, "as")) {
                i++;
            } else if (tokens.isName(i)) {
                names.add(tokens.text(i));
            }
        }
        hasImportModule |= names.contains("import_module") && dotted(at, end).equals("importlib");
        if (level > 0 || end > at) {
            out.add(new Statement.Import(level, dotted(at, end), names, Optional.empty()));
        }
    }

    private int dottedEnd(int from, int to) {
        int at = from;
        while (at < to && tokens.isName(at) && !tokens.is(at, "as") && !tokens.is(at, "import")) {
            at++;
            if (!tokens.is(at, ".")) {
                return at;
            }
            at++;
        }
        return at;
    }

    private String dotted(int from, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < end; i++) {
            text.append(tokens.text(i));
        }
        return text.toString();
    }

    /** An exception under a name of its own, which is small, is one that was caught. */
    private void raise(int from, int to, List<Statement> out) {
        int end = dottedEnd(from, to);
        String last = end > from && end <= to ? tokens.text(end - 1) : "";
        boolean isType = !last.isEmpty() && (Character.isUpperCase(last.charAt(0)) || tokens.is(end, "("));
        out.add(new Statement.Raise(isType ? Optional.of(last) : Optional.empty()));
    }

    private void expression(int from, int to, List<Statement> out) {
        if (to - from == 1 && FLAG.matcher(tokens.text(from)).matches()) {
            out.add(new Statement.Look(tokens.text(from)));
            return;
        }
        scan(from, to, out);
        int value = value(from, to);
        if (value > from) {
            Condition condition =
                    to - value > MAX_CONDITION ? Condition.UNKNOWN : new Conditions(tokens).parse(value, to);
            for (int i = from; i < value; i++) {
                if (tokens.isName(i) && tokens.is(i + 1, "=")) {
                    assign(tokens.text(i), condition, out);
                }
            }
            if (tokens.is(from + 1, ":")) {
                assign(tokens.text(from), condition, out);
            }
        } else if (from + 1 < to && isAugmented(from + 1)) {
            assign(tokens.text(from), Condition.UNKNOWN, out);
        }
    }

    private boolean isAugmented(int token) {
        String text = tokens.text(token);
        return text.length() == 2 && text.endsWith("=") && "=!<>:".indexOf(text.charAt(0)) < 0;
    }

    /** Where the value of an assignment to plain names begins; {@code from} when it is none. */
    private int value(int from, int to) {
        int at = from;
        while (at + 1 < to && tokens.isName(at) && tokens.is(at + 1, "=")) {
            at += 2;
        }
        if (at == from && tokens.is(from + 1, ":")) {
            for (int i = from + 2; i < to; i++) {
                if (tokens.is(i, "=")) {
                    return i + 1;
                }
            }
        }
        return at;
    }

    private void assign(String name, Condition condition, List<Statement> out) {
        if (!(condition instanceof Condition.Unknown)) {
            known.add(name);
            out.add(new Statement.Assign(name, condition));
        } else if (known.contains(name) || FLAG.matcher(name).matches()) {
            out.add(new Statement.Assign(name, condition));
        }
    }

    /** What an expression imports, calls and names. */
    void scan(int from, int to, List<Statement> out) {
        List<Statement> found = new ArrayList<>();
        Set<String> words = new LinkedHashSet<>();
        boolean isBranched = false;
        boolean opens = false;
        for (int i = from; i < to; i++) {
            if (tokens.isString(i)) {
                tokens.mentions(i, words);
            } else if (tokens.isName(i)) {
                if (tokens.is(i, "lambda")) {
                    break;
                }
                isBranched |= tokens.isAny(i, BRANCHES);
                if (tokens.is(i + 1, "(")) {
                    String name = tokens.text(i);
                    opens |= OPENERS.contains(name);
                    call(name, i, found);
                }
            }
        }
        if (!words.isEmpty()) {
            found.add(new Statement.Mention(List.copyOf(words), opens));
        }
        if (isBranched && !found.isEmpty()) {
            out.add(new Statement.Choice(List.of(new Statement.Arm(Condition.UNKNOWN, found))));
        } else {
            out.addAll(found);
        }
    }

    private void call(String name, int token, List<Statement> found) {
        boolean isImporter = name.equals("__import__")
                || (name.equals("import_module") && (hasImportModule || tokens.is(token - 2, "importlib")));
        if (isImporter) {
            boolean isWhole = tokens.is(token + 3, ")") || tokens.is(token + 3, ",");
            if (isWhole && tokens.isString(token + 2)) {
                found.add(imported(tokens.content(token + 2)));
            } else if (isWhole && tokens.isName(token + 2)) {
                loops.getOrDefault(tokens.text(token + 2), List.of()).forEach(module -> found.add(imported(module)));
            }
        } else if (!tokens.is(token - 1, ".") && functions.contains(name)) {
            if (isCalled.add(name)) {
                called.add(name);
            }
            found.add(new Statement.Call(name));
        }
    }

    private static Statement imported(String module) {
        int level = 0;
        while (level < module.length() && module.charAt(level) == '.') {
            level++;
        }
        return new Statement.Import(level, module.substring(level), List.of(), Optional.empty());
    }

    /**
     * Reads {@code for NAME, … in ["a", ("b", …)]}: for each string that can be a module's name, its body may import that.
     *
     * @return the name that holds them; empty when the loop is of another kind
     */
    Optional<String> beginLoop(int from, int to) {
        if (!tokens.isName(from) || from + 2 >= to) {
            return Optional.empty();
        }
        List<String> modules = new ArrayList<>();
        int in = from;
        while (in < to && !tokens.is(in, "in")) {
            in++;
        }
        for (int i = in + 1; i < to; i++) {
            if (tokens.isString(i)
                    && modules.size() < MAX_MODULES
                    && MODULE.matcher(tokens.content(i)).matches()) {
                modules.add(tokens.content(i));
            } else if (tokens.isName(i)) {
                return Optional.empty();
            }
        }
        if (modules.isEmpty()) {
            return Optional.empty();
        }
        loops.put(tokens.text(from), modules);
        return Optional.of(tokens.text(from));
    }

    void endLoop(String name) {
        loops.remove(name);
    }

    /** How many statements so far leave a loop, or a round of it. */
    int jumps() {
        return jumps;
    }

    /** Last names of the exception types in an {@code except} clause; empty when there are none. */
    List<String> types(int from, int to) {
        List<String> types = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (tokens.is(i, "as")) {
                break;
            }
            if (tokens.isName(i) && !tokens.is(i + 1, ".")) {
                types.add(tokens.is(i + 1, "(") || tokens.is(i + 1, "[") ? Statement.Handler.ANYTHING : tokens.text(i));
            } else if (tokens.is(i, "*") || tokens.is(i, "+")) {
                types.add(Statement.Handler.ANYTHING);
            }
        }
        return types;
    }
}
