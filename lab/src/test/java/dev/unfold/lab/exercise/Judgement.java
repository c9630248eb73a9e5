package dev.unfold.lab.exercise;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the places that a report names are those that were changed. Places are the numbers of equations and the names
 * of tensors.
 */
enum Judgement {
  /** It is explained as a known mistake or by its cause, and no other place is named. */
  NAMED,
  /** A place that was changed is named, and no cause. */
  PLACED,
  /** Only the way from the loss to a tensor is named; the mistake is on it. */
  BROAD,
  /** None of the places that it names was changed. */
  MISLED,
  /** It says neither a cause nor a place. */
  SILENT;

  private static final Pattern EQUATION = Pattern.compile("\\((\\d)\\)");
  private static final Pattern TENSOR = Pattern.compile("[WUb]_[a-z]|[hc]₋");
  private static final Pattern GRADIENT = Pattern.compile("gradients? of ([WUb]_[a-z]|[hc]₋)");
  private static final String WAY = "From the loss backwards, ";
  private static final Pattern CAUSE =
      Pattern.compile(
          "^Line |^The backward pass changes|Your part changes |finite differences|Where to look: |"
              + "is (without the |that of the |computed with |the transpose|what the gradient)");

  /** The places of a text: numbers of equations in parentheses and names of tensors. */
  static Set<String> places(String text) {
    return Stream.of(EQUATION, TENSOR)
        .flatMap(pattern -> pattern.matcher(text).results())
        .map(found -> found.group())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Judges a report on a file in which the given places were changed. */
  static Judgement of(CheckReport report, Set<String> changed) {
    List<String> known = report.exercise().mistakes().stream().map(KnownMistake::sentence).toList();
    boolean named = report.sentences().stream().allMatch(known::contains);
    String said = String.join(" ", report.sentences());
    Set<String> claims = new LinkedHashSet<>();
    for (String sentence : report.sentences()) {
      if (named) {
        claims.addAll(placesOfKnown(sentence));
      } else if (isPlace(sentence)) {
        claims.addAll(places(withoutTerms(sentence)));
      }
    }
    boolean right = claims.stream().anyMatch(changed::contains);
    if (!claims.isEmpty() && !right && !changed.isEmpty()) {
      return said.contains(WAY) && isOnTheWay(said, changed) ? BROAD : MISLED;
    }
    if (named || CAUSE.matcher(said).find()) {
      return NAMED;
    }
    return right ? PLACED : SILENT;
  }

  /** The equations of a known mistake's text, and the tensor whose gradient it is about. */
  private static Set<String> placesOfKnown(String sentence) {
    return Stream.of(EQUATION.matcher(sentence).results(), GRADIENT.matcher(sentence).results())
        .flatMap(found -> found)
        .map(found -> found.group().startsWith("(") ? found.group() : found.group(1))
        .collect(Collectors.toSet());
  }

  private static boolean isPlace(String sentence) {
    return Stream.of("Where to look", "Only ", WAY, "Every gradient", "The backward pass", "Line ")
        .anyMatch(sentence::startsWith);
  }

  /** A sentence without the terms of the equations that it quotes, and without what it calls right. */
  private static String withoutTerms(String sentence) {
    return sentence
        .replaceAll("(\\(\\d\\)) [^,.:?]* = [^,:?]*", "$1")
        .replaceAll("[WUb]_[a-z] and [WUb]_[a-z] are right", "");
  }

  /** Whether a changed equation comes after the named one, which in the backward pass is before it. */
  private static boolean isOnTheWay(String said, Set<String> changed) {
    Matcher from = EQUATION.matcher(said.substring(said.indexOf(WAY)));
    return from.find()
        && changed.stream()
            .filter(place -> place.startsWith("("))
            .anyMatch(place -> place.compareTo(from.group()) > 0);
  }
}
