package dev.unfold.web.lab;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Gru;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A GRU on one sentence.
 *
 * @param reset r
 * @param update z
 * @param candidate n
 * @param memoryBias bm
 * @param e the words' vectors
 * @param pass of the library's layer
 */
record GruTrace(
    GateTrace reset,
    GateTrace update,
    GateTrace candidate,
    Parameter memoryBias,
    Matrix e,
    Gru.Pass pass)
    implements CellTrace {
  @Override
  public List<Value> values() {
    List<Value> values = new ArrayList<>();
    Matrix h = pass.h();
    values.addAll(reset.values("reset gate", Equations.GRU_R, "sigmoid", e, h, pass.r()));
    values.addAll(update.values("update gate", Equations.GRU_Z, "sigmoid", e, h, pass.z()));
    values.add(
        Value.sum(
            "m",
            "memory that r lets through",
            "candidate",
            Equations.GRU_M,
            pass.m(),
            this::memory));
    Value pre =
        Value.sum(
            "n.pre",
            "candidate, pre-activation",
            "preactivation",
            Equations.GRU_N,
            candidatePreactivation(),
            this::candidateOperands);
    values.add(pre);
    values.add(Value.activated("n", "candidate", "candidate", "tanh", pre, pass.n()));
    values.add(
        Value.sum("h", "hidden state", "state", Equations.GRU_H, pass.h(), this::state)
            .in("signed"));
    return values;
  }

  private Matrix candidatePreactivation() {
    Matrix sum = pass.r().copy().multiply(pass.m());
    sum.addProductTransposed(e, candidate.w().value());
    return sum.addRow(candidate.b().get(0).value());
  }

  private List<Term> memory(int t, int k) {
    return new Operands()
        .product("U_n", candidate.u().value(), k, "h", pass.h(), t - 1)
        .entry("b_m", memoryBias.value(), 0, k)
        .terms();
  }

  private List<Term> candidateOperands(int t, int k) {
    return new Operands()
        .product("W_n", candidate.w().value(), k, "e", e, t)
        .entry("b_n", candidate.b().get(0).value(), 0, k)
        .times(
            Operands.at("r", t, k), pass.r().get(t, k), Operands.at("m", t, k), pass.m().get(t, k))
        .terms();
  }

  private List<Term> state(int t, int k) {
    double z = pass.z().get(t, k);
    Operands operands =
        new Operands().times("(1 − z)", 1 - z, Operands.at("n", t, k), pass.n().get(t, k));
    if (t > 0) {
      operands.times(Operands.at("z", t, k), z, Operands.at("h", t - 1, k), pass.h().get(t - 1, k));
    }
    return operands.terms();
  }

  @Override
  public Matrix output() {
    return pass.h();
  }

  @Override
  public CellGradients backward(Matrix dOutput) {
    Gru.Pass.StepGradients d = pass.stepGradients(dOutput);
    Matrix hPrev = CellTrace.previous(pass.h());
    List<Use> uses = new ArrayList<>(reset.uses(d.dr(), e, pass.h()));
    uses.addAll(update.uses(d.dz(), e, pass.h()));
    uses.add(Use.of(candidate.w(), d.dn(), e));
    uses.add(Use.of(candidate.u(), d.dm(), hPrev));
    uses.add(Use.ofBias(candidate.b().get(0), d.dn()));
    uses.add(new Use(memoryBias, d.dm(), Optional.empty()));
    List<Value> values =
        List.of(
            Value.sum(
                "dh",
                "gradient of the hidden state",
                "state",
                Equations.GRU_H,
                d.dh(),
                (t, k) -> hidden(dOutput, d, t, k)),
            gradient(
                "dn", "candidate's pre-activation", Equations.GRU_N, d.dn(), candidateSlope(d)),
            gradient("dz", "update gate's pre-activation", Equations.GRU_Z, d.dz(), updateSlope(d)),
            gradient("dm", "memory", Equations.GRU_M, d.dm(), memorySlope(d)),
            gradient("dr", "reset gate's pre-activation", Equations.GRU_R, d.dr(), resetSlope(d)));
    return new CellGradients(
        values,
        List.of(fork(dOutput, d)),
        uses,
        List.of(),
        pass.backward(dOutput, new Gradients()));
  }

  private static Value gradient(
      String name, String of, Equation equation, Matrix matrix, Value.Recipe recipe) {
    return Value.sum(name, "gradient of the " + of, "preactivation", equation, matrix, recipe);
  }

  private Fork fork(Matrix dOutput, Gru.Pass.StepGradients d) {
    Matrix gates =
        CellTrace.next(d.dm())
            .times(candidate.u().value())
            .addProduct(CellTrace.next(d.dz()), update.u().value())
            .addProduct(CellTrace.next(d.dr()), reset.u().value());
    Matrix direct = CellTrace.next(d.dh().copy().multiply(pass.z()));
    return new Fork(
        "dh",
        List.of(
            new Fork.Operand("output", "from this word's scores, W_yᵀ ds", dOutput),
            new Fork.Operand("direct", "through z ⊙ h₋ of the next step", direct),
            new Fork.Operand("next", "from the gates of the next step", gates)),
        d.dh());
  }

  private List<Term> hidden(Matrix dOutput, Gru.Pass.StepGradients d, int t, int k) {
    Operands operands = new Operands().entry("dh.output", dOutput, t, k);
    if (t + 1 < d.dh().rows()) {
      operands.times(
          Operands.at("z", t + 1, k),
          pass.z().get(t + 1, k),
          Operands.at("dh", t + 1, k),
          d.dh().get(t + 1, k));
    }
    return operands
        .transposedProduct("U_n", candidate.u().value(), k, "dm", d.dm(), t + 1)
        .transposedProduct("U_z", update.u().value(), k, "dz", d.dz(), t + 1)
        .transposedProduct("U_r", reset.u().value(), k, "dr", d.dr(), t + 1)
        .terms();
  }

  private Value.Recipe candidateSlope(Gru.Pass.StepGradients d) {
    return (t, k) -> {
      double n = pass.n().get(t, k);
      double left = d.dh().get(t, k) * (1 - pass.z().get(t, k));
      return new Operands().times("dh (1 − z)", left, "1 − n²", 1 - n * n).terms();
    };
  }

  private Value.Recipe updateSlope(Gru.Pass.StepGradients d) {
    return (t, k) -> {
      double z = pass.z().get(t, k);
      double hPrev = t > 0 ? pass.h().get(t - 1, k) : 0;
      double left = d.dh().get(t, k) * (hPrev - pass.n().get(t, k));
      return new Operands().times("dh (h₋ − n)", left, "z (1 − z)", z * (1 - z)).terms();
    };
  }

  private Value.Recipe memorySlope(Gru.Pass.StepGradients d) {
    return (t, k) ->
        new Operands()
            .times(
                Operands.at("dn", t, k),
                d.dn().get(t, k),
                Operands.at("r", t, k),
                pass.r().get(t, k))
            .terms();
  }

  private Value.Recipe resetSlope(Gru.Pass.StepGradients d) {
    return (t, k) -> {
      double r = pass.r().get(t, k);
      double left = d.dn().get(t, k) * pass.m().get(t, k);
      return new Operands().times("dn m", left, "r (1 − r)", r * (1 - r)).terms();
    };
  }
}
