package dev.unfold.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NetworkSegmenterTest {
  private static final NetworkSegmenter SEGMENTER = TinyTreebank.segmenter();

  private static List<String> forms(TextSentence sentence) {
    return sentence.tokens().stream().map(Token::form).toList();
  }

  @Test
  void splitsWhatTrainingTaught() {
    List<TextSentence> sentences =
        SEGMENTER.segment("Dr. Cy can't go.\nAnn can't sing!  Bob can't run.");
    assertThat(sentences.stream().map(TextSentence::text))
        .containsExactly("Dr. Cy can't go.", "Ann can't sing!", "Bob can't run.");
    assertThat(forms(sentences.get(0))).containsExactly("Dr.", "Cy", "can't", "go", ".");
    assertThat(sentences.get(0).tokens().get(2).words()).containsExactly("ca", "n't");
    assertThat(sentences.get(1).start()).isEqualTo(17);
    assertThat(sentences.get(1).tokens().get(0))
        .isEqualTo(new Token("Ann", 17, 20, List.of("Ann")));
  }

  @Test
  void textWithoutTokensHasNoSentences() {
    assertThat(SEGMENTER.segment("")).isEmpty();
    assertThat(SEGMENTER.segment(" \n\t\u00a0\u3000\r\n ")).isEmpty();
    assertThat(SEGMENTER.segment(new StringReader(""))).isEmpty();
  }

  @Test
  void tokensAtTheirOffsetsGiveTheText() {
    Random random = TestSeed.random();
    for (int run = 0; run < 10_000; run++) {
      String text = randomText(random, random.nextInt(60));
      requireWhole(text, SEGMENTER.segment(text));
    }
  }

  /** Characters of all planes, half of them from where letters, marks, blanks and line ends are; lone surrogates; no NUL. */
  private static String randomText(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(6)) {
        case 0 -> text.appendCodePoint(1 + random.nextInt(Character.MAX_CODE_POINT));
        case 1 -> text.append((char) (1 + random.nextInt(0xFFFF)));
        case 2 -> text.append((char) (0x300 + random.nextInt(0x70)));
        case 3 -> text.append(random.nextBoolean() ? "\r\n" : " ");
        case 4 -> text.append((char) (0xD800 + random.nextInt(0x800)));
        default -> text.append((char) (0x20 + random.nextInt(0x60)));
      }
    }
    return text.toString();
  }

  private static void requireWhole(String text, List<TextSentence> sentences) {
    StringBuilder rebuilt = new StringBuilder();
    for (TextSentence sentence : sentences) {
      assertThat(sentence.text()).isEqualTo(text.substring(sentence.start(), sentence.end()));
      assertThat(sentence.tokens()).isNotEmpty();
      for (Token token : sentence.tokens()) {
        assertThat(token.words()).isNotEmpty().doesNotContain("");
        String gap = text.substring(rebuilt.length(), token.start());
        assertThat(gap.chars().allMatch(c -> CharacterKind.of(c) == CharacterKind.BLANK)).isTrue();
        rebuilt.append(gap).append(token.form());
      }
    }
    String rest = text.substring(rebuilt.length());
    assertThat(rest.chars().allMatch(c -> CharacterKind.of(c) == CharacterKind.BLANK)).isTrue();
    assertThat(rebuilt + rest).isEqualTo(text);
  }

  @Test
  void readerGivesWhatTheStringGives() {
    Random random = TestSeed.random();
    StringBuilder text = new StringBuilder();
    while (text.length() < 150_000) {
      text.append(random.nextInt(3) == 0 ? randomText(random, 40) : "Dr. Cy can't go.\n");
    }
    Reader trickle =
        new Reader() {
          private final StringReader all = new StringReader(text.toString());

          @Override
          public int read(char[] into, int from, int length) throws IOException {
            return all.read(into, from, Math.min(length, 1 + random.nextInt(5000)));
          }

          @Override
          public void close() {}
        };
    List<TextSentence> whole = SEGMENTER.segment(text.toString());
    assertThat(SEGMENTER.segment(trickle)).containsExactlyElementsOf(whole);
    requireWhole(text.toString(), whole);
  }

  @Test
  void nulIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> SEGMENTER.segment("Ann\0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text: NUL character at offset 3; is this a text?");
  }

  @Test
  void readingErrorsAreReported() {
    assertThatThrownBy(() -> SEGMENTER.segment(new BrokenReader()).toList())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk on fire");
  }

  private static final class BrokenReader extends Reader {
    @Override
    public int read(char[] into, int from, int length) throws IOException {
      throw new IOException("disk on fire");
    }

    @Override
    public void close() {}
  }

  @Test
  void textWithoutBlankOrFullStopIsCutIntoLongTokens() {
    for (String part :
        List.of("a", "1", "=", "\ud83d\ude00", "e\u0301", "<b>", "\u4e00", "\u0301")) {
      String text = part.repeat(150_000 / part.length());
      List<TextSentence> sentences = SEGMENTER.segment(text);
      requireWhole(text, sentences);
      assertThat(sentences).allMatch(s -> s.text().length() < 120_000);
      assertThat(sentences)
          .allMatch(s -> s.tokens().stream().allMatch(t -> t.form().length() < 11_000));
    }
  }

  @Test
  void endlessBlanksAreDropped() {
    String text = "Ann can't go" + " ".repeat(400_000) + "Bob can't run.";
    List<TextSentence> sentences = SEGMENTER.segment(text);
    requireWhole(text, sentences);
    assertThat(sentences).hasSize(2);
  }

  @Test
  void paragraphsEndSentencesIfAsked() {
    String text = "Dr.\n\nCy can't\r\n\r\ngo.";
    assertThat(SEGMENTER.withParagraphs().segment(text).stream().map(TextSentence::text))
        .containsExactly("Dr.", "Cy can't", "go.");
  }

  @Test
  void storedSegmenterIsTheSame() {
    NetworkSegmenter copy = NetworkSegmenter.of(SEGMENTER.metadata(), SEGMENTER.tensors());
    String text = randomText(TestSeed.random(), 3000) + "Eve can't wait. Ann can't go.";
    assertThat(copy.segment(text)).isEqualTo(SEGMENTER.segment(text));
    assertThat(copy.metadata()).isEqualTo(SEGMENTER.metadata());
  }

  @Test
  void damagedPartIsRefused() {
    Map<String, String> metadata = new HashMap<>(SEGMENTER.metadata());
    metadata.remove("features");
    assertThatThrownBy(() -> NetworkSegmenter.of(metadata, SEGMENTER.tensors()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("features is missing");
    Map<String, Matrix> tensors = new LinkedHashMap<>(SEGMENTER.tensors());
    tensors.put("output.w", Matrix.zeros(DType.FLOAT32, 5, 3));
    assertThatThrownBy(() -> NetworkSegmenter.of(SEGMENTER.metadata(), tensors))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("output.w");
  }

  @Test
  void threadsShareASegmenter() {
    String text = "Dr. Cy can't go. Ann can't sing!\n".repeat(50);
    List<TextSentence> expected = SEGMENTER.segment(text);
    assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> SEGMENTER.segment(text)))
        .allMatch(expected::equals);
  }
}
