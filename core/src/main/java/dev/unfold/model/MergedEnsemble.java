package dev.unfold.model;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * M networks of one plan as a single one that is M times as wide and gives the mean of their scores.
 *
 * <pre>{@code
 *   (1) e = [e_1 … e_M]                        vectors of words, of affixes, of letters: side by side
 *   (2) W = ⎡W_1  0 ⎤      U = ⎡U_1  0 ⎤       block by block: no member reads another's numbers
 *           ⎣ 0  W_2⎦          ⎣ 0  U_2⎦
 *   (3) s = (1/M) Σ_m (V_m h_m + b_m)          V = [V_1 … V_M] / M; what a CRF adds is a mean, too
 * }</pre>
 *
 * <p>So a vote can go wherever a network can, to another library for one; it computes with all the zeros, though, and is
 * slower than its members. Vectors that words bring with them are the same for all. Checked by {@code FoldTest} (the
 * folded scores are the members' mean).
 */
public final class MergedEnsemble {
  private final JointPlan plan;
  private final List<JointNetwork> members;

  private MergedEnsemble(JointPlan plan, List<JointNetwork> members) {
    this.plan = plan;
    this.members = members;
  }

  /**
   * The folded network.
   *
   * @param plan that of each member
   * @param members at least one, made for the same sizes
   * @param sizes what they are made for
   */
  public static JointNetwork of(JointPlan plan, List<JointNetwork> members, JointPlan.Sizes sizes) {
    MergedEnsemble fold = new MergedEnsemble(plan, members);
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    for (int p = 0; p < members.get(0).parameters().size(); p++) {
      int at = p;
      List<Parameter> parts = members.stream().map(one -> one.parameters().get(at)).toList();
      tensors.put(parts.get(0).name(), fold.folded(parts));
    }
    Weights weights = new Weights.Loaded(members.get(0).dtype(), tensors);
    return plan.times(members.size()).create(sizes, weights);
  }

  /** One parameter, each member's numbers in their places; (3) where those are the same for all. */
  private Matrix folded(List<Parameter> parts) {
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
   * What the rows or columns of a parameter are: parts that every member has for itself, and behind them what all share.
   *
   * @param own lengths of the parts, each of which stands M times side by side
   * @param shared how many there are once
   */
  private record Axis(List<Integer> own, int shared) {
    /** How long it is for so many members. */
    int length(int size) {
      return size * own.stream().mapToInt(Integer::intValue).sum() + shared;
    }

    /** For each place on a member's axis the one on the axis of all. */
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

  /** Rows are numbers of the states where a layer writes them; words, tags and a bias have the same rows for all. */
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
    if (name.startsWith(plan.cell() + ".0.")) {
      return words(columns);
    }
    boolean readsStates = isOfScores(parameter) || name.startsWith(plan.cell() + ".");
    return readsStates ? own(plan.hidden(), plan.hidden()) : own(columns);
  }

  /** The vector of a word, part by part; what is left is the vector that it brings with it. */
  private Axis words(int width) {
    int spelling = plan.letter() == 0 ? 0 : plan.spelling();
    int given = width - plan.word() - plan.affix() - 2 * spelling;
    return new Axis(List.of(plan.word(), plan.affix(), spelling, spelling), given);
  }

  private boolean isOfCell(Parameter parameter) {
    return Stream.of("spelling.", plan.cell() + ".").anyMatch(parameter.name()::startsWith);
  }

  /** Whether it belongs to a head or its loss. */
  private boolean isOfScores(Parameter parameter) {
    return !isOfCell(parameter)
        && Stream.of("word.", "affix.", "letter.").noneMatch(parameter.name()::startsWith);
  }
}
