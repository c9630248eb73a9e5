package dev.unfold.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.CorpusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OneLineTest {
  @ParameterizedTest
  @CsvSource({
    "0009, <TAB>",
    "000A, <U+000A>",
    "000D, <U+000D>",
    "0000, <U+0000>",
    "007F, <U+007F>",
    "0085, <U+0085>",
    "200B, <U+200B>",
    "202E, <U+202E>",
    "2028, <U+2028>",
    "2029, <U+2029>",
    "FEFF, <U+FEFF>",
    "D800, <U+D800>",
    "E0041, <U+E0041>",
  })
  void spellsOutWhatCannotBeSeen(String codePoint, String shown) {
    String text = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";
    assertThat(OneLine.of(text)).isEqualTo("a" + shown + "b");
  }

  @Test
  void leavesTheRestAsItIs() {
    assertThat(OneLine.of("São Paulo 東京 🙂 \u00a0 \u3000"))
        .isEqualTo("São Paulo 東京 🙂 \u00a0 \u3000");
  }

  @Test
  void quotesAtMostSixtyCharactersAndNeverHalfOfOne() {
    assertThat(OneLine.quote("a\tb")).isEqualTo("\"a<TAB>b\"");
    assertThat(OneLine.quote("x".repeat(60))).isEqualTo("\"" + "x".repeat(60) + "\"");
    assertThat(OneLine.quote("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "…\"");
    assertThat(OneLine.quote("🙂".repeat(70))).isEqualTo("\"" + "🙂".repeat(60) + "…\"");
  }

  @Test
  void keepsTheMessageOfAnExceptionInOneLine() {
    assertThat(new CorpusException("a\nb.conllu", 3, "found \r\u202e"))
        .hasMessage("a<U+000A>b.conllu:3: found <U+000D><U+202E>");
    assertThat(new CorpusException("a\tb", "is odd")).hasMessage("a<TAB>b: is odd");
  }
}
