package io.github.archcheck.binary.wasm;

import io.github.archcheck.binary.FormatDetails;

/**
 * What the beginning of a WebAssembly file says.
 *
 * @param version of the binary format, 1 for modules of today
 * @param layer 0 for a core module, 1 for a component
 * @param sideModule begins with a {@code dylink.0} or {@code dylink} section: a shared library for Emscripten's loader,
 *     as in Pyodide
 */
public record WasmDetails(int version, int layer, boolean sideModule) implements FormatDetails {}
