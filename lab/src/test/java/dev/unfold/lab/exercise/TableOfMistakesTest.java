package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of mistakes of the guide's second chapter: the checker tells its rows apart, in two styles. */
@Tag("slow")
final class TableOfMistakesTest {
  private static final int ROWS = 7;

  @Test
  void eachRowIsToldApartInBothStyles() {
    Map<String, List<String>> rows = said("TableRnnByRows");
    assertThat(rows).hasSize(ROWS);
    assertThat(rows.values()).doesNotHaveDuplicates();
    assertThat(said("TableRnnByEntries")).isEqualTo(rows);
  }

  /** What the checker says of each row of the table, by the words expected of it. */
  private static Map<String, List<String>> said(String style) {
    String file = WrongSolution.read(style);
    Attempt right = WrongSolution.right(file);
    Map<String, List<String>> said = new LinkedHashMap<>();
    try (Checker checker = new Checker(Limits.USUAL)) {
      assertThat(right.check(checker).verdict()).isEqualTo(CheckReport.Verdict.RIGHT);
      for (WrongSolution wrong : WrongSolution.of(right, file.split("\n=====\n", 2)[1])) {
        List<String> sentences = wrong.attempt().check(checker).sentences();
        assertThat(String.join(" ", sentences)).contains(wrong.expected());
        said.put(wrong.expected(), sentences);
      }
    }
    return said;
  }
}
