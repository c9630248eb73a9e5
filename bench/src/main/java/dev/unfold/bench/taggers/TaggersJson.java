package dev.unfold.bench.taggers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.unfold.cli.bench.TaggersPlan;
import dev.unfold.tagger.Evaluation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A {@link Contest} as JSON: every number of every turn. */
final class TaggersJson {
  private final JsonGenerator json;

  private TaggersJson(JsonGenerator json) {
    this.json = json;
  }

  /** One object, over several lines, with a line feed behind it. */
  static String of(Contest contest) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new TaggersJson(json).write(contest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void write(Contest contest) throws IOException {
    json.writeStartObject();
    contest.machine().write(json);
    plan(contest.plan());
    json.writeStringField("corpus", contest.corpus());
    json.writeArrayFieldStart("taggers");
    for (TaggerResult result : contest.results()) {
      write(result);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void plan(TaggersPlan plan) throws IOException {
    json.writeStringField("tags", plan.contest().tagset().toString());
    json.writeNumberField("trainingThreads", plan.contest().threads());
    json.writeNumberField("rounds", plan.contest().rounds());
    json.writeNumberField("tokens", plan.tokens());
    json.writeNumberField("seconds", plan.seconds());
  }

  private void write(TaggerResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", result.contestant().toString());
    json.writeNumberField("accuracy", result.accuracy());
    json.writeNumberField("unknownForms", result.unknownForms());
    json.writeNumberField("unknownInAnyCase", result.unknownInAnyCase());
    json.writeFieldName("tokensPerSecond");
    json.writeArray(result.rates(), 0, result.rates().length);
    json.writeNumberField("peakBytes", result.peakBytes());
    json.writeNumberField("liveBytes", result.liveBytes());
    json.writeArrayFieldStart("models");
    for (int m = 0; m < result.models().size(); m++) {
      write(result.models().get(m), result.marks().get(m));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(TrainedModel model, Exam.Marks marks) throws IOException {
    json.writeStartObject();
    if (model.contestant().isOurs()) {
      json.writeNumberField("seed", model.seed());
    }
    json.writeNumberField("bytes", model.bytes());
    json.writeNumberField("trainingSeconds", model.trainingSeconds());
    json.writeBooleanField("kept", model.kept());
    json.writeNumberField("tokens", marks.byForm().tokens());
    json.writeNumberField("right", marks.byForm().right());
    unknown("unknownForms", marks.byForm());
    unknown("unknownInAnyCase", marks.inAnyCase());
    json.writeEndObject();
  }

  private void unknown(String name, Evaluation marks) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("tokens", marks.unknownTokens());
    json.writeNumberField("right", marks.unknownRight());
    json.writeEndObject();
  }
}
