package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network on one sentence: all tensors from the words to the tags.
 *
 * @param network the network
 * @param batch the sentence
 * @param ids its words
 * @param e their vectors, N×E
 * @param cell the body
 * @param scores from the states to the scores
 * @param logP log probabilities, N×K, by the library's model
 */
record ForwardPass(
    LabNetwork network,
    Batch batch,
    int[] ids,
    Matrix e,
    CellTrace cell,
    Layer.Pass scores,
    Matrix logP) {
  /** Most words of a sentence: a trace of more would not fit on a page. */
  static final int MOST_WORDS = 200;

  static ForwardPass of(LabNetwork network, int[] ids) {
    if (ids.length > MOST_WORDS) {
      throw new IllegalArgumentException(
          "sentence: has "
              + ids.length
              + " words, expected at most "
              + MOST_WORDS
              + "; split it, or leave some out");
    }
    Batch batch = Batch.of(new int[][] {ids});
    Matrix e = network.embedding().value().gather(ids);
    CellTrace cell = network.trace(e, batch);
    Layer.Pass scores = network.scores().forward(cell.output(), batch);
    return new ForwardPass(
        network, batch, ids, e, cell, scores, network.model().logForward(new int[][] {ids}));
  }

  /** All tensors, in the order in which they are computed. */
  List<Value> values() {
    boolean lab = network.isLabRnn();
    Matrix p = logP.copy().exp();
    Matrix s = scores.output();
    Value embedding =
        Value.sum(
            "e",
            "word vector",
            "embedding",
            lab ? Equations.LAB_E : Equations.EMBEDDING,
            e,
            (t, k) -> new Operands().entry("W_e", network.embedding().value(), ids[t], k).terms());
    Value score =
        Value.sum("s", "score", "scores", lab ? Equations.LAB_S : Equations.LINEAR, s, this::score);
    Value probability =
        Value.sum(
                "p",
                "probability",
                "output",
                lab ? Equations.LAB_P : Equations.SOFTMAX,
                p,
                (t, k) -> probability(s, t, k))
            .through("softmax")
            .in("unit");
    return Stream.of(List.of(embedding), cell.values(), List.of(score, probability))
        .flatMap(List::stream)
        .toList();
  }

  private List<Term> score(int t, int k) {
    Operands operands =
        new Operands()
            .product("W_y", network.scores().parameters().get(0).value(), k, "h", cell.output(), t);
    if (!network.isLabRnn()) {
      operands.entry("b_y", network.scores().parameters().get(1).value(), 0, k);
    }
    return operands.terms();
  }

  private static List<Term> probability(Matrix s, int t, int k) {
    List<Term> terms = new ArrayList<>();
    double largest = s.row(t).max();
    double sum = 0;
    for (int j = 0; j < s.columns(); j++) {
      sum += Math.exp(s.get(t, j) - largest);
    }
    String own = Operands.at("s", t, k);
    terms.addAll(
        new Operands()
            .times(
                "exp(" + own + " − max)",
                Math.exp(s.get(t, k) - largest),
                "1 / Σ_j exp(s[" + t + ",j] − max)",
                1 / sum)
            .terms());
    return terms;
  }

  /** The most probable tag of each word. */
  int[] predicted() {
    return network.model().predict(new int[][] {ids})[0];
  }

  /** The loss gradient of the scores, N×K. */
  Matrix scoreGradient(int[] tags) {
    return SequenceModel.crossEntropyBackward(logP, tags);
  }

  /** −log p(tag) of each word. */
  double[] wordLosses(int[] tags) {
    double[] losses = new double[tags.length];
    Arrays.setAll(losses, t -> -logP.get(t, tags[t]));
    return losses;
  }
}
