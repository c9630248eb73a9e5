package dev.unfold.exchange;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.tagger.Tagger;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which sequences of a tagger's labels their scheme allows, for readers in other languages. Texts of digits, one for each tag
 * in the order of the ids: 1 for allowed.
 *
 * @param scheme such as {@code iob2}
 * @param first the tags with which a sentence may begin
 * @param last the tags with which it may end
 * @param next for each tag, the tags that may follow it
 */
public record AllowedLabels(String scheme, String first, String last, List<String> next) {
  /** Copies the list. */
  public AllowedLabels {
    next = List.copyOf(next);
  }

  /** Those of a tagger's first column; empty if its tags are no labels of spans. */
  public static Optional<AllowedLabels> of(Tagger tagger) {
    return tagger.labels().map(scheme -> of(scheme, tagger.tags().entries()));
  }

  private static AllowedLabels of(LabelScheme scheme, List<String> tags) {
    return new AllowedLabels(
        scheme.toString(),
        digits(tags, scheme::allowsFirst),
        digits(tags, scheme::allowsLast),
        tags.stream().map(tag -> digits(tags, next -> scheme.allows(tag, next))).toList());
  }

  private static String digits(List<String> tags, Predicate<String> allowed) {
    return tags.stream().map(tag -> allowed.test(tag) ? "1" : "0").collect(Collectors.joining());
  }
}
