package dev.unfold.lab.plot;

import dev.unfold.check.GradientReport;
import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.lab.experiment.AddingTraining;
import dev.unfold.lab.experiment.ClippingComparison;
import dev.unfold.lab.experiment.FlowNetwork;
import dev.unfold.lab.experiment.GradientFlow;
import dev.unfold.lab.experiment.TrainingNorms;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.Trainer.Epoch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small networks with unequal sizes and random weights, and what is measured on them. */
final class Examples {
  static final int[] SENTENCE = {3, 0, 8, 3, 5};
  static final List<String> WORDS = List.of("the", "old", "man", "the", "boat");
  private static final int[] TAGS = {2, 4, 1, 2, 0};
  private static final NetworkSize SIZE = new NetworkSize(11, 7, 4, 5);
  private static final String[] UPOS =
      "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split(" ");

  private Examples() {}

  static LabRnn network(long seed) {
    return LabRnn.glorot(SIZE, DType.FLOAT64, new Random(seed));
  }

  /** The same network with every weight a little off. */
  static LabRnn changed(LabRnn model, double by) {
    Random random = new Random(77);
    List<Matrix> values = new ArrayList<>();
    for (Parameter parameter : model.parameters()) {
      Matrix value = parameter.value().copy();
      for (int r = 0; r < value.rows(); r++) {
        for (int k = 0; k < value.columns(); k++) {
          value.set(r, k, value.get(r, k) * (1 + by * random.nextGaussian()));
        }
      }
      values.add(value);
    }
    return new LabRnn(values.get(0), values.get(1), values.get(2), values.get(3));
  }

  static GradientReport report(double difference) {
    LabRnn model = network(5);
    LabRnn other = difference == 0 ? model : changed(model, difference);
    return GradientReport.compare(model, other, new int[][] {SENTENCE}, new int[][] {TAGS});
  }

  /** A report of one tensor whose gradients are given. */
  static GradientReport report(String name, Matrix ours, Matrix theirs) {
    double absolute = ours.copy().addScaled(-1, theirs).maxAbs();
    double largest = Math.max(ours.maxAbs(), theirs.maxAbs());
    return new GradientReport(
        List.of(new GradientReport.Row(name, ours, theirs, absolute, absolute / largest)));
  }

  static LossRange range(String weight, double span, int points) {
    LabRnn model = network(6);
    ParameterHandler handler = ParameterHandler.parse(weight, model);
    return LossRange.measure(
        model, handler, new int[][] {SENTENCE}, new int[][] {TAGS}, span, points);
  }

  static List<Epoch> epochs(int count, boolean dev) {
    List<Epoch> epochs = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      double accuracy = dev ? 0.9 - 0.4 / n : Double.NaN;
      epochs.add(new Epoch(n, 0.1 + 2.0 / n, accuracy, 1.5, 1000));
    }
    return epochs;
  }

  /** Counts of the 17 universal tags, of 1 to 4 digits. */
  static Evaluation evaluation() {
    Random random = new Random(8);
    Evaluation evaluation = new Evaluation();
    for (int gold = 0; gold < UPOS.length; gold++) {
      for (int i = 0; i < 100 + 150 * gold; i++) {
        int given = random.nextInt(10) < 8 ? gold : random.nextInt(UPOS.length);
        evaluation.add(UPOS[gold], UPOS[given], true);
      }
    }
    return evaluation;
  }

  /** A gradient that shrinks by the same factor from step to step; seed s has (s + 1) times as much of it. */
  static GradientFlow flow(FlowNetwork network, int steps, int seeds, double factor) {
    double[][] norms = new double[seeds][steps];
    for (int s = 0; s < seeds; s++) {
      for (int d = 0; d < steps; d++) {
        norms[s][d] = (s + 1) * Math.pow(factor, d);
      }
    }
    return new GradientFlow(network.toString(), norms);
  }

  /** Five of them, each flatter than the one before. */
  static List<GradientFlow> flows(int steps, int seeds, double steepest) {
    List<GradientFlow> flows = new ArrayList<>();
    for (FlowNetwork network : FlowNetwork.values()) {
      double factor = Math.pow(steepest, 1.0 / (1 + 5 * network.ordinal()));
      flows.add(flow(network, steps, seeds, factor));
    }
    return flows;
  }

  /** A training run of the given number of steps, clipped at 2; one with fewer steps broke in its last one. */
  static ClippingComparison clipping(int steps, int withoutClipping) {
    Random random = new Random(12);
    AddingTraining training = new AddingTraining(9, 7, 5, 0.1, steps, 12);
    double[] norms = random.doubles(steps, 0.05, 3).toArray();
    double[] followed = Arrays.stream(norms).map(norm -> Math.min(norm, 2)).toArray();
    double[] losses = random.doubles(steps, 0.02, 0.2).toArray();
    double[] broken = random.doubles(withoutClipping, 0.05, 3).toArray();
    if (withoutClipping < steps) {
      broken[withoutClipping - 2] = 1e40;
      broken[withoutClipping - 1] = Double.NaN;
    }
    return new ClippingComparison(
        training,
        2,
        new TrainingNorms(broken, broken, Arrays.copyOf(losses, withoutClipping)),
        new TrainingNorms(norms, followed, losses));
  }
}
