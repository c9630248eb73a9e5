package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The Transformer's feed-forward part: two linear maps of every token with a non-linearity between them.
 *
 * <pre>{@code
 *   (1) z = W₁ x + b₁        x : D        W₁ : F×D        inner
 *   (2) h = φ(z)             z, h : F                     φ : relu or gelu
 *   (3) y = W₂ h + b₂        y : H        W₂ : H×F        outer
 * }</pre>
 *
 * <p>Shapes: input N×D, output N×H, in a Transformer H = D; N = 0 is allowed. Cost: N·F·(D+H) multiply-adds.
 *
 * <p>Initial values: as {@link Linear}. Source: Vaswani et al. 2017, section 3.3. Checked by {@code FeedForwardTest}
 * (numbers by hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/transformer.md.
 */
public final class FeedForward implements Layer {
  private final Linear inner;
  private final Layer activation;
  private final Linear outer;

  /**
   * The given maps with φ between them.
   *
   * @param inner from D to F
   * @param activation φ, a layer that keeps the width, such as {@link Relu} or {@link Gelu}
   * @param outer from F to H
   * @throws ShapeException if the outer map does not read what the inner one writes
   */
  public FeedForward(Linear inner, Layer activation, Linear outer) {
    if (inner.outputWidth() != outer.inputWidth()) {
      throw new ShapeException(
          "FeedForward: the inner map writes vectors of width "
              + inner.outputWidth()
              + ", the outer one reads "
              + outer.inputWidth()
              + ", expected the same");
    }
    this.inner = inner;
    this.activation = activation;
    this.outer = outer;
  }

  /** Glorot-uniform maps D→F→D with φ = relu: parameters {@code name.inner.w, .b} and {@code name.outer.w, .b}. */
  public static FeedForward relu(
      String name, int width, int hidden, DType dtype, RandomGenerator random) {
    return glorot(name, width, hidden, new Relu(), dtype, random);
  }

  /** The same with φ = gelu. */
  public static FeedForward gelu(
      String name, int width, int hidden, DType dtype, RandomGenerator random) {
    return glorot(name, width, hidden, new Gelu(), dtype, random);
  }

  private static FeedForward glorot(
      String name, int width, int hidden, Layer activation, DType dtype, RandomGenerator random) {
    return new FeedForward(
        Linear.glorot(name + ".inner", width, hidden, dtype, random),
        activation,
        Linear.glorot(name + ".outer", hidden, width, dtype, random));
  }

  /** From D to F. */
  public Linear inner() {
    return inner;
  }

  /** φ. */
  public Layer activation() {
    return activation;
  }

  /** From F to H. */
  public Linear outer() {
    return outer;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(inner.parameters());
    parameters.addAll(activation.parameters());
    parameters.addAll(outer.parameters());
    return List.copyOf(parameters);
  }

  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    Layer.Pass z = inner.forward(x, batch); //               (1)
    Layer.Pass h = activation.forward(z.output(), batch); //       (2)
    Layer.Pass y = outer.forward(h.output(), batch); //      (3)
    return new Pass(z, h, y);
  }

  private record Pass(Layer.Pass z, Layer.Pass h, Layer.Pass y) implements Layer.Pass {
    @Override
    public Matrix output() {
      return y.output();
    }

    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      Matrix dh = y.backward(dy, into); //      (3)  y = W₂ h + b₂
      Matrix dz = h.backward(dh, into); //      (2)  h = φ(z)
      return z.backward(dz, into); //           (1)  z = W₁ x + b₁
    }
  }
}
