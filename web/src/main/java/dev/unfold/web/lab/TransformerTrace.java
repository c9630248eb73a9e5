package dev.unfold.web.lab;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.SelfAttention;
import dev.unfold.nn.TransformerBlock;
import dev.unfold.nn.TransformerEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A transformer of one block on one sentence.
 *
 * @param e the words' vectors
 * @param x the same with their positions
 * @param heads the number of heads
 * @param wo Wo, D×D
 * @param pass of the library's encoder
 */
record TransformerTrace(Matrix e, Matrix x, int heads, Parameter wo, TransformerEncoder.Pass pass)
    implements CellTrace {
  private static final String RESIDUAL = "residual";

  private TransformerBlock.Pass block() {
    return pass.blocks().get(0);
  }

  @Override
  public List<Value> values() {
    TransformerBlock.Pass block = block();
    SelfAttention.Pass attended = block.attended();
    Matrix a = x.copy().add(block.f().output());
    return List.of(
        added("x", "vector with its position", Equations.POSITIONS, x, e, "e", x, "P"),
        whole("n", "normalised", "norm", Equations.NORM_1, block.n().output(), "norm"),
        whole("q", "query", "attention", Equations.QUERY, attended.q(), "linear"),
        whole("k", "key", "attention", Equations.QUERY, attended.k(), "linear"),
        whole("v", "value", "attention", Equations.QUERY, attended.v(), "linear"),
        whole("f", "attended", "attention", Equations.ATTENDED, attended.output(), "linear"),
        added("a", "sum with the attended", Equations.ADD_1, a, x, "x", a, "f"),
        whole("m", "normalised again", "norm", Equations.NORM_2, block.m().output(), "norm"),
        whole("g", "feed-forward part", "feedforward", Equations.FEED, block.g().output(), "relu"),
        added(
            "y",
            "sum with the feed-forward part",
            Equations.ADD_2,
            block.output(),
            a,
            "a",
            block.output(),
            "g"),
        whole("h", "output, normalised", "state", Equations.LAST_NORM, pass.output(), "norm"));
  }

  private static Value whole(
      String name, String title, String role, Equation equation, Matrix matrix, String f) {
    return Value.sum(name, title, role, equation, matrix, (t, k) -> List.of()).through(f);
  }

  /** A sum of two tensors, the second of which is what the sum has beyond the first. */
  private static Value added(
      String name,
      String title,
      Equation equation,
      Matrix matrix,
      Matrix first,
      String firstName,
      Matrix sum,
      String secondName) {
    return Value.sum(
        name,
        title,
        "state",
        equation,
        matrix,
        (t, k) ->
            new Operands()
                .entry(firstName, first, t, k)
                .times(Operands.at(secondName, t, k), sum.get(t, k) - first.get(t, k), "1", 1)
                .terms());
  }

  @Override
  public List<Value> attention() {
    List<Value> values = new ArrayList<>();
    for (int head = 0; head < heads; head++) {
      Matrix p =
          e.rows() == 0 ? Matrix.zeros(e.dtype(), 0, 0) : block().attended().weights(0, head);
      values.add(
          whole(
                  "P." + head,
                  "attention of head " + (head + 1),
                  "attention",
                  Equations.WEIGHTS,
                  p,
                  "softmax")
              .in("unit"));
    }
    return values;
  }

  @Override
  public Matrix output() {
    return pass.output();
  }

  /** The block's own backward pass, with the sums at its two residual connections kept apart. */
  @Override
  public CellGradients backward(Matrix dOutput) {
    Gradients unused = new Gradients();
    TransformerBlock.Pass block = block();
    Matrix dy = pass.y().backward(dOutput, unused).copy();
    Matrix dfed = block.g().backward(dy, unused);
    Matrix viaFed = block.m().backward(block.fed().backward(dfed, unused), unused);
    Matrix da = dy.copy().add(viaFed);
    Matrix dattended = block.f().backward(da, unused);
    Matrix viaAttention = block.n().backward(block.attended().backward(dattended, unused), unused);
    Matrix dx = da.copy().add(viaAttention);
    List<Value> values =
        List.of(
            gradient("dh", "output", Equations.LAST_NORM, dOutput),
            gradient("dy", "block's output", Equations.ADD_2, dy),
            gradient("da", "sum with the attended", Equations.ADD_1, da),
            gradient("dx", "vector with its position", Equations.NORM_1, dx));
    List<Fork> forks =
        List.of(
            new Fork(
                "da",
                List.of(
                    new Fork.Operand(RESIDUAL, "past the feed-forward part, unchanged", dy),
                    new Fork.Operand("output", "through the feed-forward part", viaFed)),
                da),
            new Fork(
                "dx",
                List.of(
                    new Fork.Operand(RESIDUAL, "past the attention, unchanged", da),
                    new Fork.Operand(
                        "next", "through the attention, from this and later words", viaAttention)),
                dx));
    return new CellGradients(values, forks, List.of(), attention(dattended), dx);
  }

  /** dP = dZ Vᵀ of each head, where dz = Woᵀ dy. */
  private List<Value> attention(Matrix dattended) {
    Matrix dz = dattended.times(wo.value());
    Matrix v = block().attended().v();
    int width = v.columns() / heads;
    List<Value> values = new ArrayList<>();
    for (int head = 0; head < heads; head++) {
      int from = head * width;
      Matrix dp = dz.columns(from, from + width).timesTransposed(v.columns(from, from + width));
      values.add(gradient("dP." + head, "attention of head " + (head + 1), Equations.WEIGHTS, dp));
    }
    return values;
  }

  private static Value gradient(String name, String of, Equation equation, Matrix matrix) {
    return whole(name, "gradient of the " + of, "state", equation, matrix, "sum");
  }
}
