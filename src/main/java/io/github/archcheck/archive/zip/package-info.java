/**
 * Zip archives, read by position. Structures and flags as in PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 to 4.5; who is right
 * where archives contradict themselves, as in Python's zipfile, which installers use.
 */
@NullMarked
package io.github.archcheck.archive.zip;

import org.jspecify.annotations.NullMarked;
