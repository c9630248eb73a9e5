package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Layers in sequence, each reading the output of the one below it: a deep layer, or a whole network.
 *
 * <p>Shapes: the input is the first layer's, the output the last one's. A layer may occur twice; its parameters are
 * then listed once, and its gradients add up. Checked by {@code StackTest}.
 *
 * <p>Derived in guide/layers/stack.md.
 */
public final class Stack implements HasTokenPart {
  private final List<Layer> layers;
  private final List<Parameter> parameters;

  /**
   * The layers, lowest first, at least one.
   *
   * @throws IllegalArgumentException if there is none, or if two parameters have the same name
   */
  public Stack(List<? extends Layer> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("Stack: there is no layer, expected at least one");
    }
    this.layers = List.copyOf(layers);
    this.parameters = parameters("Stack", this.layers);
  }

  /** A stack of these layers, lowest first. */
  public static Stack of(Layer... layers) {
    return new Stack(List.of(layers));
  }

  /** All layers' parameters, each once. Files and reports identify them by name, so names must be unique. */
  static List<Parameter> parameters(String where, List<Layer> layers) {
    List<Parameter> parameters =
        layers.stream().flatMap(layer -> layer.parameters().stream()).distinct().toList();
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            where
                + ": two parameters are called "
                + parameter.name()
                + "; give the layers different names");
      }
    }
    return parameters;
  }

  /** The layers, lowest first. */
  public List<Layer> layers() {
    return layers;
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    List<Layer.Pass> passes = new ArrayList<>(layers.size());
    Matrix output = x;
    for (Layer layer : layers) {
      Layer.Pass pass = layer.forward(output, batch);
      passes.add(pass);
      output = pass.output();
    }
    return new Pass(List.copyOf(passes));
  }

  /** The first layer's token part, then all other layers; dropout before the first layer does nothing in inference. */
  @Override
  public Optional<TokenPart> tokenPart() {
    List<Layer> active =
        layers.stream()
            .dropWhile(layer -> layer instanceof Dropout || layer instanceof VariationalDropout)
            .toList();
    return active.stream()
        .findFirst()
        .flatMap(TokenPart::found)
        .map(
            part ->
                part.withRest(
                    (tokens, batch) ->
                        output(
                            active.subList(1, active.size()), part.output(tokens, batch), batch)));
  }

  private static Matrix output(List<Layer> layers, Matrix x, Batch batch) {
    Matrix output = x;
    for (Layer layer : layers) {
      output = layer.forward(output, batch).output();
    }
    return output;
  }

  /**
   * One call.
   *
   * @param passes the layers' calls, lowest first
   */
  public record Pass(List<Layer.Pass> passes) implements Layer.Pass {
    @Override
    public Matrix output() {
      return passes.get(passes.size() - 1).output();
    }

    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      Matrix d = dOutput;
      for (int layer = passes.size() - 1; layer >= 0; layer--) {
        d = passes.get(layer).backward(d, into);
      }
      return d;
    }
  }
}
