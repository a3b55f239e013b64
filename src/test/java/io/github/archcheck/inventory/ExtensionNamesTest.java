package io.github.archcheck.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are from published wheels and from the installations of the interpreters. */
class ExtensionNamesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            _x.cpython-311-x86_64-linux-gnu.so,          _x, .cpython-311-x86_64-linux-gnu.so,          cpython-311,           x86_64-linux-gnu
            _x.cpython-311-darwin.so,                    _x, .cpython-311-darwin.so,                    cpython-311,           darwin
            _x.cpython-37m-x86_64-linux-gnu.so,          _x, .cpython-37m-x86_64-linux-gnu.so,          cpython-37m,           x86_64-linux-gnu
            _x.cpython-36dm-darwin.so,                   _x, .cpython-36dm-darwin.so,                   cpython-36dm,          darwin
            _x.cpython-313t-aarch64-linux-musl.so,       _x, .cpython-313t-aarch64-linux-musl.so,       cpython-313t,          aarch64-linux-musl
            _x.cpython-313td-x86_64-linux-gnu.so,        _x, .cpython-313td-x86_64-linux-gnu.so,        cpython-313td,         x86_64-linux-gnu
            _x.cpython-312d-darwin.so,                   _x, .cpython-312d-darwin.so,                   cpython-312d,          darwin
            _x.cpython-34m.so,                           _x, .cpython-34m.so,                           cpython-34m,
            _x.cpython-38-arm-linux-gnueabihf.so,        _x, .cpython-38-arm-linux-gnueabihf.so,        cpython-38,            arm-linux-gnueabihf
            _x.cpython-313-iphoneos.so,                  _x, .cpython-313-iphoneos.so,                  cpython-313,           iphoneos
            _x.cpython-313-aarch64-linux-android.so,     _x, .cpython-313-aarch64-linux-android.so,     cpython-313,           aarch64-linux-android
            _x.cp311-win_amd64.pyd,                      _x, .cp311-win_amd64.pyd,                      cp311,                 win_amd64
            _x.cp313t-win_arm64.pyd,                     _x, .cp313t-win_arm64.pyd,                     cp313t,                win_arm64
            _x.cp39-win32.pyd,                           _x, .cp39-win32.pyd,                           cp39,                  win32
            _x.cp312-mingw_x86_64_ucrt_gnu.pyd,          _x, .cp312-mingw_x86_64_ucrt_gnu.pyd,          cp312,                 mingw_x86_64_ucrt_gnu
            _x.pypy310-pp73-x86_64-linux-gnu.so,         _x, .pypy310-pp73-x86_64-linux-gnu.so,         pypy310-pp73,          x86_64-linux-gnu
            _x.pypy310-pp73-darwin.so,                   _x, .pypy310-pp73-darwin.so,                   pypy310-pp73,          darwin
            _x.pypy39-pp73-win_amd64.pyd,                _x, .pypy39-pp73-win_amd64.pyd,                pypy39-pp73,           win_amd64
            _x.pypy3-72-x86_64-linux-gnu.so,             _x, .pypy3-72-x86_64-linux-gnu.so,             pypy3-72,              x86_64-linux-gnu
            _x.graalpy231-310-native-x86_64-linux.so,    _x, .graalpy231-310-native-x86_64-linux.so,    graalpy231-310-native, x86_64-linux
            _x.graalpy241dev156644dd29-311-native-x86_64-linux.so, _x, .graalpy241dev156644dd29-311-native-x86_64-linux.so, graalpy241dev156644dd29-311-native, x86_64-linux
            _x.graalpython-38-native-x86_64-linux.so,    _x, .graalpython-38-native-x86_64-linux.so,    graalpython-38-native, x86_64-linux
            _x.abi3.so,                                  _x, .abi3.so,                                  abi3,
            _x.abi3t.so,                                 _x, .abi3t.so,                                 abi3t,
            _x.abi3-x86_64-linux-gnu.so,                 _x, .abi3-x86_64-linux-gnu.so,                 abi3,                  x86_64-linux-gnu
            _x.abi3t-darwin.so,                          _x, .abi3t-darwin.so,                          abi3t,                 darwin
            _x.so,                                       _x, .so,                                       ,
            _x.pyd,                                      _x, .pyd,                                      ,
            libfoo.so,                                   libfoo, .so,                                   ,
            foo.bar.so,                                  foo.bar, .so,                                  ,
            x.cpython-27.cpython-311-darwin.so,          x.cpython-27, .cpython-311-darwin.so,          cpython-311,           darwin
            """)
    void everyInterpretersSuffixIsTakenOffAtItsLongest(
            String name, String stem, String suffix, String interpreter, String platform) {
        assertThat(ExtensionNames.parse(name))
                .contains(new ExtensionName(
                        stem, suffix, Optional.ofNullable(interpreter), Optional.ofNullable(platform)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "libfoo.so.1",
                "libfoo.dylib",
                "_x.cpython-311-darwin.so.bak",
                "x.py",
                "so",
                ".so",
                ".pyd",
                "",
                "x.dll",
                "x.SO",
                "x.so.debug"
            })
    void otherNamesAreNoExtensions(String name) {
        assertThat(ExtensionNames.parse(name)).isEmpty();
    }
}
