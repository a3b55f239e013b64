package io.github.archcheck.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.archcheck.testkit.Hostile;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRecogniserTest {
    record Case(Content content, String text) {}

    static List<Case> texts() {
        return List.of(
                new Case(Content.EMPTY, ""),
                new Case(
                        Content.GIT_LFS_POINTER,
                        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935\nsize 12345\n"),
                new Case(
                        Content.LINKER_SCRIPT, "/* GNU ld script\n   Use the shared library */\nGROUP ( libc.so.6 )\n"),
                new Case(Content.LINKER_SCRIPT, "INPUT(-ltinfo)\n"),
                new Case(Content.LINKER_SCRIPT, "  GROUP ( libgcc_s.so.1 -lgcc )"),
                new Case(Content.LINKER_SCRIPT, "OUTPUT_FORMAT(elf64-x86-64)"),
                new Case(Content.LINKER_SCRIPT, "/* a */ /* b\n*/\nINPUT\t(libx.so.1)"),
                new Case(Content.TEXT, "INPUT is a word"),
                new Case(Content.TEXT, "/* INPUT( */ int x;"),
                new Case(Content.TEXT, "/* a comment without an end"),
                new Case(Content.HTML, "<!DOCTYPE html><html><head><title>404</title>"),
                new Case(Content.HTML, "<!doctype\n html>"),
                new Case(Content.HTML, "\n\n  <HTML>"),
                new Case(Content.HTML, "<!-- saved from somewhere -->\n<!-- twice -->\n<html lang=\"en\">"),
                new Case(Content.HTML, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"x\">"),
                new Case(Content.HTML, "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code>"),
                new Case(Content.TEXT, "<?xml version=\"1.0\"?>\n<project/>"),
                new Case(Content.TEXT, "<?xml version=\"1.0\""),
                new Case(Content.TEXT, "<htmlish>"),
                new Case(Content.TEXT, "<"),
                new Case(Content.SCRIPT, "#!/usr/bin/env python3\n"),
                new Case(Content.SCRIPT, "#!/bin/sh\nexec tail\n\u0000\u0001"),
                new Case(Content.TEXT, " #!/bin/sh\n"),
                new Case(Content.TEXT, "# a comment\n"),
                new Case(Content.TEXT, "import os\r\n\tpass\f\n"),
                new Case(Content.TEXT, "Stra\u00dfe, \u65e5\u672c\u8a9e, \ud83d\ude00\n"),
                new Case(Content.TEXT, "\u001b[31mred\u001b[0m and twelve more characters"),
                new Case(Content.DATA, "almost a text\u0000"),
                new Case(Content.DATA, "almost a text, of sixteen\u0001characters and more"),
                new Case(Content.DATA, "almost a text\u007f"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAreToldByTheirFirstWords(Case one) {
        assertThat(recognise(one.text().getBytes(StandardCharsets.UTF_8))).isEqualTo(one.content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkHidesNothing(String name) {
        Charset charset = Charset.forName(name);
        assertThat(recognise("\ufeff<!DOCTYPE html>".getBytes(charset))).isEqualTo(Content.HTML);
        assertThat(recognise("\ufeffGROUP ( x )".getBytes(charset))).isEqualTo(Content.LINKER_SCRIPT);
        assertThat(recognise("\ufeffWort f\u00fcr Wort".getBytes(charset))).isEqualTo(Content.TEXT);
        assertThat(recognise("\ufeffalmost\u0000".getBytes(charset))).isEqualTo(Content.DATA);
    }

    @Test
    void latin1IsNotText() {
        assertThat(recognise("f\u00fcr".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Content.DATA);
    }

    @Test
    void aHeadMayEndWithinACharacterButAFileMayNot() {
        byte[] cut = Arrays.copyOf("abc\u65e5".getBytes(StandardCharsets.UTF_8), 5);
        assertThat(ContentRecogniser.recognise(ByteBuffer.wrap(cut), 100)).isEqualTo(Content.TEXT);
        assertThat(ContentRecogniser.recognise(ByteBuffer.wrap(cut), 5)).isEqualTo(Content.DATA);
    }

    @Test
    void everyByteButTextInAnyPlaceMakesData() {
        for (int bad : new int[] {0, 1, 7, 14, 26, 28, 31, 127, 0x80, 0xff}) {
            for (int at = 0; at < 24; at++) {
                byte[] file = "a quite ordinary sentence, a bit long".getBytes(StandardCharsets.UTF_8);
                file[at] = (byte) bad;
                assertThat(recognise(file)).as("%s at %s", bad, at).isEqualTo(Content.DATA);
            }
        }
    }

    @Test
    void everyByteOfTextInAnyPlaceMakesText() {
        for (int good = 0; good < 127; good++) {
            boolean control = good < 32;
            if (control && !List.of(8, 9, 10, 11, 12, 13, 27).contains(good)) {
                continue;
            }
            for (int at = 0; at < 24; at++) {
                byte[] file = "a quite ordinary sentence, a bit long".getBytes(StandardCharsets.UTF_8);
                file[at] = (byte) good;
                assertThat(recognise(file)).as("%s at %s", good, at).isEqualTo(Content.TEXT);
            }
        }
    }

    static List<Object[]> magics() {
        return List.of(
                new Object[] {Content.JAVA_CLASS, 0xcafe_babe},
                new Object[] {Content.ZIP, 0x504b_0304},
                new Object[] {Content.ZIP, 0x504b_0506},
                new Object[] {Content.GZIP, 0x1f8b_0800},
                new Object[] {Content.ZEROS, 0},
                new Object[] {Content.DATA, 1},
                new Object[] {Content.DATA, 0x1f8b_0700});
    }

    @ParameterizedTest
    @MethodSource("magics")
    void filesWithAMagicAreToldByIt(Content content, int magic) {
        assertThat(recognise(ByteBuffer.allocate(40).putInt(magic).array())).isEqualTo(content);
        assertThat(recognise(ByteBuffer.allocate(4).putInt(magic).array())).isEqualTo(content);
    }

    @Test
    void noDamageMakesItFail() {
        for (Case one : texts()) {
            byte[] file = one.text().getBytes(StandardCharsets.UTF_8);
            Hostile.prefixes(file).forEach(ContentRecogniserTest::recognise);
            if (file.length >= 8) {
                Hostile.windows(file).forEach(ContentRecogniserTest::recognise);
            }
        }
    }

    private static Content recognise(byte[] file) {
        return ContentRecogniser.recognise(ByteBuffer.wrap(file), file.length);
    }
}
