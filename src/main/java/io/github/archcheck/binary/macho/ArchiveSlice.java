package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.FormatDetails;

/** A slice that is a static archive; its CPU is known from its entry in the fat header only. */
public record ArchiveSlice(CpuType cpuType, CpuSubtype cpuSubtype) implements FormatDetails {}
