package dev.unfold.corpus;

import static dev.unfold.corpus.LabelScheme.IOB1;
import static dev.unfold.corpus.LabelScheme.IOB2;
import static dev.unfold.corpus.LabelScheme.IOBES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LabelSchemeTest {
  private static List<String> tags(String tags) {
    return List.of(tags.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    // labels, violations of IOB1, IOB2, IOBES
    "I-L I-L O I-L, 0, 2, 4",
    "B-L I-L O B-L, 2, 0, 2",
    "B-L E-L O S-L, 1, 0, 0",
    "I-L B-L I-P, 0, 2, 4",
    "O O, 0, 0, 0",
    "B-L I-P E-L, 1, 1, 2",
    "B-L, 1, 0, 1",
    "E-L, 0, 0, 1",
    "S-L I-L, 0, 0, 2",
  })
  void violations(String labels, int iob1, int iob2, int iobes) {
    assertThat(
            List.of(
                IOB1.violations(tags(labels)),
                IOB2.violations(tags(labels)),
                IOBES.violations(tags(labels))))
        .containsExactly(iob1, iob2, iobes);
  }

  @Test
  void someLabelsCannotBeFirstOrLast() {
    assertThat(IOB1.allowsFirst("B-L")).isFalse();
    assertThat(IOB2.allowsFirst("I-L")).isFalse();
    assertThat(IOBES.allowsFirst("E-L")).isFalse();
    assertThat(IOBES.allowsFirst("S-L")).isTrue();
    assertThat(IOBES.allowsLast("B-L")).isFalse();
    assertThat(IOBES.allowsLast("I-L")).isFalse();
    assertThat(IOBES.allowsLast("E-L")).isTrue();
    assertThat(IOB1.allowsLast("I-L")).isTrue();
    assertThat(IOB2.allowsLast("B-L")).isTrue();
    assertThat(IOB2.allows("B-L", "I-P")).isFalse();
    assertThat(IOB2.allows("B-L", "I-L")).isTrue();
  }

  /** Spans encoded in a scheme do not break it and are read back unchanged. */
  @ParameterizedTest
  @EnumSource(LabelScheme.class)
  void spansSurviveEncodingAndDecoding(LabelScheme scheme) {
    Random random = TestSeed.random();
    LabelCounts counts = new LabelCounts();
    for (int again = 0; again < 500; again++) {
      List<Span> spans = new ArrayList<>();
      int length = 1 + random.nextInt(12);
      for (int t = random.nextInt(2); t < length; t += random.nextInt(2)) {
        int to = Math.min(length, t + 1 + random.nextInt(3));
        spans.add(new Span(t, to, random.nextBoolean() ? "PER" : "LOC"));
        t = to;
      }
      List<String> written = written(spans, length, scheme);
      assertThat(Span.of(written)).isEqualTo(spans);
      assertThat(scheme.violations(written)).isZero();
      counts.add(written);
    }
    assertThat(counts.scheme()).contains(scheme);
    assertThat(counts.firstViolation(scheme)).isZero();
  }

  private static List<String> written(List<Span> spans, int length, LabelScheme scheme) {
    List<String> tags = new ArrayList<>();
    for (int t = 0; t < length; t++) {
      tags.add("O");
    }
    Span before = new Span(-1, -1, "");
    for (Span span : spans) {
      boolean beside = span.from() == before.to() && span.type().equals(before.type());
      for (int t = span.from(); t < span.to(); t++) {
        boolean first = t == span.from();
        boolean last = t == span.to() - 1;
        String letter =
            switch (scheme) {
              case IOB1 -> first && beside ? "B" : "I";
              case IOB2 -> first ? "B" : "I";
              case IOBES -> first ? (last ? "S" : "B") : last ? "E" : "I";
            };
        tags.set(t, letter + "-" + span.type());
      }
      before = span;
    }
    return tags;
  }

  @ParameterizedTest
  @CsvSource({
    "B-L I-L O, IOB2",
    "B-L O, IOB2",
    "I-L O, IOB1",
    "I-L B-L I-P, IOB1",
    "O B-L I-L E-L, IOBES",
    "O S-L, IOBES",
    "O U-L, IOBES",
    "O B I, IOB2",
    "O I, IOB1",
  })
  void theInventoryAloneDeterminesAScheme(String labels, LabelScheme scheme) {
    assertThat(LabelScheme.ofInventory(tags(labels))).contains(scheme);
  }

  @ParameterizedTest
  @CsvSource({"DET NOUN", "O", "B I E S", "B-L NN O", "X-L O", "HYPH -LRB- O", "S E V B"})
  void otherTagsHaveNoScheme(String tags) {
    assertThat(LabelScheme.ofInventory(tags(tags))).isEmpty();
    LabelCounts counts = new LabelCounts();
    counts.add(tags(tags));
    assertThat(counts.scheme()).isEmpty();
  }

  @Test
  void theSchemeIsTheOneWithTheFewestViolations() {
    LabelCounts counts = new LabelCounts();
    counts.add(tags("B-L I-L O"));
    counts.add(tags("O I-L I-L"));
    counts.add(tags("B-P O B-P"));
    counts.add(tags("I-P"));
    assertThat(counts.scheme()).contains(IOB2);
    assertThat(counts.violations(IOB2)).isEqualTo(2);
    assertThat(counts.firstViolation(IOB2)).isEqualTo(2);
    assertThat(counts.violations(IOB1)).isEqualTo(3);
    assertThat(counts.firstViolation(IOB1)).isEqualTo(1);
    assertThat(IOB2).hasToString("iob2");
  }
}
