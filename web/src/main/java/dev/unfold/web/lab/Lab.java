package dev.unfold.web.lab;

import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.optim.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the page asks for: the corpus, and networks by number with all that is computed on them. */
public final class Lab {
  private final LabCorpus corpus;
  private final Map<Integer, LabNetwork> networks = new HashMap<>();
  private final Map<Integer, TrainingRun> trainings = new HashMap<>();
  private int next = 1;

  /** A lab without a network. */
  public Lab(LabCorpus corpus) {
    this.corpus = corpus;
  }

  /** What the networks read. */
  public LabCorpus corpus() {
    return corpus;
  }

  /** Makes a network and returns its number. */
  public int create(Setup setup) {
    return add(LabNetwork.create(setup, corpus.data().inputSize(), corpus.data().outputSize()));
  }

  /** Makes a copy of a network and returns its number. */
  public int duplicate(int model) {
    return add(network(model).copy());
  }

  private int add(LabNetwork network) {
    networks.put(next, network);
    return next++;
  }

  /** Forgets a network and its trainings. */
  public void discard(int model) {
    networks.remove(model);
    trainings.remove(model);
  }

  /**
   * The network of a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public LabNetwork network(int model) {
    LabNetwork network = networks.get(model);
    if (network == null) {
      throw new IllegalArgumentException(
          "model " + model + ": was discarded, or never created; create it again");
    }
    return network;
  }

  /** One weight of a network. */
  public ParameterHandler weight(int model, String parameter, int row, int column) {
    return new ParameterHandler(network(model).model().parameter(parameter), row, column);
  }

  /** Sets one weight. */
  public void setWeight(int model, String parameter, int row, int column, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("weight: is " + value + ", expected a finite number");
    }
    weight(model, parameter, row, column).set(value);
  }

  /** The forward pass. */
  public ForwardReport forward(int model, List<String> words) {
    int[] ids = corpus.ids(words);
    ForwardPass pass = ForwardPass.of(network(model), ids);
    List<String> predicted =
        Arrays.stream(pass.predicted()).mapToObj(corpus.data().tags()::get).toList();
    List<Boolean> known = words.stream().map(corpus.data().words()::contains).toList();
    return new ForwardReport(words, ids, known, pass.values(), pass.cell().attention(), predicted);
  }

  private BackwardPass pass(int model, List<String> words, List<String> tags, int only) {
    TaggedBatch batch = corpus.batch(words, tags);
    return BackwardPass.of(network(model), batch.input()[0], batch.output()[0], only);
  }

  /** The backward pass of the mean loss. */
  public BackwardReport backward(int model, List<String> words, List<String> tags) {
    return backward(model, words, tags, BackwardPass.ALL);
  }

  /** The backward pass of the loss of word {@code only} alone; −1: of the mean. */
  public BackwardReport backward(int model, List<String> words, List<String> tags, int only) {
    return BackwardReport.of(pass(model, words, tags, only), words, tags);
  }

  /** What each step adds to one parameter's gradient, last word first. */
  public Contributions contributions(
      int model, List<String> words, List<String> tags, String parameter) {
    return contributions(model, words, tags, parameter, BackwardPass.ALL);
  }

  /** The same of the loss of word {@code only} alone; −1: of the mean. */
  public Contributions contributions(
      int model, List<String> words, List<String> tags, String parameter, int only) {
    BackwardPass pass = pass(model, words, tags, only);
    return Contributions.of(pass, words, network(model).model().parameter(parameter));
  }

  /**
   * How one number was computed.
   *
   * @param tags the right tags for a gradient; empty for a tensor of the forward pass
   */
  public Explanation explain(
      int model, List<String> words, List<String> tags, String tensor, int t, int column) {
    return explain(model, words, tags, tensor, t, column, BackwardPass.ALL);
  }

  /** The same where the loss of word {@code only} alone counts; −1: the mean. */
  public Explanation explain(
      int model,
      List<String> words,
      List<String> tags,
      String tensor,
      int t,
      int column,
      int only) {
    List<Value> values = new ArrayList<>();
    if (tags.isEmpty()) {
      ForwardPass pass = ForwardPass.of(network(model), corpus.ids(words));
      values.addAll(pass.values());
      values.addAll(pass.cell().attention());
    } else {
      BackwardPass pass = pass(model, words, tags, only);
      values.addAll(pass.values());
      values.addAll(pass.forward().values());
    }
    return Explanation.of(values, tensor, t, column);
  }

  /** The gradient of one weight. */
  public WeightGradient gradient(
      int model,
      List<String> words,
      List<String> tags,
      ParameterHandler weight,
      double span,
      int points) {
    TaggedBatch batch = corpus.batch(words, tags);
    return WeightGradient.measure(network(model).model(), weight, batch, span, points);
  }

  /** Begins a training of a network, which replaces the one before. */
  public void training(int model, TrainingOptions options) {
    trainings.put(model, new TrainingRun(corpus, network(model), options));
  }

  /**
   * The training of a network.
   *
   * @throws IllegalArgumentException if it has none
   */
  public TrainingRun training(int model) {
    TrainingRun run = trainings.get(model);
    if (run == null) {
      throw new IllegalArgumentException("training: model " + model + " has none; begin one");
    }
    return run;
  }

  /** The distributions of the tags, N×K, of a sentence of any length. */
  public Matrix probabilities(int model, List<String> words) {
    return network(model).model().logForward(new int[][] {corpus.ids(words)}).copy().exp();
  }

  /** Takes some steps on one sentence and returns the loss before the first. */
  public double learn(
      int model, List<String> words, List<String> tags, double learningRate, int steps) {
    TaggedBatch batch = corpus.batch(words, tags);
    Sgd sgd = new Sgd(learningRate);
    double before = loss(model, words, tags);
    for (int step = 0; step < steps; step++) {
      network(model).model().update(batch.input(), batch.output(), sgd);
    }
    return before;
  }

  /** The loss of one sentence. */
  public double loss(int model, List<String> words, List<String> tags) {
    TaggedBatch batch = corpus.batch(words, tags);
    return network(model).model().crossEntropyLoss(batch.input(), batch.output());
  }

  /** The gradient of every parameter by the library, for tests. */
  Map<String, Matrix> gradients(int model, List<String> words, List<String> tags) {
    Gradients gradients = pass(model, words, tags, BackwardPass.ALL).gradients();
    Map<String, Matrix> byName = new HashMap<>();
    for (Parameter parameter : network(model).parameters()) {
      byName.put(parameter.name(), gradients.dense(parameter));
    }
    return byName;
  }
}
