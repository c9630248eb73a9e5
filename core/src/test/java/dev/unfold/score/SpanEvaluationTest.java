package dev.unfold.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of spans, against the output of conlleval and against an independent slow rule. */
final class SpanEvaluationTest {
  private static List<String> tags(String tags) {
    return List.of(tags.split(" "));
  }

  /** conlleval on these three sentences: 11 tokens, 5 phrases, found 7, correct 3. */
  @Test
  void byHand() {
    SpanEvaluation spans = new SpanEvaluation();
    Rates first = spans.add(tags("B-NP I-NP O B-VP"), tags("B-NP I-NP O I-VP"));
    spans.add(tags("B-NP B-NP I-NP O"), tags("B-NP I-NP I-NP B-PP"));
    spans.add(tags("O B-VP I-VP"), tags("I-VP B-VP I-VP"));
    assertThat(first).isEqualTo(new Rates(2, 2, 2));
    assertThat(spans.all()).isEqualTo(new Rates(5, 6, 3));
    assertThat(spans.perType())
        .containsExactly(
            Map.entry("NP", new Rates(3, 2, 1)),
            Map.entry("PP", new Rates(0, 1, 0)),
            Map.entry("VP", new Rates(2, 3, 2)));
    assertThat(spans.all().precision()).isEqualTo(0.5);
    assertThat(spans.all().recall()).isEqualTo(0.6);
    assertThat(spans.all().f1()).isCloseTo(6 / 11.0, within(1e-15));
    assertThat(spans.perType().get("PP").recall()).isNaN();
    assertThat(spans.perType().get("PP").f1()).isZero();
  }

  @Test
  void nothingCounted() {
    SpanEvaluation spans = new SpanEvaluation();
    assertThat(spans.all()).isEqualTo(new Rates(0, 0, 0));
    assertThat(spans.all().f1()).isNaN();
    assertThat(spans.add(List.of(), List.of())).isEqualTo(new Rates(0, 0, 0));
    assertThatThrownBy(() -> spans.add(List.of("O"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SpanEvaluation: 0 labels for 1 words");
  }

  /** Labels that keep the rules, labels that break them, and tags that are not labels. */
  @ParameterizedTest
  @ValueSource(
      strings = {"O B-A I-A B-B I-B", "O I-A I-B B-A", "O B-A I-A E-A E-B", "O B-A I-A _ NN"})
  void randomLabels(String alphabet) {
    Random random = TestSeed.random();
    SpanEvaluation spans = new SpanEvaluation();
    Map<String, int[]> expected = new HashMap<>();
    for (int again = 0; again < 2000; again++) {
      List<String> gold = draw(random, tags(alphabet), random.nextInt(9));
      List<String> given = new ArrayList<>(gold);
      for (int t = 0; t < given.size(); t++) {
        if (random.nextInt(3) == 0) {
          given.set(t, draw(random, tags(alphabet), 1).get(0));
        }
      }
      spans.add(gold, given);
      slowly(gold, given, expected);
    }
    assertThat(spans.perType().keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (type, n) -> assertThat(spans.perType().get(type)).isEqualTo(new Rates(n[0], n[1], n[2])));
    assertThat(spans.all().correct()).isBetween(1, spans.all().gold() - 1);
  }

  private static List<String> draw(Random random, List<String> alphabet, int length) {
    List<String> drawn = new ArrayList<>();
    for (int t = 0; t < length; t++) {
      drawn.add(alphabet.get(random.nextInt(alphabet.size())));
    }
    return drawn;
  }

  private static void slowly(List<String> gold, List<String> given, Map<String, int[]> counts) {
    Set<String> right = candidates(gold);
    Set<String> found = candidates(given);
    right.forEach(span -> counts.computeIfAbsent(type(span), t -> new int[3])[0]++);
    found.forEach(span -> counts.computeIfAbsent(type(span), t -> new int[3])[1]++);
    right.retainAll(found);
    right.forEach(span -> counts.get(type(span))[2]++);
  }

  private static String type(String span) {
    return span.substring(span.indexOf(':') + 1);
  }

  /** All spans of a sentence: the first word begins a span, no other word does, and the last word ends it. */
  private static Set<String> candidates(List<String> tags) {
    String text = " O " + String.join(" ", tags) + (tags.isEmpty() ? "" : " ") + "O ";
    List<String> all = List.of(text.trim().split(" "));
    Set<String> spans = new HashSet<>();
    for (int from = 1; from < all.size() - 1; from++) {
      for (int to = from; to < all.size() - 1 && starts(all, from); to++) {
        boolean whole = true;
        for (int t = from + 1; t <= to; t++) {
          whole &= !starts(all, t) && !stops(all, t);
        }
        int next = to + 1;
        if (whole && (starts(all, next) || stops(all, next) || next == all.size() - 1)) {
          spans.add(from + "-" + to + ":" + typeOf(all.get(from)));
        }
      }
    }
    return spans;
  }

  private static String typeOf(String tag) {
    return tag.contains("-") ? tag.replaceFirst("^[^-]*-", "") : "";
  }

  /** Pairs of letters between which a span begins if both words have the same type. */
  private static boolean starts(List<String> all, int t) {
    String pair = letter(all.get(t - 1)) + letter(all.get(t));
    boolean inside = !all.get(t).equals("O");
    boolean other = !typeOf(all.get(t - 1)).equals(typeOf(all.get(t)));
    return inside && other || Set.of("OB", "BB", "IB", "EB", "OI", "EI", "OE", "EE").contains(pair);
  }

  /** Pairs between which one ends. */
  private static boolean stops(List<String> all, int t) {
    String pair = letter(all.get(t - 1)) + letter(all.get(t));
    boolean inside = !all.get(t - 1).equals("O");
    boolean other = !typeOf(all.get(t - 1)).equals(typeOf(all.get(t)));
    return inside && other || Set.of("BB", "IB", "EB", "BO", "IO", "EO", "EI", "EE").contains(pair);
  }

  private static String letter(String tag) {
    return tag.replaceFirst("-.*", "");
  }
}
