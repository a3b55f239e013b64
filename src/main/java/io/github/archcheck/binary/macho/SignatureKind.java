package io.github.archcheck.binary.macho;

/** Who vouches for an image. */
public enum SignatureKind {
    /** There is no LC_CODE_SIGNATURE. */
    NONE("none"),
    /** Hashes without a certificate. */
    AD_HOC("ad-hoc"),
    /** Ad hoc, made by the linker; tools that edit the file may make it anew. */
    LINKER_SIGNED("linker-signed"),
    /** With a certificate. Whether it is valid has not been looked at. */
    SIGNED("signed"),
    /** There is an LC_CODE_SIGNATURE, but what it points to is no signature. */
    DAMAGED("damaged");

    private final String label;

    SignatureKind(String label) {
        this.label = label;
    }

    /** As in JSON. */
    public String label() {
        return label;
    }
}
