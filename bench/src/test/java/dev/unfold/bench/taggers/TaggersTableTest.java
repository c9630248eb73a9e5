package dev.unfold.bench.taggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.bench.Machine;
import dev.unfold.cli.bench.ContestPlan;
import dev.unfold.cli.bench.TaggersPlan;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people see of the results. */
final class TaggersTableTest {
  private static Exam.Marks marks(int right) {
    Evaluation byForm = new Evaluation();
    Evaluation inAnyCase = new Evaluation();
    for (int t = 0; t < 8; t++) {
      byForm.add("X", t < right ? "X" : "Y", t >= 4);
      inAnyCase.add("X", t < right ? "X" : "Y", t >= 2);
    }
    return new Exam.Marks(byForm, inAnyCase);
  }

  private static TrainedModel model(Contestant contestant, int seed, double seconds) {
    return new TrainedModel(contestant, seed, Path.of("m"), 2_500_000, seconds, seed == 3);
  }

  private static Contest contest(List<Integer> seeds, TaggerResult... results) {
    ContestPlan who =
        new ContestPlan(Optional.empty(), Tagset.UPOS, Pattern.compile(""), 2, Optional.empty(), 3);
    Exam exam = new Exam(List.of(), List.of(Sentence.of(List.of("a"), List.of("X"))));
    TaggersPlan plan = new TaggersPlan(who, seeds, 1_000_000, 30);
    return new Contest(Machine.here(), plan, "it", exam, List.of(results));
  }

  @Test
  void aLineForEach() {
    TaggerResult ours =
        new TaggerResult(
            List.of(model(Contestant.UNFOLD_FAST, 1, 40), model(Contestant.UNFOLD_FAST, 3, 50)),
            List.of(marks(8), marks(6)),
            new double[] {200_000, 190_000, 210_000.4},
            140_000_000,
            23_000_000);
    TaggerResult theirs =
        new TaggerResult(
            List.of(model(Contestant.CORENLP, 1, 197.44)),
            List.of(marks(1)),
            new double[] {2_800, 2_900, 2_700},
            -1,
            99_960_000);
    List<String> lines = TaggersTable.lines(contest(List.of(1, 3), ours, theirs));
    assertThat(lines.subList(0, 5))
        .containsExactly(
            "                               test  unknown any case  tokens/s lowest to highest"
                + "       training   model    peak    live",
            "Unfold fast                   87.50   100.00   100.00   200,000 (190,000 to 210,000)"
                + "      45.0 s     2.5   140.0    23.0",
            "CoreNLP 4.5.10 bidirectional  12.50    25.00    50.00     2,800 (2,700 to 2,900)"
                + "         197.4 s     2.5       -   100.0",
            "",
            "test: % of all words with the right tag; Unfold's is the mean of 2 seeds");
    assertThat(lines.get(7)).endsWith("as measured when they were trained");
  }

  @Test
  void withoutUnknownWordsThereIsNoFigure() {
    TaggerResult result =
        new TaggerResult(
            List.of(model(Contestant.OPENNLP_MAXENT, 1, 1)),
            List.of(new Exam.Marks(new Evaluation(), new Evaluation())),
            new double[] {1},
            0,
            0);
    List<String> lines = TaggersTable.lines(contest(List.of(1), result));
    assertThat(lines.get(1)).matches("OpenNLP \\S+ maxent +- +- +- +1 .*");
    assertThat(lines.get(3)).isEqualTo("test: % of all words with the right tag");
    assertThat(lines.get(6)).isEqualTo("training: Unfold on 2 threads, the others on one");
  }
}
