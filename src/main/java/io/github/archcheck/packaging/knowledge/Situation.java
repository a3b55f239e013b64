package io.github.archcheck.packaging.knowledge;

/** What is known to be in the way. */
public enum Situation {
    /** The wheel for this machine holds nothing; another distribution has the code. */
    EMPTY_WHEEL,
    /** The wheel fits by its name, and holds code for another machine. */
    FOREIGN_CONTENT,
    /** Another version has a wheel for this machine and Python. */
    OTHER_VERSION,
    /** Another Python has a wheel on this machine. */
    OTHER_PYTHON,
    /** Wheels are for newer releases of this system only. */
    NEWER_SYSTEM,
    /** The last version with a wheel for this machine is older. */
    DROPPED,
    /** No version ever had one. */
    NEVER,
    /** It has a wheel, and does not work beside another distribution. */
    CONFLICT
}
