package dev.unfold.optim;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * Gradient clipping: limits gradients, in place, before the optimiser's step.
 *
 * <p>Repeated rows of an embedding are summed first: the gradient is clipped, not its parts. Checked by
 * {@code ClippingTest}.
 */
public sealed interface Clipping {
  /**
   * Clips the gradients of these parameters.
   *
   * @return their {@link #norm} before clipping
   */
  double clip(List<Parameter> parameters, Gradients gradients);

  /**
   * ‖dw‖ = √Σ dw²: the norm of all these gradients as one vector. NaN or ∞ if an entry is, or if the norm exceeds
   * 1e154.
   */
  static double norm(List<Parameter> parameters, Gradients gradients) {
    double squares = 0;
    for (Parameter parameter : parameters) {
      for (Gradients.Part part : gradients.parts(parameter)) {
        squares += part.gradient().sumOfSquares();
      }
    }
    return Math.sqrt(squares);
  }

  /** No clipping: returns the norm and changes nothing. */
  record None() implements Clipping {
    @Override
    public double clip(List<Parameter> parameters, Gradients gradients) {
      return norm(parameters, gradients);
    }
  }

  /**
   * Clips every entry to −c … c: simple, but it changes the direction of the gradient.
   *
   * @param limit c, finite and above zero
   */
  record ByValue(double limit) implements Clipping {
    /** Checks the limit. */
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
   * Scales all gradients by c / ‖dw‖ if their norm is above c, which keeps their direction. Source: Pascanu et al. 2013,
   * algorithm 1. If the norm is not finite, nothing is changed.
   *
   * @param limit c, finite and above zero
   */
  record ByNorm(double limit) implements Clipping {
    /** Checks the limit. */
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
