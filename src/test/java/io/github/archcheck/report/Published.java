package io.github.archcheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.archcheck.report.json.JsonReportWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Holds reports against the published schemas of their formats. */
public final class Published {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Published() {}

    /** Against the schema of SARIF's committee, which comes out of a library that models it. */
    public static void assertSarif(String sarif) throws IOException {
        assertThat(faultsOfSarif(sarif)).isEmpty();
    }

    /** Formats of URIs are looked at, too. */
    public static Set<ValidationMessage> faultsOfSarif(String sarif) throws IOException {
        try (InputStream text = Published.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(
                            text,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build())
                    .validate(sarif, InputFormat.JSON);
        }
    }

    /** Against what Jenkins checks reports with before it reads them. */
    public static void assertJunit(String xml) {
        assertThatCode(() -> validateJunit(xml)).doesNotThrowAnyException();
    }

    public static void validateJunit(String xml) throws IOException, SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Validator validator = factory.newSchema(
                        Objects.requireNonNull(Published.class.getResource("junit/junit-10.xsd")))
                .newValidator();
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        validator.validate(new StreamSource(new StringReader(xml)));
    }

    /** Without entities. */
    public static Element xml(String xml) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    /** Against our own schema, line by line. */
    public static void assertLines(String text) throws IOException {
        JsonSchema schema = line();
        for (JsonNode line : lines(text)) {
            assertThat(schema.validate(line)).as("%s", line).isEmpty();
        }
    }

    /** The schema of a line of {@code --format jsonl}. */
    public static JsonSchema line() throws IOException {
        try (InputStream text = JsonReportWriter.class.getResourceAsStream("report.schema.json")) {
            ObjectNode schema = (ObjectNode) MAPPER.readTree(text);
            ObjectNode line = MAPPER.createObjectNode().put("$ref", "#/$defs/line");
            line.set("$defs", Objects.requireNonNull(schema.get("$defs")));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(line);
        }
    }

    /** One document a line, the last line ended too. */
    public static List<JsonNode> lines(String text) throws IOException {
        assertThat(text).endsWith("\n");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }
}
