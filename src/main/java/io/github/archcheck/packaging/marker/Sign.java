package io.github.archcheck.packaging.marker;

/** Signs between the two sides of a comparison: symbols, longer ones before those they begin with, and then words. */
enum Sign {
    IDENTICAL("==="),
    EQUAL("=="),
    COMPATIBLE("~="),
    NOT_EQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    BELOW("<"),
    ABOVE(">"),
    IN("in"),
    NOT_IN("not in");

    private final String text;

    Sign(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean isWord() {
        return this == IN || this == NOT_IN;
    }

    /** As texts, for which there is no order: what is not equal is neither below nor above. */
    boolean holds(String left, String right) {
        return switch (this) {
            case EQUAL, AT_MOST, AT_LEAST -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case IN -> right.contains(left);
            case NOT_IN -> !right.contains(left);
            case BELOW, ABOVE, IDENTICAL, COMPATIBLE -> false;
        };
    }
}
