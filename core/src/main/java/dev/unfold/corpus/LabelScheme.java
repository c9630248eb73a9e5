package dev.unfold.corpus;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A scheme by which labels encode spans; it decides which label may follow which.
 *
 * <pre>{@code
 *            New York  and  Paris  ,  London  Oslo          (four spans; the last two are adjacent)
 *   IOB1      I   I     O     I    O    I      B            B only right after a span of the same type
 *   IOB2      B   I     O     B    O    B      B            every span begins with B
 *   IOBES     B   E     O     S    O    S      S            E ends a span of several words, S is a span of one word
 * }</pre>
 *
 * <p>IOBES is also called BIOES; with L and U for E and S, BILOU; with M for I, BMES. The letter may follow the type ({@code
 * PER-B}), and {@code _} may stand for the hyphen. Source: Ramshaw and Marcus 1995; Tjong
 * Kim Sang and Veenstra 1999.
 */
public enum LabelScheme {
  /** B only where it is needed to begin a new span. */
  IOB1,
  /** B at the beginning of every span; commonly called BIO. */
  IOB2,
  /** Separate letters for beginnings, ends and spans of one word. */
  IOBES;

  /** Whether {@code next} may follow {@code previous}. */
  public boolean allows(String previous, String next) {
    return allows(Label.of(previous), Label.of(next));
  }

  /** Whether a sentence may begin with this label. */
  public boolean allowsFirst(String label) {
    return allows(Label.OUTSIDE, Label.of(label));
  }

  /** Whether a sentence may end with this label. */
  public boolean allowsLast(String label) {
    return allows(Label.of(label), Label.OUTSIDE);
  }

  private boolean allows(Label previous, Label next) {
    boolean inside = !previous.isOutside() && previous.type().equals(next.type());
    return switch (this) {
      case IOB1 -> !next.prefix().equals("B") || inside;
      case IOB2 -> !next.prefix().equals("I") || inside;
      case IOBES -> {
        boolean open = Set.of("B", "I").contains(previous.prefix());
        boolean onward = Set.of("I", "E").contains(next.prefix());
        yield open ? onward && inside : !onward;
      }
    };
  }

  /** The number of labels in a sentence that break this scheme; a wrong end of the sentence counts, too. */
  public int violations(List<String> tags) {
    int violations = 0;
    Label previous = Label.OUTSIDE;
    for (String tag : tags) {
      Label label = Label.of(tag);
      violations += allows(previous, label) ? 0 : 1;
      previous = label;
    }
    return violations + (allows(previous, Label.OUTSIDE) ? 0 : 1);
  }

  /**
   * The scheme of a set of labels, without their sentences; empty unless three quarters of the tags other than O are labels of spans. If every type has a
   * B, the set fits IOB1 and IOB2; the result is then IOB2, which is more common.
   */
  public static Optional<LabelScheme> ofInventory(Collection<String> tags) {
    LabelCounts labels = new LabelCounts();
    Set.copyOf(tags).forEach(tag -> labels.add(List.of(tag)));
    if (!labels.areLabels()) {
      return Optional.empty();
    }
    if (labels.needsEnds()) {
      return Optional.of(IOBES);
    }
    Set<Label> set = labels.labels();
    boolean everyTypeBegins =
        set.stream()
            .filter(label -> label.prefix().equals("I"))
            .allMatch(label -> set.contains(new Label("B", label.type())));
    return Optional.of(everyTypeBegins ? IOB2 : IOB1);
  }

  /** As the command line spells it: {@code iob2}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
