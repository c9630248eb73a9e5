package dev.unfold.web.js;

import dev.unfold.check.CheckCase;
import dev.unfold.check.CheckRow;
import dev.unfold.web.lab.TextSplit;
import dev.unfold.web.tool.PageTagger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The engine of the tagger and the checks. */
public final class ToolExports {
  private static final int TAGGED_WORDS = 20_000;
  private static final long SEED = 1234;

  // The compiled module is one engine, with one tagger; a class that TeaVM exports has static
  // methods alone.
  private static PageTagger tagger;

  private ToolExports() {}

  /** Chooses the kernels in plain Java. */
  public static void main(String[] arguments) {
    System.setProperty("unfold.kernels", "plain");
  }

  @JSExport
  public static JSObject openTagger(byte[] bytes, String name) {
    return Answer.of(
        () -> {
          System.setProperty("unfold.kernels", "plain");
          long start = System.nanoTime();
          tagger = PageTagger.load(bytes, name);
          double millis = (System.nanoTime() - start) / 1e6;
          JsValue provenance = new JsValue();
          tagger.tagger().provenance().entries().forEach(provenance::put);
          return new JsValue()
              .put("name", name)
              .put("tags", tags())
              .put("weights", tagger.weights())
              .put("network", tagger.tagger().config().network().toString())
              .put("provenance", provenance.js())
              .put("loadMillis", millis)
              .js();
        });
  }

  private static List<String> tags() {
    return tagger.tagger().tags().entries();
  }

  @JSExport
  public static JSObject tag(String text) {
    return Answer.of(
        () -> {
          requireTagger();
          long start = System.nanoTime();
          TextSplit split = TextSplit.of(text, TAGGED_WORDS);
          List<JSObject> sentences = new ArrayList<>();
          split.sentences().forEach(words -> sentences.add(tagged(words)));
          double seconds = (System.nanoTime() - start) / 1e9;
          return new JsValue()
              .put("sentences", sentences, sentence -> sentence)
              .put("tags", tags())
              .put("tokensPerSecond", seconds > 0 ? split.words().size() / seconds : 0)
              .put("dropped", split.dropped())
              .js();
        });
  }

  private static void requireTagger() {
    if (tagger == null) {
      throw new IllegalArgumentException("tagger: none is open; open a model file first");
    }
  }

  private static JSObject tagged(List<String> words) {
    return new JsValue()
        .put("words", words)
        .put("best", tagger.tag(words))
        .put("probabilities", Views.tensor("p", tagger.probabilities(words)))
        .js();
  }

  @JSExport
  public static JSObject learn(String[] words, String[] tags, double learningRate, int steps) {
    return Answer.of(
        () -> {
          requireTagger();
          List<String> sentence = List.of(words);
          List<String> right = Arrays.asList(tags);
          JSObject before = tagged(sentence);
          double lossBefore = tagger.loss(sentence, right);
          tagger.learn(sentence, right, learningRate, steps);
          return new JsValue()
              .put("before", before)
              .put("after", tagged(sentence))
              .put("lossBefore", lossBefore)
              .put("lossAfter", tagger.loss(sentence, right))
              .js();
        });
  }

  /** The number of rows of {@code unfold check}. */
  @JSExport
  public static int checks() {
    System.setProperty("unfold.kernels", "plain");
    return CheckCase.all().size();
  }

  @JSExport
  public static JSObject check(int index) {
    return Answer.of(
        () -> {
          CheckRow row = CheckCase.all().get(index).run(SEED, Optional.empty());
          JsValue object =
              new JsValue()
                  .put("name", row.name())
                  .put("passed", row.passed())
                  .put("parameterError", row.parameterError())
                  .put("inputError", row.inputError())
                  .put("float32Error", OptionalDouble.of(row.float32().difference()));
          row.failure()
              .ifPresentOrElse(
                  failure -> object.put("failure", failure), () -> object.putNothing("failure"));
          return object.js();
        });
  }
}
