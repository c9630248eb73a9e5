package dev.unfold.exchange;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.tagger.Tagger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One tagger in several engines on the same sentences, tensor by tensor: ours, and each other engine running our export.
 *
 * @param tokens N, of all sentences
 * @param rows the tensors from the words' vectors to the tags' probabilities
 * @param engines the twins
 */
public record Parity(int tokens, List<Row> rows, List<Engine> engines) {
  /** The largest difference, as a part of a tensor's largest entry, that float32 explains. */
  public static final double ALLOWED = 1e-5;

  /** The number of sentences computed together: it bounds the memory of padding to the longest. */
  private static final int TOGETHER = 32;

  /**
   * One tensor, a row for each token.
   *
   * @param name such as {@code gru.0}
   * @param width its columns
   * @param largest its largest entry
   * @param differences for each twin the largest difference from ours, as a part of the largest entry; empty if it doesn't
   *     compute this tensor
   */
  public record Row(String name, int width, double largest, List<OptionalDouble> differences) {}

  /**
   * One twin.
   *
   * @param name PyTorch, say
   * @param sameTags how many tokens have the same tag as ours
   * @param float32Deviation the largest difference of its own float32 from its own float64, as a part of a tensor's
   *     largest entry, where it was compared in float64; reported, never a failure of ours
   */
  public record Engine(String name, int sameTags, OptionalDouble float32Deviation) {}

  /**
   * Compares the engines.
   *
   * @param sentences each with at least one word
   */
  public static Parity of(
      Tagger tagger, List<? extends List<String>> sentences, List<TaggerTwin> twins) {
    Running running = new Running(twins);
    for (int from = 0; from < sentences.size(); from += TOGETHER) {
      running.add(tagger, sentences.subList(from, Math.min(sentences.size(), from + TOGETHER)));
    }
    return running.result();
  }

  /** Whether every tensor is equal up to rounding, and every tag equal. */
  public boolean held() {
    boolean close =
        rows.stream()
            .flatMap(row -> row.differences.stream())
            .allMatch(difference -> difference.isEmpty() || difference.getAsDouble() <= ALLOWED);
    return close && engines.stream().allMatch(engine -> engine.sameTags == tokens);
  }

  /** The comparison so far. */
  private static final class Running {
    private final List<TaggerTwin> twins;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final int[] sameTags;
    private final OptionalDouble[] float32Deviations;
    private int tokens;

    Running(List<TaggerTwin> twins) {
      this.twins = twins;
      this.sameTags = new int[twins.size()];
      this.float32Deviations = new OptionalDouble[twins.size()];
      Arrays.fill(float32Deviations, OptionalDouble.empty());
    }

    void add(Tagger tagger, List<? extends List<String>> sentences) {
      Trace ours = Trace.of(tagger, sentences);
      int[] tags = ours.tags(tagger, sentences);
      tokens += tags.length;
      ours.tensors().forEach((name, own) -> tally(name).own(own));
      for (int twin = 0; twin < twins.size(); twin++) {
        Trace theirs = twins.get(twin).trace(tagger, sentences);
        for (Map.Entry<String, Matrix> other : theirs.tensors().entrySet()) {
          tally(other.getKey()).other(twin, ours.tensors().get(other.getKey()), other.getValue());
        }
        int[] others = theirs.tags(tagger, sentences);
        for (int t = 0; t < tags.length; t++) {
          sameTags[twin] += tags[t] == others[t] ? 1 : 0;
        }
        int index = twin;
        twins
            .get(twin)
            .float32Trace(tagger, sentences)
            .ifPresent(narrow -> addDeviation(index, narrow, theirs));
      }
    }

    private void addDeviation(int twin, Trace narrow, Trace wide) {
      double largest = float32Deviations[twin].orElse(0);
      for (Map.Entry<String, Matrix> tensor : wide.tensors().entrySet()) {
        Matrix difference = narrow.tensors().get(tensor.getKey()).as(DType.FLOAT64);
        double size = Math.max(tensor.getValue().maxAbs(), Double.MIN_NORMAL);
        double part = difference.addScaled(-1, tensor.getValue()).maxAbs() / size;
        largest = Math.max(largest, part);
      }
      float32Deviations[twin] = OptionalDouble.of(largest);
    }

    private Tally tally(String name) {
      return tallies.computeIfAbsent(name, n -> new Tally(twins.size()));
    }

    Parity result() {
      List<Row> rows = new ArrayList<>();
      tallies.forEach((name, tally) -> rows.add(tally.row(name)));
      List<Engine> engines = new ArrayList<>();
      for (int twin = 0; twin < twins.size(); twin++) {
        engines.add(new Engine(twins.get(twin).name(), sameTags[twin], float32Deviations[twin]));
      }
      return new Parity(tokens, rows, engines);
    }
  }

  /** The largest numbers of one tensor so far. */
  private static final class Tally {
    private int width;
    private double largest;
    private final OptionalDouble[] distances;

    Tally(int twins) {
      this.distances = new OptionalDouble[twins];
      Arrays.fill(distances, OptionalDouble.empty());
    }

    void own(Matrix own) {
      width = own.columns();
      largest = Math.max(largest, own.maxAbs());
    }

    void other(int twin, Matrix own, Matrix other) {
      double distance = other.as(DType.FLOAT64).addScaled(-1, own.as(DType.FLOAT64)).maxAbs();
      distances[twin] = OptionalDouble.of(Math.max(distances[twin].orElse(0), distance));
    }

    Row row(String name) {
      List<OptionalDouble> differences = new ArrayList<>();
      for (OptionalDouble distance : distances) {
        differences.add(
            distance.isEmpty()
                ? distance
                : OptionalDouble.of(distance.getAsDouble() / Math.max(largest, Double.MIN_NORMAL)));
      }
      return new Row(name, width, largest, differences);
    }
  }
}
