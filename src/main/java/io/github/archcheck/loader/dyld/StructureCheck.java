package io.github.archcheck.loader.dyld;

/** The structural test that dyld of macOS 12 to 15.3 makes of every Mach-O header, and up to 15.6 of those in fat files. */
record StructureCheck(DyldRelease release) {
    private static final String NO_MAGIC = "file does not start with MH_MAGIC[_64]";
    private static final String HEADER_CUT = "MachO header exceeds file length";
    private static final String COMMANDS_CUT = "load commands exceed length of first segment";

    /**
     * @param limit bytes that header and load commands may take
     * @param diagnosis where complaints are appended. Not being empty to begin with is a failure too: dyld asks at the
     *     end whether anything at all went wrong
     */
    boolean isMachO(MachHead head, long limit, StringBuilder diagnosis) {
        if (release.isAtLeast(DyldRelease.V13_0) && limit < MachHead.SMALL_HEADER_BYTES) {
            diagnosis.append(HEADER_CUT);
            return false;
        }
        if (head.magic() != MachHead.Magic.MACH_O) {
            if (head.magic() != MachHead.Magic.BIG_ENDIAN) {
                diagnosis.append(NO_MAGIC);
            }
            return false;
        }
        if (head.headAndCommandBytes() > limit) {
            diagnosis.append(COMMANDS_CUT);
            return false;
        }
        CommandWalk.fault(head, release).ifPresent(diagnosis::append);
        return diagnosis.isEmpty();
    }
}
