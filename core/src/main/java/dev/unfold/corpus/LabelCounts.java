package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds the label scheme of a corpus: the one that its sentences break least, IOB2 in case of a tie.
 *
 * <p>Tags are labels of spans if at least three quarters of those other than O are; the few others, such as a zero for an O, are odd labels.
 */
public final class LabelCounts {
  private static final Set<Label> UNTYPED =
      Set.of(Label.OUTSIDE, new Label("B", ""), new Label("I", ""));

  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<String, Integer> firstLines = new LinkedHashMap<>();
  private final Map<LabelScheme, Integer> violations = new EnumMap<>(LabelScheme.class);
  private final Map<LabelScheme, Integer> firstSentence = new EnumMap<>(LabelScheme.class);
  private int sentences;

  /**
   * A tag that is no label, in a corpus of labels.
   *
   * @param tag as it stands in the corpus
   * @param count how often it occurs
   * @param firstLine the first line on which it stands, counted from 1; 0 if that is not known
   */
  public record OddLabel(String tag, int count, int firstLine) {}

  /** Counts one sentence. */
  public void add(Sentence sentence) {
    for (int t = 0; t < sentence.tags().size() && !sentence.wordLines().isEmpty(); t++) {
      if (sentence.isTagged(t) && !counts.containsKey(sentence.tags().get(t))) {
        firstLines.put(sentence.tags().get(t), sentence.line(t).number());
      }
    }
    add(sentence.tags());
  }

  /** Counts one sentence without its lines; a word without a tag is outside all spans. */
  public void add(List<String> given) {
    List<String> tags = given.stream().map(tag -> tag.equals(Sentence.NO_TAG) ? "O" : tag).toList();
    sentences++;
    given.stream()
        .filter(tag -> !tag.equals(Sentence.NO_TAG))
        .forEach(tag -> counts.merge(tag, 1, Integer::sum));
    for (LabelScheme scheme : LabelScheme.values()) {
      int broken = scheme.violations(tags);
      if (broken > 0) {
        violations.merge(scheme, broken, Integer::sum);
        firstSentence.putIfAbsent(scheme, sentences);
      }
    }
  }

  /** The scheme; empty if the tags are not labels of spans. */
  public Optional<LabelScheme> scheme() {
    if (!areLabels()) {
      return Optional.empty();
    }
    if (needsEnds()) {
      return Optional.of(LabelScheme.IOBES);
    }
    boolean late = violations(LabelScheme.IOB1) < violations(LabelScheme.IOB2);
    return Optional.of(late ? LabelScheme.IOB1 : LabelScheme.IOB2);
  }

  /** The tags that are no labels; none if the tags have no scheme. */
  public List<OddLabel> odd() {
    List<OddLabel> odd = new ArrayList<>();
    if (areLabels()) {
      boolean untyped = isUntyped();
      counts.forEach(
          (tag, count) -> {
            if (isOdd(tag, untyped)) {
              odd.add(new OddLabel(tag, count, firstLines.getOrDefault(tag, 0)));
            }
          });
    }
    return odd;
  }

  /** One line on the odd labels, each with its count and first line; empty if there is none. */
  Optional<String> warning() {
    List<OddLabel> odd = odd();
    if (odd.isEmpty()) {
      return Optional.empty();
    }
    String named =
        odd.stream()
            .map(label -> label.tag() + " (" + label.count() + ", line " + label.firstLine() + ")")
            .collect(Collectors.joining(", "));
    return Optional.of(
        "most tags are span labels of the scheme "
            + scheme().orElseThrow()
            + "; these are none and count as O in spans: "
            + named);
  }

  /** The tags with O in place of each odd or missing label, to find the spans that the others describe. */
  public UnaryOperator<List<String>> withoutOdd() {
    Set<String> odd =
        odd().stream().map(OddLabel::tag).collect(Collectors.toCollection(HashSet::new));
    odd.add(Sentence.NO_TAG);
    return tags -> tags.stream().map(tag -> odd.contains(tag) ? "O" : tag).toList();
  }

  /** Whether a tag is no label; B and I alone are labels where no label has a type. */
  private static boolean isOdd(String tag, boolean untyped) {
    Label label = Label.of(tag);
    return !label.isOutside() && !label.isTyped() && !(untyped && UNTYPED.contains(label));
  }

  /** Whether the only labels are B, I and O, which have no types. */
  private boolean isUntyped() {
    Set<Label> labels = labels();
    return labels.contains(Label.OUTSIDE) && labels.size() > 1 && UNTYPED.containsAll(labels);
  }

  /** Whether at least three quarters of the tags other than O are labels of spans; B, I and O may be without types. */
  boolean areLabels() {
    if (isUntyped()) {
      return true;
    }
    int typed = 0;
    int odd = 0;
    for (Map.Entry<String, Integer> tag : counts.entrySet()) {
      typed += Label.of(tag.getKey()).isTyped() ? tag.getValue() : 0;
      odd += isOdd(tag.getKey(), false) ? tag.getValue() : 0;
    }
    return typed > 0 && typed >= 3 * odd;
  }

  /** Whether some labels exist in IOBES only. */
  boolean needsEnds() {
    return labels().stream()
        .anyMatch(label -> label.prefix().equals("E") || label.prefix().equals("S"));
  }

  /** The different labels. */
  Set<Label> labels() {
    Set<Label> labels = new HashSet<>();
    counts.keySet().forEach(tag -> labels.add(Label.of(tag)));
    return labels;
  }

  /** The number of labels that break a scheme. */
  public int violations(LabelScheme scheme) {
    return violations.getOrDefault(scheme, 0);
  }

  /** The number of the first sentence that breaks a scheme, counted from 1; 0 if none does. */
  public int firstViolation(LabelScheme scheme) {
    return firstSentence.getOrDefault(scheme, 0);
  }
}
