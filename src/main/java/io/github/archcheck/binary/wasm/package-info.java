/**
 * WebAssembly modules. Knows no other format. Start at {@link io.github.archcheck.binary.wasm.WasmParser}.
 */
@NullMarked
package io.github.archcheck.binary.wasm;

import org.jspecify.annotations.NullMarked;
