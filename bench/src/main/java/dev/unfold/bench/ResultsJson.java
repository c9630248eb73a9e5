package dev.unfold.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.unfold.cli.bench.BenchPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** {@link Results} as JSON: every number of every round. */
final class ResultsJson {
  private final JsonGenerator json;

  private ResultsJson(JsonGenerator json) {
    this.json = json;
  }

  /** One object, over several lines, with a line feed behind it. */
  static String of(Results results) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new ResultsJson(json).write(results);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void write(Results results) throws IOException {
    json.writeStartObject();
    results.machine().write(json);
    json.writeStringField("pytorch", results.pytorch().orElse(null));
    plan(results.plan());
    for (Map.Entry<Table, List<Row>> table : results.tables().entrySet()) {
      table(table.getKey(), table.getValue());
    }
    growth(results.growth());
    json.writeEndObject();
  }

  private void plan(BenchPlan plan) throws IOException {
    json.writeNumberField("threads", plan.threads());
    json.writeNumberField("rounds", plan.rounds());
    json.writeNumberField("seconds", plan.seconds());
    json.writeBooleanField("quick", plan.quick());
  }

  private void table(Table table, List<Row> rows) throws IOException {
    json.writeArrayFieldStart(table.name());
    for (Row row : rows) {
      json.writeStartObject();
      json.writeStringField("name", row.name());
      json.writeStringField("unit", table.unit().toString());
      json.writeObjectFieldStart("rates");
      for (int s = 0; s < row.rates().size(); s++) {
        json.writeFieldName(table.sides().get(s));
        numbers(DoubleStream.of(row.rates().get(s)).map(table.unit()::of).toArray());
      }
      json.writeEndObject();
      bounds(row);
      if (!row.remark().isEmpty()) {
        json.writeStringField("pytorch", row.remark());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void bounds(Row row) throws IOException {
    if (row.ratio().isPresent()) {
      Spread ratio = row.ratio().get();
      json.writeObjectFieldStart("ratio");
      json.writeNumberField("median", ratio.median());
      json.writeNumberField("lowest", ratio.lowest());
      json.writeNumberField("highest", ratio.highest());
      json.writeEndObject();
    }
    if (row.atLeast().isPresent()) {
      json.writeNumberField("atLeast", row.atLeast().get());
    }
    if (row.loss().isPresent()) {
      json.writeObjectFieldStart("loss");
      json.writeNumberField("ours", row.loss().get().ours());
      json.writeNumberField("PyTorch", row.loss().get().theirs());
      json.writeEndObject();
    }
    if (row.bytesPerToken().isPresent()) {
      json.writeNumberField("bytesPerToken", row.bytesPerToken().get());
    }
  }

  private void growth(List<Growth> all) throws IOException {
    json.writeArrayFieldStart("growth");
    for (Growth growth : all) {
      json.writeStartObject();
      json.writeStringField("name", growth.network().toString());
      json.writeNumberField("tokens", growth.tokens());
      json.writeArrayFieldStart("points");
      for (Growth.Point point : growth.points()) {
        json.writeStartObject();
        json.writeNumberField("T", point.steps());
        json.writeNumberField("B", point.sentences());
        json.writeFieldName("tokensPerSecond");
        numbers(point.rates());
        json.writeNumberField("bytesPerToken", point.bytesPerToken());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void numbers(double[] numbers) throws IOException {
    json.writeArray(numbers, 0, numbers.length);
  }
}
