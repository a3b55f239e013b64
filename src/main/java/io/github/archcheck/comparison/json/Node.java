package io.github.archcheck.comparison.json;

import java.util.List;
import java.util.Map;

/** A value of JSON with the place where it stands; line and column count from 1. */
sealed interface Node {
    int line();

    int column();

    /** As an error message calls it. */
    String kind();

    /** A text. */
    record Text(int line, int column, String text) implements Node {
        @Override
        public String kind() {
            return "a text";
        }
    }

    /** A number as it is written. */
    record Figure(int line, int column, String digits) implements Node {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** {@code true}, {@code false} or {@code null}. */
    record Word(int line, int column, String word) implements Node {
        @Override
        public String kind() {
            return word;
        }
    }

    /** A list. */
    record Items(int line, int column, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** An object, as far as its members were asked for. */
    record Members(int line, int column, Map<String, Node> members) implements Node {
        @Override
        public String kind() {
            return "an object";
        }
    }
}
