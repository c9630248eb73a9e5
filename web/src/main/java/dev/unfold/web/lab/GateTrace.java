package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * One gate of a recurrent layer in a trace: its weights under the names of the equations.
 *
 * @param name {@code i}, {@code f}, …
 * @param w H×D
 * @param u H×H
 * @param b 1×H; none in the lab's network
 * @param symbols of W, U and b
 */
record GateTrace(String name, Parameter w, Parameter u, List<Parameter> b, List<String> symbols) {
  /** A gate of the library's layers, whose parameters are {@code w}, {@code u} and {@code b}. */
  static GateTrace of(String name, List<Parameter> parameters) {
    return new GateTrace(
        name,
        parameters.get(0),
        parameters.get(1),
        List.of(parameters.get(2)),
        List.of("W_" + name, "U_" + name, "b_" + name));
  }

  /** W x + U h₋ + b, N×H. */
  Matrix preactivation(Matrix x, Matrix h) {
    Matrix sum = Matrix.zeros(x.dtype(), x.rows(), u.value().rows());
    b.forEach(bias -> sum.assignRow(bias.value()));
    sum.addProductTransposed(x, w.value());
    return sum.addProductTransposed(CellTrace.previous(h), u.value());
  }

  /**
   * Its pre-activation and its value.
   *
   * @param f {@code sigmoid} or {@code tanh}
   */
  List<Value> values(String title, Equation equation, String f, Matrix e, Matrix h, Matrix value) {
    Value pre =
        Value.sum(
            name + ".pre",
            title + ", pre-activation",
            "preactivation",
            equation,
            preactivation(e, h),
            (t, k) -> operands("e", e, h, t, k));
    String role = f.equals("tanh") ? "candidate" : "gate";
    return List.of(pre, Value.activated(name, title, role, f, pre, value));
  }

  /** Its operands. */
  List<Term> operands(String input, Matrix x, Matrix h, int t, int k) {
    Operands operands =
        new Operands()
            .product(symbols.get(0), w.value(), k, input, x, t)
            .product(symbols.get(1), u.value(), k, "h", h, t - 1);
    b.forEach(bias -> operands.entry(symbols.get(2), bias.value(), 0, k));
    return operands.terms();
  }

  /** Where the gradient of this gate goes: to W, U and b. */
  List<Use> uses(Matrix gradient, Matrix x, Matrix h) {
    List<Use> uses = new ArrayList<>();
    uses.add(Use.of(w, gradient, x));
    uses.add(Use.of(u, gradient, CellTrace.previous(h)));
    b.forEach(bias -> uses.add(Use.ofBias(bias, gradient)));
    return uses;
  }
}
