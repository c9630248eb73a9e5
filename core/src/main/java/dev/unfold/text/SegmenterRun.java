package dev.unfold.text;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import dev.unfold.model.Weights;
import dev.unfold.nn.Batch;
import dev.unfold.optim.Adam;
import dev.unfold.optim.Clipping;
import dev.unfold.optim.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** One run of {@link SegmenterTraining}. */
final class SegmenterRun {
  /** The number of stretches in a step, and in one of a small treebank. */
  private static final int BATCH = 16;

  private static final int SMALL_BATCH = 4;

  /** A treebank of fewer stretches is small. */
  private static final int SMALL = 500;

  /** The share of occurrences of a piece that are read as an unknown one. */
  private static final double UNKNOWN = 0.05;

  /** A treebank has blanks in tokens if more than one in so many tokens has. */
  private static final int RARE = 500;

  private static final Clipping CLIPPING = new Clipping.ByNorm(5);

  private final SegmenterTraining settings;
  private final List<TreebankSentence> sentences;
  private final SegmenterTraining.Listener listener;
  private final SplittableRandom random;
  private final boolean detokenise;
  private final SegmenterKnowledge knowledge;
  private final PieceNetwork network;
  private final List<Parameter> parameters;
  private final Workspace workspace;
  private final Gradients gradients = new Gradients();
  private final Map<String, int[]> features = new HashMap<>();
  private Optimizer optimizer;
  private int steps;

  /** A stretch of text: the features and labels of its pieces. */
  private record Stretch(int[][] features, int[] labels) {}

  SegmenterRun(
      SegmenterTraining settings,
      List<TreebankSentence> sentences,
      SegmenterTraining.Listener listener) {
    this.settings = settings;
    this.sentences = sentences;
    this.listener = listener;
    random = new SplittableRandom(settings.seed());
    optimizer = new Adam(settings.learningRate());
    List<TreebankToken> tokens = sentences.stream().flatMap(s -> s.tokens().stream()).toList();
    detokenise = tokens.stream().allMatch(TreebankToken::spaceAfter);
    knowledge = knowledge(settings, tokens, LabelledText.plain(sentences));
    network = knowledge.network(new Weights.Initialised(DType.FLOAT32, random));
    parameters = network.parameters();
    workspace = network.workspace();
  }

  private static SegmenterKnowledge knowledge(
      SegmenterTraining settings, List<TreebankToken> tokens, LabelledText plain) {
    char[] text = plain.text();
    PieceRules rules = LearntRules.of(text, plain.ends());
    long blanks = tokens.stream().filter(token -> token.form().indexOf(' ') > 0).count();
    return new SegmenterKnowledge(
        settings.width(),
        settings.hidden(),
        PieceFeatures.counted(counts(text, pieces(text, rules))),
        rules,
        MultiwordRules.of(tokens),
        blanks * RARE > tokens.size());
  }

  private static Pieces pieces(char[] text, PieceRules rules) {
    Pieces pieces = new Pieces();
    rules.splitter().split(text, 0, text.length, pieces);
    pieces.gap(Gap.PARAGRAPH);
    return pieces;
  }

  /** How often each feature occurs; that of a gap often enough to be kept. */
  private static Map<String, Integer> counts(char[] text, Pieces pieces) {
    Map<String, Integer> counts = new HashMap<>();
    for (int p = 0; p < pieces.size(); p++) {
      PieceFeatures.names(piece(text, pieces, p), pieces.gap(p))
          .forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    for (Gap gap : Gap.values()) {
      counts.merge("g" + gap.ordinal(), 2, Integer::sum);
    }
    return counts;
  }

  private static String piece(char[] text, Pieces pieces, int piece) {
    return new String(text, pieces.start(piece), pieces.end(piece) - pieces.start(piece));
  }

  NetworkSegmenter train() {
    int epochs = settings.epochs();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      List<Stretch> stretches = stretches();
      int batch = stretches.size() < SMALL ? SMALL_BATCH : BATCH;
      int perEpoch = (stretches.size() + batch - 1) / batch;
      epochs = Math.max(epochs, (settings.leastSteps() + perEpoch - 1) / perEpoch);
      Collections.shuffle(stretches, new Random(random.nextLong()));
      listener.epoch(epoch, epochs, epoch(stretches, batch, epochs * perEpoch));
    }
    return new NetworkSegmenter(network, knowledge, false);
  }

  /** The whole text, varied, in stretches that begin at other pieces in each epoch. */
  private List<Stretch> stretches() {
    LabelledText varied = LabelledText.varied(sentences, detokenise, random);
    char[] text = varied.text();
    Pieces pieces = pieces(text, knowledge.rules());
    int[] labels = varied.labels(pieces);
    List<Stretch> stretches = new ArrayList<>();
    int to = Math.min(pieces.size(), 1 + random.nextInt(SegmenterTraining.STRETCH));
    for (int from = 0; from < pieces.size(); from = to, to = from + SegmenterTraining.STRETCH) {
      int size = Math.min(to, pieces.size()) - from;
      int[][] some = new int[size][];
      int[] right = new int[size];
      for (int p = 0; p < size; p++) {
        String piece = piece(text, pieces, from + p);
        some[p] = features(piece, pieces.gap(from + p), random.nextDouble() >= UNKNOWN);
        right[p] = labels[from + p];
      }
      stretches.add(new Stretch(some, right));
    }
    return stretches;
  }

  private int[] features(String piece, int gap, boolean known) {
    String key = (known ? "+" : "-") + gap + piece;
    return features.computeIfAbsent(key, k -> knowledge.features().of(piece, gap, known));
  }

  /** One epoch; returns its mean loss. */
  private double epoch(List<Stretch> stretches, int batch, int allSteps) {
    double sum = 0;
    long pieces = 0;
    for (int from = 0; from < stretches.size(); from += batch) {
      List<Stretch> some = stretches.subList(from, Math.min(stretches.size(), from + batch));
      int size = some.stream().mapToInt(stretch -> stretch.labels.length).sum();
      sum += step(some, 1 - (double) steps++ / allSteps) * size;
      pieces += size;
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the training of the segmenter was interrupted");
      }
    }
    return sum / pieces;
  }

  private double step(List<Stretch> stretches, double rate) {
    int[][] labels = stretches.stream().map(Stretch::labels).toArray(int[][]::new);
    workspace.clear();
    gradients.clear();
    Batch batch = Batch.of(labels).in(workspace).withNoise(random);
    int[][] places = batch.rows();
    int[][] packed = new int[batch.tokens()][];
    for (int s = 0; s < places.length; s++) {
      for (int p = 0; p < places[s].length; p++) {
        packed[places[s][p]] = stretches.get(s).features[p];
      }
    }
    double loss =
        network.backpropagation(
            batch, packed, batch.pack(labels), settings.dropout(), gradients);
    CLIPPING.clip(parameters, gradients);
    optimizer = optimizer.withLearningRate(settings.learningRate() * rate);
    optimizer.step(parameters, gradients);
    network.weightsChanged();
    return loss;
  }
}
