package io.github.archcheck.binary.macho;

/** A {@code platform} of LC_BUILD_VERSION, or what an LC_VERSION_MIN_* stands for. */
public record Platform(int value) {
    public static final Platform MACOS = new Platform(1);
    public static final Platform IOS = new Platform(2);
    public static final Platform TVOS = new Platform(3);
    public static final Platform WATCHOS = new Platform(4);
    public static final Platform MACCATALYST = new Platform(6);
    public static final Platform IOS_SIMULATOR = new Platform(7);
    public static final Platform TVOS_SIMULATOR = new Platform(8);
    public static final Platform WATCHOS_SIMULATOR = new Platform(9);

    private static final Names NAMES = new Names()
            .add(0, "PLATFORM_UNKNOWN")
            .add(1, "PLATFORM_MACOS")
            .add(2, "PLATFORM_IOS")
            .add(3, "PLATFORM_TVOS")
            .add(4, "PLATFORM_WATCHOS")
            .add(5, "PLATFORM_BRIDGEOS")
            .add(6, "PLATFORM_MACCATALYST")
            .add(7, "PLATFORM_IOSSIMULATOR")
            .add(8, "PLATFORM_TVOSSIMULATOR")
            .add(9, "PLATFORM_WATCHOSSIMULATOR")
            .add(10, "PLATFORM_DRIVERKIT")
            .add(11, "PLATFORM_VISIONOS")
            .add(12, "PLATFORM_VISIONOSSIMULATOR")
            .add(13, "PLATFORM_FIRMWARE")
            .add(14, "PLATFORM_SEPOS");
    private static final Names LABELS = new Names()
            .add(1, "macos")
            .add(2, "ios")
            .add(3, "tvos")
            .add(4, "watchos")
            .add(5, "bridgeos")
            .add(6, "maccatalyst")
            .add(7, "ios-simulator")
            .add(8, "tvos-simulator")
            .add(9, "watchos-simulator")
            .add(10, "driverkit")
            .add(11, "visionos")
            .add(12, "visionos-simulator");

    /** Apple's name of the constant, or the number in hexadecimal. */
    public String name() {
        return NAMES.of(value);
    }

    /** As in reports: {@code macos}, {@code ios-simulator}, or {@code platform 42}. */
    public String label() {
        return LABELS.has(value) ? LABELS.of(value) : "platform " + Integer.toUnsignedString(value);
    }
}
