package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import java.io.IOException;

/** The machine that is judged for. */
final class TargetJson {
    private TargetJson() {}

    /** The member {@code target}. */
    static void write(JsonGenerator json, Target target) throws IOException {
        json.writeObjectFieldStart("target");
        json.writeStringField("name", target.name());
        json.writeStringField("os", target.os().label());
        Json.optional(json, "osVersion", target.osVersion().map(Version::toString));
        json.writeStringField("architecture", target.architecture().label());
        if (target.libc().isPresent()) {
            json.writeObjectFieldStart("libc");
            json.writeStringField("name", target.libc().get().kind().label());
            json.writeStringField("version", target.libc().get().version().toString());
            json.writeEndObject();
        } else {
            json.writeNullField("libc");
        }
        json.writeBooleanField("translated", target.translated());
        json.writeStringField("source", target.source().label());
        Json.strings(json, "assumed", target.assumed());
        json.writeEndObject();
    }
}
