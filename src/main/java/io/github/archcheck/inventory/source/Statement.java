package io.github.archcheck.inventory.source;

import java.util.List;
import java.util.Optional;

/** One statement of a Python source that concerns imports. All others are left out. */
public sealed interface Statement {
    /**
     * {@code import a.b as c}, {@code from ..a import b, c}, {@code importlib.import_module("a.b")}.
     *
     * @param level leading dots: 0 for an absolute name
     * @param module dotted; empty in {@code from . import a}
     * @param names after {@code from … import}; empty otherwise, and for a star
     * @param binds the name that {@code import} binds to a module; empty for {@code from}
     */
    record Import(int level, String module, List<String> names, Optional<String> binds) implements Statement {
        public Import {
            names = List.copyOf(names);
        }
    }

    /**
     * Blocks of which the first with a true condition runs, or none: {@code if}, loops, {@code match}.
     *
     * @param arms in order; {@code else} has a condition that is always true
     */
    record Choice(List<Arm> arms) implements Statement {
        public Choice {
            arms = List.copyOf(arms);
        }
    }

    /** One block of a choice. */
    record Arm(Condition when, List<Statement> body) {
        public Arm {
            body = List.copyOf(body);
        }
    }

    /**
     * {@code try}, or a {@code with} that swallows exceptions.
     *
     * @param otherwise the {@code else} block
     * @param last the {@code finally} block
     */
    record Attempt(List<Statement> body, List<Handler> handlers, List<Statement> otherwise, List<Statement> last)
            implements Statement {
        public Attempt {
            body = List.copyOf(body);
            handlers = List.copyOf(handlers);
            otherwise = List.copyOf(otherwise);
            last = List.copyOf(last);
        }
    }

    /**
     * @param types last names of the exception types; empty when it catches everything; {@code ?} for an expression that
     *     is not understood
     */
    record Handler(List<String> types, List<Statement> body) {
        /** Stands for types that only running the source would tell. */
        public static final String ANYTHING = "?";

        public Handler {
            types = List.copyOf(types);
            body = List.copyOf(body);
        }
    }

    /** @param type last name of the exception type; empty when the caught exception is raised again */
    record Raise(Optional<String> type) implements Statement {}

    /** {@code return}. */
    record Leave() implements Statement {}

    /** {@code NAME = …}: a value whose truth is known, or the end of such knowledge. */
    record Assign(String name, Condition value) implements Statement {}

    /** A bare name, which raises NameError unless something has assigned it. */
    record Look(String name) implements Statement {}

    /** A call of a function of this module's own. */
    record Call(String function) implements Statement {}

    /**
     * String literals that name a native file.
     *
     * @param words in order
     * @param isOpened whether the statement also calls something that opens libraries
     */
    record Mention(List<String> words, boolean isOpened) implements Statement {
        public Mention {
            words = List.copyOf(words);
        }
    }
}
