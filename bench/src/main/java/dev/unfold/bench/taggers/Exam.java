package dev.unfold.bench.taggers;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.Sentence;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.ModelException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sentences of a test part, and the words of the training part.
 *
 * <p>A word is unknown if the training part never has this form. Some count only words that it has in no case either, so
 * that {@code Apple} is known from {@code apple}: those are fewer, and easier.
 */
final class Exam {
  private final List<Sentence> gold;
  private final Set<String> forms = new HashSet<>();
  private final Set<String> lower = new HashSet<>();

  Exam(List<Sentence> train, List<Sentence> gold) {
    this.gold = gold;
    train.forEach(sentence -> forms.addAll(sentence.words()));
    forms.forEach(form -> lower.add(small(form)));
  }

  /** How many words there are to tag, and how many of them are unknown. */
  @Override
  public String toString() {
    long tokens = words().count();
    long unknown = words().filter(word -> !forms.contains(word)).count();
    long everywhere = words().filter(word -> !lower.contains(small(word))).count();
    return Console.text(
        "%,d words to tag, %,d of a form that training never saw, %,d in no case either",
        tokens, unknown, everywhere);
  }

  private Stream<String> words() {
    return gold.stream().flatMap(sentence -> sentence.words().stream());
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /**
   * Counts given tags.
   *
   * @throws ModelException if they are not one a word
   */
  Marks mark(String tagger, List<List<String>> given) {
    Evaluation byForm = new Evaluation();
    Evaluation inAnyCase = new Evaluation();
    require(given.size() == gold.size(), tagger, given.size() + " sentences of " + gold.size());
    for (int s = 0; s < gold.size(); s++) {
      Sentence sentence = gold.get(s);
      List<String> tags = given.get(s);
      require(
          tags.size() == sentence.length(),
          tagger,
          tags.size() + " tags for sentence " + (s + 1) + " of " + sentence.length() + " words");
      for (int t = 0; t < tags.size(); t++) {
        String word = sentence.words().get(t);
        String right = sentence.tags().get(t);
        byForm.add(right, tags.get(t), forms.contains(word));
        inAnyCase.add(right, tags.get(t), lower.contains(small(word)));
      }
    }
    return new Marks(byForm, inAnyCase);
  }

  private static void require(boolean good, String tagger, String found) {
    if (!good) {
      throw new ModelException(tagger + ": gave " + found + ", expected a tag a word");
    }
  }

  /**
   * What was counted.
   *
   * @param byForm unknown are words whose form the training part never has
   * @param inAnyCase unknown are those that it never has in any case
   */
  record Marks(Evaluation byForm, Evaluation inAnyCase) {}
}
