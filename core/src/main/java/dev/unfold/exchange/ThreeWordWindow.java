package dev.unfold.exchange;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import java.util.List;

/**
 * A window of three words as a layer: what {@link dev.unfold.model.Mlp} has between its word vectors and its scores.
 *
 * <pre>{@code
 *   (1) z_t = W_before e_(t−1) + W_x e_t + W_after e_(t+1)            e : E, 0 outside the sentence;  W_… : H×E
 *   (2) h_t = σ(z_t)                                                  z, h : H
 * }</pre>
 *
 * <p>Shapes: input N×E, output N×H. Other libraries call (1) a convolution over time with a kernel of three. Checked by
 * {@code ThreeWordWindowTest}: the same numbers and gradients as the mlp's.
 *
 * @param before W_before
 * @param own W_x
 * @param after W_after
 */
public record ThreeWordWindow(Parameter before, Parameter own, Parameter after) implements Layer {
  @Override
  public List<Parameter> parameters() {
    return List.of(before, own, after);
  }

  @Override
  public Layer.Pass forward(Matrix e, Batch batch) {
    Matrix h = e.timesTransposed(own.value()); //                             (1)  N×H
    h.addProductTransposed(e.gather(batch.previous()), before.value()); //    (1)
    h.addProductTransposed(e.gather(batch.next()), after.value()); //         (1)
    h.sigmoid(); //                                                           (2)
    return new Pass(this, e, batch, h);
  }

  private record Pass(ThreeWordWindow window, Matrix e, Batch batch, Matrix output)
      implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dh, Gradients into) {
      Matrix dz = dh.copy().sigmoidBackward(output); //         (2)  h = σ(z)
      Matrix de = dz.times(window.own.value()); //              (1)  … + W_x e_t + …
      into.of(window.own).addTransposedProduct(dz, e);
      back(window.after, batch.next(), dz, de, into); //        (1)  … + W_after e_(t+1)
      back(window.before, batch.previous(), dz, de, into); //   (1)  W_before e_(t−1) + …
      return de;
    }

    private void back(Parameter w, int[] neighbour, Matrix dz, Matrix de, Gradients into) {
      into.of(w).addTransposedProduct(dz, e.gather(neighbour));
      de.scatterAdd(1, neighbour, dz.times(w.value()));
    }
  }
}
