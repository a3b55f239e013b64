package io.github.archcheck.loader;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.elf.ElfParser;
import io.github.archcheck.binary.macho.MachOParser;
import io.github.archcheck.bytes.ArraySource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.dyld.DyldLoader;
import io.github.archcheck.loader.glibc.GlibcLoader;
import io.github.archcheck.loader.musl.MuslLoader;
import io.github.archcheck.loader.windows.WindowsLoader;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a file says, a loader answers, and what it accepts is an image of the file. */
class HostileFilesTest {
    private static final long SEED = 20_261_120;
    private static final int MUTANTS = 5_000;

    private static final List<Loader> LOADERS = Stream.concat(
                    Stream.of("10.15", "12.1", "12.6", "13.0", "14.4", "15.0", "15.4", "26.0", "26.2", "27.0")
                            .map(text -> Version.parse(text).orElseThrow())
                            .flatMap(macOs -> Stream.of(
                                    new DyldLoader(Known.ARM64, false, macOs),
                                    new DyldLoader(Known.X86_64, true, macOs))),
                    Stream.of(
                            new GlibcLoader(Known.X86_64, Version.of(2, 31)),
                            new GlibcLoader(Known.S390X, Version.of(2, 41)),
                            new MuslLoader(Known.X86_64),
                            new WindowsLoader(Known.X86_64)))
            .toList();

    @Test
    void everyMutantOfAnElfFileGetsAnAnswer() throws IOException {
        attack(new ElfParser(), Files.readAllBytes(Path.of("testdata/loader/elf/tiny.so")), 512);
    }

    @Test
    void everyMutantOfAMachOFileGetsAnAnswer() throws IOException {
        attack(new MachOParser(), Files.readAllBytes(Path.of("testdata/loader/macho/thin.dylib")), 1024);
    }

    @Test
    void everyMutantOfAFatFileGetsAnAnswer() throws IOException {
        attack(new MachOParser(), Files.readAllBytes(Path.of("testdata/loader/macho/fat.dylib")), 64);
    }

    private static void attack(BinaryParser parser, byte[] sound, int headerBytes) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(sound, Math.min(headerBytes, sound.length), random);
            Loader loader = LOADERS.get(random.nextInt(LOADERS.size()));
            assertThatCode(() -> ask(loader, inspection(parser, mutant)))
                    .as("seed %d, mutant %d", SEED, i)
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] mutant(byte[] sound, int headerBytes, SplittableRandom random) {
        byte[] mutant = random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(4, sound.length)) : sound.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = 4 + random.nextInt(Math.max(1, Math.min(headerBytes, mutant.length) - 4));
            if (at < mutant.length) {
                mutant[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(3) - 1);
            }
        }
        return mutant;
    }

    private static Inspection inspection(BinaryParser parser, byte[] bytes) throws IOException {
        try {
            return new Inspection.Parsed(parser.parse(new ArraySource(bytes)), bytes.length);
        } catch (MalformedBinaryException e) {
            return new Inspection.Damaged(parser.format(), Defect.of(e), bytes.length);
        }
    }

    private static void ask(Loader loader, Inspection file) {
        for (Answer answer : List.of(loader.open(file), loader.link(file), loader.execute(file))) {
            if (answer instanceof Answer.Accepts accepts) {
                Binary binary = ((Inspection.Parsed) file).binary();
                binary.images().get(accepts.image());
            } else if (answer instanceof Answer.Refuses refuses) {
                var unused = loader.message("/v/x.so", refuses);
            }
        }
    }
}
