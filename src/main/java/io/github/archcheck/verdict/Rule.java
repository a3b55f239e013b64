package io.github.archcheck.verdict;

import java.util.stream.Stream;

/** One thing that can be wrong. Stateless and pure: it reads the scene and nothing else. */
public interface Rule {
    RuleInfo info();

    /** Findings in any order; {@link Judge} sorts them. */
    Stream<Finding> judge(Scene scene);
}
