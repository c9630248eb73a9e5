package dev.unfold.web.lab;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Gate;
import dev.unfold.nn.Gru;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Rnn;
import dev.unfold.nn.SelfAttention;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TransformerEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A network of the lab and its parts, which share their weights.
 *
 * @param setup the choice
 * @param model the library's network, which is trained
 * @param embedding W_e, V×E
 * @param body from N×E to the states
 * @param scores from the states to K scores a word
 */
public record LabNetwork(
    Setup setup, SequenceModel model, Parameter embedding, Layer body, Linear scores) {
  private static final String HEAD = "tag";

  /** A new network in float64, with the same weights as on the JVM. */
  public static LabNetwork create(Setup setup, int words, int tags) {
    NetworkPlan plan = NetworkPlan.ofWords(setup.body(), setup.embedding(), setup.hidden());
    SequenceModel model =
        plan.sequenceModel(
            words, new NetworkPlan.HeadSpec(HEAD, tags), DType.FLOAT64, new Random(setup.seed()));
    return of(setup, model);
  }

  private static LabNetwork of(Setup setup, SequenceModel model) {
    if (model instanceof Network network) {
      return new LabNetwork(
          setup,
          model,
          network.encoder().words().parameters().get(0),
          network.body(),
          (Linear) network.head().scores());
    }
    Parameter wh = model.parameter("W_h");
    Matrix zero = Matrix.zeros(DType.FLOAT64, 1, setup.hidden());
    Gate gate = new Gate(model.parameter("W_x"), wh, new Parameter("constant zero", zero));
    Rnn body = new Rnn(Activation.SIGMOID, gate, InitialState.zero(setup.hidden(), DType.FLOAT64));
    return new LabNetwork(
        setup, model, model.parameter("W_e"), body, Linear.withoutBias(model.parameter("W_y")));
  }

  /** A network with copies of the weights. */
  public LabNetwork copy() {
    LabNetwork other = create(setup, embedding.value().rows(), scores.outputWidth());
    for (int p = 0; p < parameters().size(); p++) {
      other.parameters().get(p).value().assign(parameters().get(p).value());
    }
    return other;
  }

  /** All parameters, in the order of the library. */
  public List<Parameter> parameters() {
    return model.parameters();
  }

  /** Whether it is the lab's own network, without biases. */
  public boolean isLabRnn() {
    return model instanceof LabRnn;
  }

  /** The body's layer that the page takes apart. */
  Layer layer() {
    return body instanceof Stack stack ? stack.layers().get(stack.layers().size() - 1) : body;
  }

  /** A forward pass of the body. */
  CellTrace trace(Matrix e, Batch batch) {
    Layer layer = layer();
    List<Parameter> p = layer.parameters();
    if (layer instanceof Rnn rnn) {
      GateTrace gate = new GateTrace("z", p.get(0), p.get(1), List.of(), List.of("W_x", "W_h"));
      return new LabRnnTrace(gate, e, rnn.forward(e, batch));
    }
    if (layer instanceof Lstm lstm) {
      List<GateTrace> gates =
          List.of(gate("i", p, 0), gate("f", p, 3), gate("g", p, 6), gate("o", p, 9));
      return new LstmTrace(gates, e, lstm.forward(e, batch));
    }
    if (layer instanceof Gru gru) {
      return new GruTrace(
          gate("r", p, 0), gate("z", p, 3), gate("n", p, 6), p.get(9), e, gru.forward(e, batch));
    }
    Matrix x = ((Stack) body).layers().get(0).forward(e, batch).output();
    TransformerEncoder encoder = (TransformerEncoder) layer;
    SelfAttention attention = encoder.blocks().get(0).attention();
    Parameter output = attention.parameters().get(6);
    return new TransformerTrace(e, x, attention.heads(), output, encoder.forward(x, batch));
  }

  private static GateTrace gate(String name, List<Parameter> parameters, int from) {
    return GateTrace.of(name, parameters.subList(from, from + 3));
  }

  /** The library's class of its body: {@code LabRnn}, {@code Lstm}, {@code Gru} or {@code TransformerEncoder}. */
  public String title() {
    return switch (setup.cell()) {
      case "rnn" -> "LabRnn";
      case "lstm" -> "Lstm";
      case "gru" -> "Gru";
      default -> "TransformerEncoder";
    };
  }

  /** What a parameter is for. */
  public String role(Parameter parameter) {
    if (parameter.equals(embedding)) {
      return "word vectors";
    }
    if (scores.parameters().contains(parameter)) {
      return "scores";
    }
    String name = parameter.name();
    if (name.endsWith(".u") || name.equals("W_h")) {
      return "recurrent";
    }
    return name.endsWith(".b") || name.endsWith(".beta") ? "bias" : "input";
  }

  /** The symbol of a parameter in the equations: {@code W_i} for {@code lstm.0.input.w}. */
  public String symbol(Parameter parameter) {
    String name = parameter.name();
    if (isLabRnn()) {
      return name;
    }
    String kind = name.substring(name.lastIndexOf('.') + 1);
    String letter = kind.equals("gamma") ? "γ" : kind.equals("beta") ? "β" : kind;
    String of = name.substring(0, name.lastIndexOf('.'));
    if (parameter.equals(embedding)) {
      return "W_e";
    }
    String matrix =
        letter.equals("w") || letter.equals("u") ? letter.toUpperCase(Locale.ROOT) : letter;
    return matrix + "_" + index(of.substring(of.lastIndexOf('.') + 1), of);
  }

  private String index(String part, String path) {
    boolean norm = part.equals("norm");
    return switch (part) {
      case HEAD -> "y";
      case "input", "forget", "output", "reset", "query", "key", "value" ->
          path.endsWith("attention.output") ? "o" : part.substring(0, 1);
      case "candidate" -> setup.cell().equals("lstm") ? "g" : "n";
      case "update" -> "z";
      case "memory" -> "m";
      case "inner" -> "1";
      case "outer" -> "2";
      default ->
          norm ? path.contains("attention") ? "1" : path.contains("feedforward") ? "2" : "3" : part;
    };
  }
}
