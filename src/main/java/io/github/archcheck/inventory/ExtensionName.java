package io.github.archcheck.inventory;

import java.util.Optional;

/**
 * A file name taken apart as an extension module's: {@code _x.cpython-311-x86_64-linux-gnu.so}.
 *
 * @param stem before the suffix: {@code _x}
 * @param suffix the whole suffix with its leading dot: {@code .cpython-311-x86_64-linux-gnu.so}, {@code .abi3.so}
 * @param interpreter the tag's interpreter part: {@code cpython-311}, {@code cpython-313t}, {@code pypy310-pp73},
 *     {@code cp311}, {@code abi3}; empty for a bare {@code .so} or {@code .pyd}
 * @param platform the tag's platform part: {@code x86_64-linux-gnu}, {@code darwin}, {@code win_amd64}; empty when the
 *     suffix has none
 */
public record ExtensionName(String stem, String suffix, Optional<String> interpreter, Optional<String> platform) {}
