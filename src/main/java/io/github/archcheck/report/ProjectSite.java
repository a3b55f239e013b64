package io.github.archcheck.report;

import io.github.archcheck.verdict.RuleInfo;

/** Where the project is on the web, for links in reports. The same address stands in {@code pom.xml}. */
public final class ProjectSite {
    public static final String HOME = "https://github.com/archcheck/archcheck";

    private static final String PAGES = HOME + "/blob/main/src/main/resources/io/github/archcheck/verdict/rules/";

    private ProjectSite() {}

    /** The page that {@code archcheck explain} prints. */
    public static String pageOf(RuleInfo rule) {
        return PAGES + rule.id() + ".md";
    }
}
