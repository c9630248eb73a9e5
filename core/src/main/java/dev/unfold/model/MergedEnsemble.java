package dev.unfold.model;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network equal to an ensemble: M networks of one plan as one that is M times as wide and gives the mean of their scores.
 *
 * <pre>{@code
 *   (1) e = [e_1 … e_M]                        vectors of words, affixes and letters: side by side
 *   (2) W = ⎡W_1  0 ⎤      U = ⎡U_1  0 ⎤       block-diagonal: no member reads another's states
 *           ⎣ 0  W_2⎦          ⎣ 0  U_2⎦
 *   (3) s = (1/M) Σ_m (V_m h_m + b_m)          V = [V_1 … V_M] / M; the parameters of a CRF are means too
 * }</pre>
 *
 * <p>This lets an ensemble be exported as one network, at the price of multiplying by the zero blocks. Pretrained vectors
 * are shared by all members. Checked by {@code MergedEnsembleTest} (the merged scores are the members' mean).
 */
public final class MergedEnsemble {
  private final NetworkPlan plan;
  private final List<Network> members;

  private MergedEnsemble(NetworkPlan plan, List<Network> members) {
    this.plan = plan;
    this.members = members;
  }

  /**
   * The merged network.
   *
   * @param plan the plan of each member
   * @param members at least one, made for the same sizes
   * @param sizes the members' sizes
   * @throws IllegalArgumentException if the members are transformers, whose layer norms can't be merged
   */
  public static Network of(NetworkPlan plan, List<Network> members, NetworkPlan.Sizes sizes) {
    if (!plan.body().isRecurrent()) {
      throw new IllegalArgumentException(
          "merged ensemble: members are networks of body "
              + plan.body()
              + ", expected recurrent ones; use a single member");
    }
    MergedEnsemble ensemble = new MergedEnsemble(plan, members);
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    for (int p = 0; p < members.get(0).parameters().size(); p++) {
      int at = p;
      List<Parameter> parts = members.stream().map(one -> one.parameters().get(at)).toList();
      tensors.put(parts.get(0).name(), ensemble.merged(parts));
    }
    Weights weights = new Weights.Loaded(members.get(0).dtype(), tensors);
    return plan.times(members.size()).create(sizes, weights);
  }

  /** One parameter: the members' blocks in their places; their mean (3) where all members share the place. */
  private Matrix merged(List<Parameter> parts) {
    Parameter first = parts.get(0);
    Axis rows = rows(first);
    Axis columns = columns(first);
    int size = members.size();
    Matrix whole = Matrix.zeros(first.value().dtype(), rows.length(size), columns.length(size));
    for (int m = 0; m < size; m++) {
      Matrix part = parts.get(m).value();
      double share = isOfScores(first) ? 1.0 / size : 1;
      int[] toRow = rows.places(m, size);
      int[] toColumn = columns.places(m, size);
      for (int r = 0; r < toRow.length; r++) {
        for (int k = 0; k < toColumn.length; k++) {
          double before = whole.get(toRow[r], toColumn[k]);
          whole.set(toRow[r], toColumn[k], before + share * part.get(r, k));
        }
      }
    }
    return whole;
  }

  /**
   * The rows or columns of a parameter: parts that every member has for itself, followed by a part that all share.
   *
   * @param own lengths of the parts that occur M times, side by side
   * @param shared length of the part that occurs once
   */
  private record Axis(List<Integer> own, int shared) {
    /** The length for a number of members. */
    int length(int size) {
      return size * own.stream().mapToInt(Integer::intValue).sum() + shared;
    }

    /** For each place on a member's axis, its place on the merged axis. */
    int[] places(int member, int size) {
      IntStream places = IntStream.empty();
      int from = 0;
      for (int part : own) {
        int start = size * from + member * part;
        places = IntStream.concat(places, IntStream.range(start, start + part));
        from += part;
      }
      int start = size * from;
      return IntStream.concat(places, IntStream.range(start, start + shared)).toArray();
    }
  }

  private static Axis own(Integer... parts) {
    return new Axis(List.of(parts), 0);
  }

  private static Axis shared(int length) {
    return new Axis(List.of(), length);
  }

  /** Rows of a cell's weights are entries of its states; words, tags and biases have the same rows for all members. */
  private Axis rows(Parameter parameter) {
    int rows = parameter.value().rows();
    return isOfCell(parameter) && !parameter.name().endsWith(".b") ? own(rows) : shared(rows);
  }

  private Axis columns(Parameter parameter) {
    int columns = parameter.value().columns();
    String name = parameter.name();
    if (!name.endsWith(".w")) {
      return isOfScores(parameter) ? shared(columns) : own(columns);
    }
    if (name.startsWith(plan.body() + ".0.")) {
      return words(columns);
    }
    boolean readsStates = isOfScores(parameter) || name.startsWith(plan.body() + ".");
    return readsStates ? states() : own(columns);
  }

  private Axis states() {
    return plan.bidirectional() ? own(plan.hidden(), plan.hidden()) : own(plan.hidden());
  }

  /** The vector of a word, part by part; the rest is its pretrained vector. */
  private Axis words(int width) {
    int spelling = plan.letter() == 0 ? 0 : plan.spelling();
    int given = width - plan.word() - plan.affix() - 2 * spelling;
    return new Axis(List.of(plan.word(), plan.affix(), spelling, spelling), given);
  }

  private boolean isOfCell(Parameter parameter) {
    return Stream.of("spelling.", plan.body() + ".").anyMatch(parameter.name()::startsWith);
  }

  /** Whether it belongs to a head. */
  private boolean isOfScores(Parameter parameter) {
    return !isOfCell(parameter)
        && Stream.of("word.", "affix.", "letter.").noneMatch(parameter.name()::startsWith);
  }
}
