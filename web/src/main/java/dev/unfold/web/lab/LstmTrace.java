package dev.unfold.web.lab;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Lstm;
import java.util.ArrayList;
import java.util.List;

/**
 * An LSTM on one sentence.
 *
 * @param gates i, f, g, o
 * @param e the words' vectors
 * @param pass of the library's layer
 */
record LstmTrace(List<GateTrace> gates, Matrix e, Lstm.Pass pass) implements CellTrace {
  private static final List<String> TITLES =
      List.of("input gate", "forget gate", "candidate", "output gate");
  private static final List<Equation> EQUATIONS =
      List.of(Equations.LSTM_I, Equations.LSTM_F, Equations.LSTM_G, Equations.LSTM_O);

  private List<Matrix> gateValues() {
    return List.of(pass.i(), pass.f(), pass.g(), pass.o());
  }

  @Override
  public List<Value> values() {
    List<Value> values = new ArrayList<>();
    for (int index = 0; index < gates.size(); index++) {
      GateTrace gate = gates.get(index);
      String f = gate.name().equals("g") ? "tanh" : "sigmoid";
      values.addAll(
          gate.values(
              TITLES.get(index), EQUATIONS.get(index), f, e, pass.h(), gateValues().get(index)));
    }
    values.add(Value.sum("c", "cell state", "cell", Equations.LSTM_C, pass.c(), this::cell));
    values.add(
        Value.sum("h", "hidden state", "state", Equations.LSTM_H, pass.h(), this::state)
            .in("signed"));
    return values;
  }

  private List<Term> cell(int t, int k) {
    Operands operands = new Operands();
    if (t > 0) {
      operands.times(
          Operands.at("f", t, k),
          pass.f().get(t, k),
          Operands.at("c", t - 1, k),
          pass.c().get(t - 1, k));
    }
    return operands
        .times(
            Operands.at("i", t, k), pass.i().get(t, k), Operands.at("g", t, k), pass.g().get(t, k))
        .terms();
  }

  private List<Term> state(int t, int k) {
    double c = pass.c().get(t, k);
    String tanh = "tanh(" + Operands.at("c", t, k) + ")";
    return new Operands()
        .times(Operands.at("o", t, k), pass.o().get(t, k), tanh, Math.tanh(c))
        .terms();
  }

  @Override
  public Matrix output() {
    return pass.h();
  }

  @Override
  public CellGradients backward(Matrix dOutput) {
    Lstm.Pass.StepGradients d = pass.stepGradients(dOutput);
    List<Matrix> gateGradients = List.of(d.di(), d.df(), d.dg(), d.dO());
    List<Value> values = new ArrayList<>();
    List<Use> uses = new ArrayList<>();
    values.add(
        Value.sum(
            "dh",
            "gradient of the hidden state",
            "state",
            Equations.LSTM_H,
            d.dh(),
            (t, k) -> hidden(dOutput, gateGradients, t, k)));
    Matrix throughTanh = throughTanh(d.dh());
    Matrix dc = throughTanh.copy().add(d.dcNext());
    values.add(
        Value.sum(
            "dc",
            "gradient of the cell state",
            "cell",
            Equations.LSTM_C,
            dc,
            (t, k) -> cellGradient(d.dh(), dc, t, k)));
    for (int index = 0; index < gates.size(); index++) {
      GateTrace gate = gates.get(index);
      Matrix gradient = gateGradients.get(index);
      values.add(gateGradient(index, d.dh(), dc, gradient));
      uses.addAll(gate.uses(gradient, e, pass.h()));
    }
    Fork cell =
        new Fork(
            "dc",
            List.of(
                new Fork.Operand("tanh", "through h = o ⊙ tanh(c)", throughTanh),
                new Fork.Operand("next", "from the next step, f ⊙ dc", d.dcNext())),
            dc);
    List<Fork> forks = List.of(hiddenFork(dOutput, gateGradients, d.dh()), cell);
    return new CellGradients(
        values, forks, uses, List.of(), pass.backward(dOutput, new Gradients()));
  }

  /** dh ⊙ o ⊙ (1 − tanh²(c)). */
  private Matrix throughTanh(Matrix dh) {
    return dh.copy().multiply(pass.o()).tanhBackward(pass.c().copy().tanh());
  }

  private Fork hiddenFork(Matrix dOutput, List<Matrix> gateGradients, Matrix dh) {
    Matrix fromNext = Matrix.zeros(dh.dtype(), dh.rows(), dh.columns());
    for (int index = 0; index < gates.size(); index++) {
      fromNext.addProduct(CellTrace.next(gateGradients.get(index)), gates.get(index).u().value());
    }
    return new Fork(
        "dh",
        List.of(
            new Fork.Operand("output", "from this word's scores, W_yᵀ ds", dOutput),
            new Fork.Operand("next", "from the four gates of the next step", fromNext)),
        dh);
  }

  private List<Term> hidden(Matrix dOutput, List<Matrix> gateGradients, int t, int k) {
    Operands operands = new Operands().entry("dh.output", dOutput, t, k);
    for (int index = 0; index < gates.size(); index++) {
      GateTrace gate = gates.get(index);
      operands.transposedProduct(
          gate.symbols().get(1),
          gate.u().value(),
          k,
          "d" + gate.name(),
          gateGradients.get(index),
          t + 1);
    }
    return operands.terms();
  }

  private List<Term> cellGradient(Matrix dh, Matrix dc, int t, int k) {
    double tanh = Math.tanh(pass.c().get(t, k));
    double slope = pass.o().get(t, k) * (1 - tanh * tanh);
    Operands operands =
        new Operands().times(Operands.at("dh", t, k), dh.get(t, k), "o (1 − tanh²(c))", slope);
    if (t + 1 < dc.rows()) {
      operands.times(
          Operands.at("f", t + 1, k),
          pass.f().get(t + 1, k),
          Operands.at("dc", t + 1, k),
          dc.get(t + 1, k));
    }
    return operands.terms();
  }

  /** The gradient of a gate's pre-activation: what multiplies the gate, times the slope of its non-linearity. */
  private Value gateGradient(int index, Matrix dh, Matrix dc, Matrix gradient) {
    String gate = gates.get(index).name();
    return Value.sum(
        "d" + gate,
        "gradient of the " + TITLES.get(index) + "'s pre-activation",
        "preactivation",
        EQUATIONS.get(index),
        gradient,
        (t, k) -> {
          double y = gateValues().get(index).get(t, k);
          double dhValue = dh.get(t, k);
          double dcValue = dc.get(t, k);
          String slope = gate.equals("g") ? "1 − g²" : gate + " (1 − " + gate + ")";
          double slopeValue = gate.equals("g") ? 1 - y * y : y * (1 - y);
          double cPrev = t > 0 ? pass.c().get(t - 1, k) : 0;
          return switch (gate) {
            case "i" -> product("dc g", dcValue * pass.g().get(t, k), slope, slopeValue);
            case "f" -> product("dc c₋", dcValue * cPrev, slope, slopeValue);
            case "g" -> product("dc i", dcValue * pass.i().get(t, k), slope, slopeValue);
            default ->
                product("dh tanh(c)", dhValue * Math.tanh(pass.c().get(t, k)), slope, slopeValue);
          };
        });
  }

  private static List<Term> product(String left, double leftValue, String right, double value) {
    return new Operands().times(left, leftValue, right, value).terms();
  }
}
