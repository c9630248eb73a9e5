package dev.unfold.web.lab;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The backward pass of the loss of one sentence, walked from the last word to the first.
 *
 * @param forward the forward pass
 * @param tags the right tags
 * @param only the word whose loss alone counts, −log p of its tag; {@link #ALL} for the mean over all words
 * @param ds loss gradient of the scores, N×K
 * @param cell gradients of the body
 * @param uses every use of a parameter but the embedding, of a recurrent network
 */
record BackwardPass(
    ForwardPass forward, int[] tags, int only, Matrix ds, CellGradients cell, List<Use> uses) {
  /** The loss of all words. */
  static final int ALL = -1;

  /** Beyond this many words the reach of each word's loss, a backward pass a word, is left out. */
  static final int MOST_REACH = 64;

  static BackwardPass of(LabNetwork network, int[] words, int[] tags, int only) {
    ForwardPass forward = ForwardPass.of(network, words);
    Matrix ds = only(forward.scoreGradient(tags), only);
    Matrix dOutput = forward.scores().backward(ds, new Gradients());
    CellGradients cell = forward.cell().backward(dOutput);
    List<Use> uses = new ArrayList<>(cell.uses());
    List<Parameter> output = network.scores().parameters();
    uses.add(Use.of(output.get(0), ds, forward.cell().output()));
    if (output.size() > 1) {
      uses.add(Use.ofBias(output.get(1), ds));
    }
    return new BackwardPass(forward, tags, only, ds, cell, uses);
  }

  /** The gradient of one word's loss from that of the mean: its row, times N. */
  private static Matrix only(Matrix ds, int only) {
    if (only == ALL) {
      return ds;
    }
    if (only < 0 || only >= ds.rows()) {
      throw new IllegalArgumentException(
          "word " + only + ": expected one of the " + ds.rows() + " words, counted from 0");
    }
    Matrix alone = Matrix.zeros(ds.dtype(), ds.rows(), ds.columns());
    alone.row(only).addScaled(ds.rows(), ds.row(only));
    return alone;
  }

  /** Whether a step is a copy of the weights in time; else it is the loss of one word. */
  boolean isUnfolded() {
    return !cell.uses().isEmpty();
  }

  /** All gradients, in the order in which a step computes them. */
  List<Value> values() {
    LabNetwork network = forward.network();
    boolean lab = network.isLabRnn();
    Value scores =
        Value.sum(
            "ds",
            "gradient of the scores",
            "scores",
            lab ? Equations.LAB_P : Equations.SOFTMAX,
            ds,
            this::scoreOperands);
    Value vectors =
        Value.sum(
            "de",
            "gradient of the word vector",
            "embedding",
            lab ? Equations.LAB_Z : Equations.EMBEDDING,
            cell.dx(),
            this::vectorOperands);
    return Stream.of(List.of(scores), cell.values(), List.of(vectors))
        .flatMap(List::stream)
        .toList();
  }

  private List<Term> scoreOperands(int t, int k) {
    double p = Math.exp(forward.logP().get(t, k));
    double target = tags[t] == k ? 1 : 0;
    if (only != ALL) {
      Operands operands = new Operands();
      return t == only
          ? operands.times("p − [right tag]", p - target, "1", 1).terms()
          : operands.terms();
    }
    double share = 1.0 / tags.length;
    return new Operands().times("p − [right tag]", p - target, "1/N", share).terms();
  }

  /** Each gate's part, Wᵀ d. */
  private List<Term> vectorOperands(int t, int k) {
    Operands operands = new Operands();
    LabNetwork network = forward.network();
    for (Use use : cell.uses()) {
      if (use.input().filter(x -> x == forward.e()).isPresent()) {
        String symbol = network.symbol(use.parameter());
        String gradient = "d" + symbol.substring(symbol.indexOf('_') + 1);
        operands.transposedProduct(
            symbol,
            use.parameter().value(),
            k,
            network.isLabRnn() ? "dz" : gradient,
            use.gradient(),
            t);
      }
    }
    return operands.terms();
  }

  /** The gradient by the library's own backward pass. */
  Gradients gradients() {
    if (only != ALL) {
      return ofLoss(only);
    }
    Gradients into = new Gradients();
    forward
        .network()
        .model()
        .backpropagation(new int[][] {forward.ids()}, new int[][] {tags}, into);
    return into;
  }

  /** The distinct words, in the order of their first occurrence: the rows of W_e that have a gradient. */
  int[] embeddingRows() {
    return Arrays.stream(forward.ids()).distinct().toArray();
  }

  /** The gradient of one parameter as the page shows it: of W_e the rows of the sentence's words. */
  Matrix shown(Parameter parameter, Gradients gradients) {
    Matrix dense = gradients.dense(parameter);
    return parameter.equals(forward.network().embedding()) ? dense.gather(embeddingRows()) : dense;
  }

  /** What step t adds to the gradient of each parameter, in their order. */
  List<Matrix> adds(int t) {
    List<Parameter> parameters = forward.network().parameters();
    if (isUnfolded()) {
      return parameters.stream().map(parameter -> adds(parameter, t)).toList();
    }
    Gradients gradients = ofLoss(t);
    return parameters.stream().map(parameter -> shown(parameter, gradients)).toList();
  }

  /** What step t adds to the gradient of a parameter. */
  Matrix adds(Parameter parameter, int t) {
    if (!isUnfolded()) {
      return shown(parameter, ofLoss(t));
    }
    if (parameter.equals(forward.network().embedding())) {
      int[] rows = embeddingRows();
      Matrix sum = Matrix.zeros(cell.dx().dtype(), rows.length, cell.dx().columns());
      int row = 0;
      while (rows[row] != forward.ids()[t]) {
        row++;
      }
      sum.row(row).add(cell.dx().row(t));
      return sum;
    }
    return uses.stream()
        .filter(use -> use.parameter().equals(parameter))
        .findFirst()
        .orElseThrow()
        .at(t);
  }

  /** The gradients of the loss of word t alone. */
  Gradients ofLoss(int t) {
    Gradients gradients = new Gradients();
    backward(t, gradients);
    return gradients;
  }

  /** The backward pass of the loss of word t alone; returns its gradient of the words' vectors, N×E. */
  private Matrix backward(int t, Gradients into) {
    Matrix alone = Matrix.zeros(ds.dtype(), ds.rows(), ds.columns());
    alone.row(t).add(ds.row(t));
    return backward(alone, into);
  }

  private Matrix backward(Matrix alone, Gradients into) {
    LabNetwork network = forward.network();
    Batch batch = forward.batch();
    Layer.Pass body = network.body().forward(forward.e(), batch);
    Matrix de = body.backward(forward.scores().backward(alone, into), into);
    into.addRows(network.embedding(), forward.ids(), de.copy());
    return de;
  }

  /** T×T: the norm of the gradient of word t's loss with respect to word u's vector. */
  Matrix reach() {
    int n = forward.ids().length <= MOST_REACH ? forward.ids().length : 0;
    Matrix reach = Matrix.zeros(ds.dtype(), n, n);
    Matrix mean = forward.scoreGradient(tags);
    for (int t = 0; t < n; t++) {
      Matrix de = backward(only(mean, t), new Gradients());
      for (int u = 0; u <= t; u++) {
        reach.set(t, u, Tensor.norm(de.row(u)));
      }
    }
    return reach;
  }

  /** The mean of {@link #reach} over all pairs at each distance. */
  static double[] byDistance(Matrix reach) {
    double[] means = new double[reach.rows()];
    for (int distance = 0; distance < means.length; distance++) {
      double sum = 0;
      for (int t = distance; t < means.length; t++) {
        sum += reach.get(t, t - distance);
      }
      means[distance] = sum / (means.length - distance);
    }
    return means;
  }
}
