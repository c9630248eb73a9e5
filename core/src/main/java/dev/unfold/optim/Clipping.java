package dev.unfold.optim;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * Makes gradients that have exploded small again, in place, before an optimiser follows them.
 *
 * <p>Rows of an embedding that repeat are summed first: what is clipped is the gradient, not its parts. Checked by
 * {@code ClippingTest}.
 */
public sealed interface Clipping {
  /**
   * Clips the gradients of these parameters.
   *
   * @return their {@link #norm} as it was before
   */
  double clip(List<Parameter> parameters, Gradients gradients);

  /** ‖dw‖ = √Σ dw²: the length of all these gradients together, as one vector. NaN or ∞ if one of them is, or beyond 1e154. */
  static double norm(List<Parameter> parameters, Gradients gradients) {
    double squares = 0;
    for (Parameter parameter : parameters) {
      for (Gradients.Part part : gradients.parts(parameter)) {
        squares += part.gradient().sumOfSquares();
      }
    }
    return Math.sqrt(squares);
  }

  /** No clipping: tells the norm, changes nothing. */
  record None() implements Clipping {
    @Override
    public double clip(List<Parameter> parameters, Gradients gradients) {
      return norm(parameters, gradients);
    }
  }

  /**
   * Clips every entry to −c … c: simple, yet inelegant, for the gradient then points elsewhere.
   *
   * @param limit c, finite and above zero
   */
  record ByValue(double limit) implements Clipping {
    /** Refuses a limit that is not a finite number above zero. */
    public ByValue {
      Bounds.aboveZero("Clipping.ByValue: limit", limit);
    }

    @Override
    public double clip(List<Parameter> parameters, Gradients gradients) {
      double norm = norm(parameters, gradients);
      for (Parameter parameter : parameters) {
        gradients.parts(parameter).forEach(part -> part.gradient().clip(limit));
      }
      return norm;
    }
  }

  /**
   * Scales all gradients by the same factor, c / ‖dw‖, where their norm is above c: shorter, in the same direction.
   * Source: Pascanu et al. 2013, algorithm 1. Where the norm is not finite no factor helps, and nothing is changed.
   *
   * @param limit c, finite and above zero
   */
  record ByNorm(double limit) implements Clipping {
    /** Refuses a limit that is not a finite number above zero. */
    public ByNorm {
      Bounds.aboveZero("Clipping.ByNorm: limit", limit);
    }

    @Override
    public double clip(List<Parameter> parameters, Gradients gradients) {
      double norm = norm(parameters, gradients);
      if (norm > limit && Double.isFinite(norm)) {
        for (Parameter parameter : parameters) {
          gradients.parts(parameter).forEach(part -> part.gradient().scale(limit / norm));
        }
      }
      return norm;
    }
  }
}
