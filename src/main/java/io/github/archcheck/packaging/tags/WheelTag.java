package io.github.archcheck.packaging.tags;

/** One expanded tag of a wheel, in lower case. */
public record WheelTag(String python, String abi, String platform) {
    @Override
    public String toString() {
        return python + "-" + abi + "-" + platform;
    }
}
