package dev.unfold.bench.taggers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.unfold.bench.Machine;
import dev.unfold.cli.bench.LatencyPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Latencies as JSON. */
final class LatencyJson {
  private LatencyJson() {}

  /** One object, over several lines, with a line feed behind it. */
  static String of(Machine machine, LatencyPlan plan, LatencyText text, List<LatencyRow> rows) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(written)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      machine.write(json);
      json.writeStringField("tags", plan.contest().tagset().toString());
      json.writeNumberField("rounds", plan.contest().rounds());
      json.writeNumberField("sentences", text.sentences());
      json.writeNumberField("words", text.words());
      json.writeArrayFieldStart("taggers");
      for (LatencyRow row : rows) {
        write(json, row);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.append('\n').toString();
  }

  private static void write(JsonGenerator json, LatencyRow row) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", row.name());
    json.writeNumberField("timed", row.sentences());
    json.writeObjectFieldStart("micros");
    json.writeNumberField("p50", row.micros(50));
    json.writeNumberField("p90", row.micros(90));
    json.writeNumberField("p99", row.micros(99));
    json.writeNumberField("longest", row.slowestMicros());
    json.writeEndObject();
    json.writeFieldName("startSeconds");
    json.writeArray(row.starts(), 0, row.starts().length);
    json.writeEndObject();
  }
}
