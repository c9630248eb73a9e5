package dev.unfold.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PieceRulesTest {
  private static final PieceRules RULES =
      new PieceRules(Set.of("THAI"), Set.of((int) '-'), Map.of("gonna", List.of(3)));

  private static List<String> pieces(PieceRules rules, String text) {
    Pieces pieces = new Pieces();
    char[] characters = text.toCharArray();
    rules.splitter().split(characters, 0, characters.length, pieces);
    List<String> all = new ArrayList<>();
    for (int p = 0; p < pieces.size(); p++) {
      all.add(text.substring(pieces.start(p), pieces.end(p)));
    }
    return all;
  }

  @Test
  void cutsRunsAndSingleCharacters() {
    assertThat(pieces(RULES, "Abc12.5 -- e\u0301a \ud83d\udc4d\ud83c\udffd!"))
        .containsExactly("Abc", "12", ".", "5", "--", "e\u0301a", "\ud83d\udc4d\ud83c\udffd", "!");
    assertThat(pieces(RULES, "ไปa")).containsExactly("ไ", "ป", "a");
    assertThat(pieces(RULES, "I'm Gonna")).containsExactly("I", "'", "m", "Gon", "na");
  }

  @Test
  void gapsTellBlanksApart() {
    char[] text = "a b\nc \r\n \r\nd  e\u00a0f".toCharArray();
    Pieces pieces = new Pieces();
    RULES.splitter().split(text, 0, text.length, pieces);
    List<Gap> gaps = new ArrayList<>();
    for (int p = 0; p < pieces.size(); p++) {
      gaps.add(Gap.of(pieces.gap(p)));
    }
    assertThat(gaps)
        .containsExactly(Gap.SPACE, Gap.NEWLINE, Gap.PARAGRAPH, Gap.OTHER, Gap.OTHER, Gap.NONE);
  }

  @Test
  void rulesAreLearntFromTheEndsOfTokens() {
    String text = "aa bb abab 1212 ".repeat(20) + "gonna ..." + " xx".repeat(600);
    List<Integer> ends = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      boolean cut = text.startsWith("gon", at - 2) && text.charAt(at) == 'n';
      boolean digit = Character.isDigit(text.charAt(at));
      if (text.charAt(at) != ' '
          && (cut || digit || at + 1 == text.length() || text.charAt(at + 1) == ' ')) {
        ends.add(at + 1);
      }
    }
    PieceRules learnt =
        LearntRules.of(text.toCharArray(), ends.stream().mapToInt(Integer::intValue).toArray());
    assertThat(learnt.divided()).contains("digits", "HAN", "THAI").doesNotContain("LATIN");
    assertThat(learnt.cuts()).isEqualTo(Map.of("gonna", List.of(3)));
  }
}
