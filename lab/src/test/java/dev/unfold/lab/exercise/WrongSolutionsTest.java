package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong solutions in styles other than the solution's: what the checker says names the mistake or its tensor. */
@Tag("slow")
final class WrongSolutionsTest {
  private static final Checker CHECKER = new Checker(Limits.USUAL);

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  static List<String> styles() {
    return List.of(
        "FeedForwardByEntries",
        "FeedForwardBySmallMethods",
        "RnnBySmallMethods",
        "GruCellByRows",
        "LstmCellByRows",
        "AttentionByRows",
        "ClippingByEntries");
  }

  /** A right solution in its own style, and after a line of {@code =} what turns it into wrong ones. */
  @ParameterizedTest
  @MethodSource("styles")
  void eachIsNamedOrPlaced(String style) {
    String file = WrongSolution.read(style);
    Attempt right = WrongSolution.right(file);
    assertThat(right.check(CHECKER).sentences()).isEmpty();
    List<String> misled = new ArrayList<>();
    for (WrongSolution wrong : WrongSolution.of(right, file.split("\n=====\n", 2)[1])) {
      CheckReport report = wrong.attempt().check(CHECKER);
      String said = String.join(" ", report.sentences());
      if (report.verdict() == CheckReport.Verdict.RIGHT || !said.contains(wrong.expected())) {
        misled.add(wrong.name() + "\n   expected: " + wrong.expected() + "\n   said: " + said);
      }
    }
    assertThat(misled).isEmpty();
  }

  /** At least nine of ten are named or placed, and none is misled. */
  @Test
  void noneIsMisled() {
    Map<Judgement, List<String>> counts = new EnumMap<>(Judgement.class);
    for (String style : styles()) {
      String file = WrongSolution.read(style);
      for (WrongSolution wrong :
          WrongSolution.of(WrongSolution.right(file), file.split("\n=====\n", 2)[1])) {
        count(counts, wrong.attempt().check(CHECKER), wrong.changed(), wrong.name());
      }
    }
    MistakesTest.exercises().forEach(exercise -> planted(exercise, counts));
    int all = counts.values().stream().mapToInt(List::size).sum();
    counts.forEach((judgement, names) -> System.out.println(judgement + " " + names.size()));
    assertThat(counts.getOrDefault(Judgement.MISLED, List.of())).isEmpty();
    assertThat(counts.getOrDefault(Judgement.SILENT, List.of())).isEmpty();
    int good =
        counts.get(Judgement.NAMED).size()
            + counts.getOrDefault(Judgement.PLACED, List.of()).size();
    assertThat((double) good / all).isGreaterThanOrEqualTo(0.9);
  }

  private static void planted(Exercise exercise, Map<Judgement, List<String>> counts) {
    for (KnownMistake mistake : exercise.mistakes()) {
      Set<String> changed = new LinkedHashSet<>();
      List<String> old = mistake.edits().stream().flatMap(edit -> edit.old().stream()).toList();
      exercise
          .solution()
          .lines()
          .filter(line -> line.contains("//"))
          .filter(line -> old.contains(line.substring(0, line.indexOf("//")).strip()))
          .map(line -> line.replace("dIn.hPrev", "h₋").replace("dIn.cPrev", "c₋"))
          .map(line -> line.contains(" d.u.add") ? line + " U_r U_z U_o U_g U_f U_i" : line)
          .forEach(line -> changed.addAll(Judgement.places(line)));
      CheckReport report =
          CHECKER.check(exercise, exercise.file(), mistake.plant(exercise.solution()));
      count(counts, report, changed, mistake.sentence());
    }
  }

  private static void count(
      Map<Judgement, List<String>> counts, CheckReport report, Set<String> changed, String name) {
    Judgement judgement = Judgement.of(report, changed);
    String said = String.join(" ", report.sentences());
    counts
        .computeIfAbsent(judgement, one -> new ArrayList<>())
        .add(name + " " + changed + "\n   said: " + said + "\n");
  }
}
