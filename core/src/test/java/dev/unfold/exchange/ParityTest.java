package dev.unfold.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.BodyKind;
import dev.unfold.model.Cell;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.Plans;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A trace holds what a tagger computes, and every difference between two engines is found. */
final class ParityTest {
  private static final NetworkPlan GRU = Plans.words(Cell.GRU, 4, 3, 2, true, true);

  private final NetworkTagger tagger = Taggers.drawn(GRU, DType.FLOAT64, 11);
  private final List<List<String>> dev = Taggers.dev();

  /** Our engine with a change in every trace. */
  private record Changed(Consumer<Map<String, Matrix>> change) implements TaggerTwin {
    @Override
    public String name() {
      return "changed";
    }

    @Override
    public void load() {}

    @Override
    public Trace trace(Tagger tagger, List<? extends List<String>> sentences) {
      Map<String, Matrix> tensors = new LinkedHashMap<>(Trace.of(tagger, sentences).tensors());
      change.accept(tensors);
      return new Trace(tensors);
    }
  }

  private Parity changed(Consumer<Map<String, Matrix>> change) {
    return Parity.of(tagger, dev, List.of(new Changed(change)));
  }

  @Test
  void aTraceIsWhatTheTaggerComputes() {
    Trace trace = Trace.of(tagger, dev);
    assertThat(trace.tensors().keySet())
        .containsExactly("words", "gru.0", "gru.1", "scores", "log_probabilities");
    List<String> tags =
        Arrays.stream(trace.tags(tagger, dev)).mapToObj(tagger.tags()::get).toList();
    assertThat(tags).isEqualTo(Trace.inOrder(tagger.tagAll(dev)));
    Matrix alone = Trace.of(tagger, List.of(dev.get(1))).tensors().get("gru.1");
    int from = dev.get(0).size();
    Matrix rows = trace.tensors().get("gru.1").rows(from, from + alone.rows());
    assertThat(rows.copy().addScaled(-1, alone).maxAbs()).isLessThan(1e-14);
  }

  @Test
  void equalEnginesHold() {
    Parity parity = changed(tensors -> tensors.remove("log_probabilities"));
    int tokens = Trace.inOrder(dev).size();
    assertThat(parity.tokens()).isEqualTo(tokens);
    assertThat(parity.engines())
        .containsExactly(new Parity.Engine("changed", tokens, OptionalDouble.empty()));
    assertThat(parity.rows()).hasSize(5);
    assertThat(parity.rows().get(1).width()).isEqualTo(6);
    assertThat(parity.rows().get(1).differences().get(0)).hasValue(0);
    assertThat(parity.rows().get(4).differences().get(0)).isEmpty();
    assertThat(parity.held()).isTrue();
  }

  @Test
  void oneWrongNumberIsFound() {
    Parity parity =
        changed(
            tensors -> {
              Matrix states = tensors.get("gru.0");
              states.set(5, 2, states.get(5, 2) + 1e-3);
            });
    Parity.Row row = parity.rows().get(1);
    assertThat(row.differences().get(0).orElseThrow())
        .isCloseTo(1e-3 / row.largest(), within(1e-9));
    assertThat(parity.engines().get(0).sameTags()).isEqualTo(parity.tokens());
    assertThat(parity.held()).isFalse();
    Parity nan = changed(tensors -> tensors.get("words").set(0, 0, Double.NaN));
    assertThat(nan.held()).as("NaN is no small difference").isFalse();
  }

  @Test
  void aDifferentTagIsFound() {
    Parity parity = changed(tensors -> tensors.get("scores").row(0).fill(0).set(0, 3, 1e6));
    assertThat(parity.engines().get(0).sameTags()).isLessThan(parity.tokens());
    assertThat(parity.held()).isFalse();
  }

  @Test
  void aTransformerAndAnMlpAreChainsToo() {
    NetworkPlan transformer = Plans.words(BodyKind.TRANSFORMER, 4, 3, 2, false, true);
    assertThat(names(Taggers.drawn(transformer, DType.FLOAT32, 1)))
        .containsExactly(
            "words",
            "positions",
            "transformer.0",
            "transformer.1",
            "transformer.norm",
            "scores",
            "log_probabilities");
    NetworkTagger mlp = Taggers.drawn(Plans.words(BodyKind.MLP, 4, 3), DType.FLOAT32, 1);
    assertThat(names(mlp)).containsExactly("words", "mlp.0", "scores", "log_probabilities");
    assertThat(NetworkParts.of(mlp).parameters())
        .extracting(p -> Arrays.deepToString(p.value().toArray()))
        .containsExactlyInAnyOrderElementsOf(
            mlp.parameters().stream().map(p -> Arrays.deepToString(p.value().toArray())).toList());
  }

  private static Set<String> names(NetworkTagger tagger) {
    List<List<String>> sentences = Taggers.dev().subList(0, 3);
    Trace trace = Trace.of(tagger, sentences);
    List<String> tags =
        Arrays.stream(trace.tags(tagger, sentences)).mapToObj(tagger.tags()::get).toList();
    assertThat(tags).isEqualTo(Trace.inOrder(tagger.tagAll(sentences)));
    return trace.tensors().keySet();
  }

  @Test
  void butPyTorchHasNoNamesForThem() {
    for (BodyKind cell : List.of(BodyKind.TRANSFORMER, BodyKind.MLP, BodyKind.of(Cell.CHO_GRU))) {
      NetworkTagger other = Taggers.drawn(Plans.words(cell, 4, 3), DType.FLOAT32, 1);
      assertThatThrownBy(() -> TorchWeights.of(other))
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith("the model is a network of cell " + cell)
          .hasMessageContaining("expected rnn or lstm or gru");
    }
  }
}
