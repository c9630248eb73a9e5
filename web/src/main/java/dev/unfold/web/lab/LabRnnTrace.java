package dev.unfold.web.lab;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Rnn;
import java.util.List;

/**
 * The lab's recurrent layer on one sentence.
 *
 * @param gate W_x and W_h
 * @param e the words' vectors
 * @param pass of the library's layer with the same weights
 */
record LabRnnTrace(GateTrace gate, Matrix e, Rnn.Pass pass) implements CellTrace {
  @Override
  public List<Value> values() {
    Matrix h = pass.h();
    Value z =
        Value.sum(
            "z",
            "pre-activation",
            "preactivation",
            Equations.LAB_Z,
            gate.preactivation(e, h),
            (t, k) -> gate.operands("e", e, h, t, k));
    return List.of(
        z, Value.activated("h", "hidden state", "state", "sigmoid", z, h).by(Equations.LAB_H));
  }

  @Override
  public Matrix output() {
    return pass.h();
  }

  @Override
  public CellGradients backward(Matrix dOutput) {
    Matrix dz = pass.stepGradients(dOutput);
    Matrix dx = pass.backward(dOutput, new Gradients());
    Matrix fromNext = CellTrace.next(dz).times(gate.u().value());
    Matrix dh = dOutput.copy().add(fromNext);
    Fork fork =
        new Fork(
            "dh",
            List.of(
                new Fork.Operand("output", "from this word's scores, W_yᵀ ds", dOutput),
                new Fork.Operand("next", "from the next step, W_hᵀ dz", fromNext)),
            dh);
    Value dhValue =
        Value.sum(
            "dh",
            "gradient of the hidden state",
            "state",
            Equations.LAB_Z,
            dh,
            (t, k) ->
                new Operands()
                    .entry("dh.output", dOutput, t, k)
                    .transposedProduct("W_h", gate.u().value(), k, "dz", dz, t + 1)
                    .terms());
    Matrix h = pass.h();
    Value dzValue =
        Value.sum(
            "dz",
            "gradient of the pre-activation",
            "preactivation",
            Equations.LAB_H,
            dz,
            (t, k) -> derivative(dh, h, t, k));
    return new CellGradients(
        List.of(dhValue, dzValue), List.of(fork), gate.uses(dz, e, h), List.of(), dx);
  }

  private static List<Term> derivative(Matrix dh, Matrix h, int t, int k) {
    double y = h.get(t, k);
    String slope = "h (1 − h)";
    return new Operands().times(Operands.at("dh", t, k), dh.get(t, k), slope, y * (1 - y)).terms();
  }
}
