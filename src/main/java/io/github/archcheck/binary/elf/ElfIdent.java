package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.WordSize;
import java.nio.ByteOrder;

/**
 * {@code e_ident} as it stands in the file.
 *
 * @param elfClass EI_CLASS, 1 or 2: nothing else can be read
 * @param data EI_DATA, 1 or 2: nothing else can be read
 * @param version EI_VERSION; loaders want 1
 * @param paddingIsZero whether EI_PAD and what follows are zero, as glibc's loader wants them
 */
public record ElfIdent(int elfClass, int data, int version, OsAbi osAbi, int abiVersion, boolean paddingIsZero) {
    static final int CLASS_32 = 1;
    static final int CLASS_64 = 2;
    static final int DATA_LITTLE = 1;
    static final int DATA_BIG = 2;

    public ElfIdent {
        if ((elfClass != CLASS_32 && elfClass != CLASS_64) || (data != DATA_LITTLE && data != DATA_BIG)) {
            throw new IllegalArgumentException("class " + elfClass + ", data " + data);
        }
    }

    public WordSize wordSize() {
        return elfClass == CLASS_32 ? WordSize.W32 : WordSize.W64;
    }

    public ByteOrder byteOrder() {
        return data == DATA_LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    Layout layout() {
        return elfClass == CLASS_32 ? Layout.ELF32 : Layout.ELF64;
    }
}
