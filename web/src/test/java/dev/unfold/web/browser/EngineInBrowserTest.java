package dev.unfold.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.matrix.Matrix;
import dev.unfold.web.lab.ForwardReport;
import dev.unfold.web.lab.Lab;
import dev.unfold.web.lab.Labs;
import dev.unfold.web.lab.TextSplit;
import dev.unfold.web.lab.TrainingOptions;
import dev.unfold.web.lab.Value;
import dev.unfold.web.tool.PageTagger;
import dev.unfold.web.tool.SmallModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled engine in Chromium, held against the same classes on the JVM. */
@Tag("slow")
@ExtendWith(BrowserSession.Extension.class)
class EngineInBrowserTest {
  private static final String OPEN =
      "const {open} = await import('/engine/engine.js'); const e = await open({target: given[0]});";

  private static SiteServer server;
  private static Browser browser;

  private final Lab lab = Labs.lab();

  @BeforeAll
  static void open(BrowserSession session) throws IOException {
    browser = session.page().browser();
    server = session.page().server();
    server.add("/empty.html", "<!doctype html><title>empty</title>".getBytes());
    browser.driver().get(server.address() + "empty.html");
  }

  static Stream<List<String>> everyCellOnEachTarget() {
    return Stream.of("wasm", "js")
        .flatMap(
            target -> Stream.of("rnn", "lstm", "gru", "transformer").map(c -> List.of(target, c)));
  }

  private static void assertClose(String what, List<?> actual, double[] expected) {
    assertThat(actual).as(what).hasSize(expected.length);
    double largest = 1e-3;
    for (double x : expected) {
      largest = Math.max(largest, Math.abs(x));
    }
    for (int i = 0; i < expected.length; i++) {
      double found = ((Number) actual.get(i)).doubleValue();
      assertThat(found).as("%s, entry %d", what, i).isCloseTo(expected[i], within(1e-12 * largest));
    }
  }

  private static double[] values(Matrix matrix) {
    return Stream.of(matrix.toArray()).flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  /** Every number of both passes that a view shows, and the gradient of every parameter. */
  @ParameterizedTest
  @MethodSource("everyCellOnEachTarget")
  void everyNumberIsTheJvms(List<String> given) {
    int model = lab.create(Labs.setup(given.get(1)));
    Map<?, ?> answer =
        (Map<?, ?>)
            browser.run(
                OPEN
                    + "const m = await e.create({cell: given[1], embedding: 12, hidden: 7, seed: 3});"
                    + "const f = await e.forward(m.id, given[2]); const b = await e.backward(m.id, given[2], given[3]);"
                    + "e.close(); const named = list => Object.fromEntries(list.map(t => [t.name, [...t.values]]));"
                    + "const steps = b.steps.map(s => named(s.gradients));"
                    + "return {tensors: named(f.tensors), gradients: named(b.gradients), steps, loss: b.loss};",
                given.get(0),
                given.get(1),
                Labs.WORDS,
                Labs.TAGS);
    ForwardReport forward = lab.forward(model, Labs.WORDS);
    Map<?, ?> tensors = (Map<?, ?>) answer.get("tensors");
    for (Value value : forward.tensors()) {
      assertClose(value.name(), (List<?>) tensors.get(value.name()), values(value.matrix()));
    }
    Map<?, ?> gradients = (Map<?, ?>) answer.get("gradients");
    var backward = lab.backward(model, Labs.WORDS, Labs.TAGS);
    for (var tensor : backward.gradients()) {
      assertClose(tensor.name(), (List<?>) gradients.get(tensor.name()), tensor.values());
    }
    List<?> steps = (List<?>) answer.get("steps");
    for (int s = 0; s < steps.size(); s++) {
      for (var gradient : backward.steps().get(s).gradients()) {
        List<?> found = (List<?>) ((Map<?, ?>) steps.get(s)).get(gradient.name());
        assertClose(gradient.name(), found, gradient.values());
      }
    }
    assertThat((Double) answer.get("loss")).isCloseTo(backward.loss(), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wasm", "js"})
  void trainingTakesTheJvmsSteps(String target) {
    int model = lab.create(Labs.setup("gru"));
    lab.training(model, new TrainingOptions(0.1, "sgd", "norm", 5, 1, 1, 9));
    List<?> losses =
        (List<?>)
            browser.run(
                OPEN
                    + "const m = await e.create({cell: 'gru', embedding: 12, hidden: 7, seed: 3});"
                    + "const t = await e.training(m.id, {learningRate: 0.1, clipping: 'norm', limit: 5, seed: 1});"
                    + "const event = await t.step(100); e.close(); return [...event.losses];",
                target);
    assertClose("losses", losses, lab.training(model).steps(100).losses());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wasm", "js"})
  void allRowsOfCheckPass(String target) {
    Map<?, ?> answer =
        (Map<?, ?>)
            browser.run(
                OPEN
                    + "const rows = await e.check(); e.close(); const errors = rows.map(r => Math.max(r.parameterError ?? 0, r.inputError ?? 0));"
                    + "return {count: rows.length, failures: rows.filter(r => !r.passed).map(r => r.failure), worst: Math.max(...errors)};",
                target);
    System.out.println("check in " + target + ": " + answer);
    assertThat((List<?>) answer.get("failures")).isEmpty();
    assertThat(((Number) answer.get("count")).intValue())
        .isEqualTo(dev.unfold.check.CheckCase.all().size());
    assertThat(((Number) answer.get("worst")).doubleValue()).isLessThan(1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wasm", "js"})
  void tagsOf500SentencesAreTheJvms(String target, @TempDir Path folder) throws IOException {
    byte[] model = SmallModel.bytes(folder);
    server.add("/model.safetensors", model);
    List<List<String>> sentences = new ArrayList<>();
    for (Part part : List.of(Part.DEV, Part.TEST, Part.TRAIN)) {
      BuiltInCorpus.sentences(part).forEach(s -> sentences.add(s.words()));
    }
    String text =
        sentences.subList(0, 500).stream()
            .map(words -> String.join(" ", words))
            .collect(Collectors.joining("\n"));
    Map<?, ?> answer =
        (Map<?, ?>)
            browser.run(
                OPEN
                    + "const bytes = await (await fetch('/model.safetensors')).arrayBuffer();"
                    + "const info = await e.openTagger(bytes, 'model'); const tagged = await e.tag(given[1]);"
                    + "const words = tagged.sentences[0].words; const learned = await e.learn(words, words.map(() => tagged.tags[0]), {steps: 5});"
                    + "e.close(); return {millis: info.loadMillis, speed: tagged.tokensPerSecond, best: tagged.sentences.map(s => s.best),"
                    + " fell: learned.lossAfter < learned.lossBefore};",
                target,
                text);
    System.out.println(
        "tagger in "
            + target
            + ": loaded in "
            + answer.get("millis")
            + " ms, "
            + answer.get("speed")
            + " tokens/s");
    PageTagger tagger = PageTagger.load(model, "model");
    List<List<String>> expected =
        TextSplit.of(text, 20_000).sentences().stream().map(tagger::tag).toList();
    assertThat(expected).hasSizeGreaterThanOrEqualTo(500);
    assertThat(answer.get("best")).isEqualTo(expected);
    assertThat(answer.get("fell")).isEqualTo(true);
  }

  @Test
  void badInputIsASentenceThatExplains() {
    List<?> messages =
        (List<?>)
            browser.run(
                OPEN
                    + "const m = await e.create({cell: 'rnn', embedding: 4, hidden: 4, seed: 1}); const out = [];"
                    + "const failure = async promise => { try { await promise; out.push('none'); } catch (x) { out.push(x.name + ': ' + x.message); } };"
                    + "await failure(e.create({cell: 'rnn', embedding: 0, hidden: 4, seed: 1}));"
                    + "await failure(e.openTagger(new ArrayBuffer(50), 'x')); await failure(e.tag('The dog'));"
                    + "await failure(e.backward(m.id, [], [])); await failure(e.forward(m.id, Array(2000).fill('x')));"
                    + "await failure(e.source('../x', '1')); e.close(); await failure(e.info(m.id)); return out;",
                "wasm");
    assertThat(messages).allMatch(m -> ((String) m).startsWith("EngineError: "));
    assertThat(messages.toString())
        .contains("embedding is 0, expected 1 to 128")
        .contains("open a model file first")
        .contains("has no word")
        .contains("has 2000 words, expected at most 200")
        .contains("The engine was closed")
        .doesNotContain("A bug of Unfold");
  }

  /**
   * Requests are answered while a training runs: its slices are short. Asked of an idle machine: 150,000 tokens/s and no pause of
   * the page beyond 50 ms. Asserted beside other tests: 20,000 and 250 ms.
   */
  @Test
  void trainingLeavesTheEngineAndThePageFree() {
    Map<?, ?> answer =
        (Map<?, ?>)
            browser.run(
                OPEN
                    + "const m = await e.create({cell: 'rnn', embedding: 50, hidden: 20, seed: 1});"
                    + "const t = await e.training(m.id, {learningRate: 0.1, epochs: 1000}); let best = 0, events = 0;"
                    + "const run = t.start(event => { events++; best = Math.max(best, event.tokensPerSecond); });"
                    + "let longest = 0, last = performance.now(); const tick = () => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; };"
                    + "const timer = setInterval(tick, 4); const waits = [];"
                    + "for (let i = 0; i < 20; i++) { await new Promise(r => setTimeout(r, 100)); const s = performance.now(); await e.info(m.id); waits.push(performance.now() - s); }"
                    + "clearInterval(timer); const end = await t.pause(); const same = (await run).steps === end.steps; e.close();"
                    + "waits.sort((a, b) => a - b); return {best, events, longest, wait: waits[10], state: end.state, same};",
                "wasm");
    System.out.println("training in wasm: " + answer);
    assertThat(answer.get("state")).isEqualTo("paused");
    assertThat(answer.get("same")).isEqualTo(true);
    assertThat(((Number) answer.get("wait")).doubleValue()).isLessThan(100);
    assertThat(((Number) answer.get("best")).doubleValue()).isGreaterThan(20_000);
    assertThat(((Number) answer.get("longest")).doubleValue()).isLessThan(250);
    assertThat(((Number) answer.get("events")).intValue()).isGreaterThan(5);
  }

  /** Asked of an idle machine: 16 ms for 20 words. Asserted beside other tests: 100 ms. */
  @Test
  void aBackwardPassOfTwentyWordsTakesAFrame() {
    Number median =
        (Number)
            browser.run(
                OPEN
                    + "const m = await e.create({cell: 'rnn', embedding: 16, hidden: 16, seed: 1}); const times = [];"
                    + "const words = Array(20).fill('dog'); const tags = words.map(() => 'NOUN');"
                    + "for (let i = 0; i < 31; i++) { const s = performance.now(); await e.backward(m.id, words, tags); times.push(performance.now() - s); }"
                    + "e.close(); times.sort((a, b) => a - b); return times[15];",
                "wasm");
    System.out.println("backward pass of 20 words in wasm: " + median + " ms");
    assertThat(median.doubleValue()).isLessThan(100);
  }
}
