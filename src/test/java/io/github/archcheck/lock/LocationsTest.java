package io.github.archcheck.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "https://h/a/torch-2.1%2Bcu118-cp311-cp311-linux_x86_64.whl#sha256=1; torch-2.1+cu118-cp311-cp311-linux_x86_64.whl",
                "https://h/a.whl?token=/x; a.whl",
                "./dir/a%2Bb.whl; a%2Bb.whl",
                "C:\\dir\\a.whl; a.whl",
                "file:///x/a%20b.whl; a b.whl",
                "https://h/100%.whl; 100%.whl",
                "https://h/%ff.whl; %ff.whl",
                "a.whl; a.whl"
            })
    void theLastPartIsTheFilesName(String location, String name) {
        assertThat(Locations.fileName(location)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "https://me:pw@h/x, https://h/x",
        "https://me:p@w@h/x?a=b@c, https://h/x?a=b@c",
        "git+ssh://git@h/x.git@v1, git+ssh://h/x.git@v1",
        "https://h/x@1, https://h/x@1",
        "./x@1, ./x@1"
    })
    void credentialsAreTakenOut(String address, String shown) {
        assertThat(Locations.withoutCredentials(address)).isEqualTo(shown);
    }

    @Test
    void fragmentsAreReadByKey() {
        assertThat(Locations.fragment("https://h/x#SHA256=a&egg=b%20c&odd"))
                .isEqualTo(Map.of("sha256", "a", "egg", "b c"));
    }
}
