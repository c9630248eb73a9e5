package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the words of a file that have no tag. */
final class Untagged {
  private final Tagset tagset;
  private int words;
  private int untagged;
  private int firstLine;

  Untagged(Tagset tagset) {
    this.tagset = tagset;
  }

  /** Counts a sentence's words and returns it with {@link Sentence#NO_TAG} for those without a tag. */
  Sentence marked(Sentence sentence) {
    List<String> tags = new ArrayList<>(sentence.length());
    int before = untagged;
    for (int t = 0; t < sentence.length(); t++) {
      boolean missing = sentence.tags().isEmpty() || tagset.isMissing(sentence.tags().get(t));
      tags.add(missing ? Sentence.NO_TAG : sentence.tags().get(t));
      if (missing && untagged++ == 0) {
        firstLine = sentence.line(t).number();
      }
    }
    words += sentence.length();
    return untagged == before
        ? sentence
        : new Sentence(sentence.words(), tags, sentence.lines(), sentence.wordLines());
  }

  /**
   * One line on the words without a tag; empty if all have one.
   *
   * @throws CorpusException if no word has a tag
   */
  Optional<String> warning(Path file) {
    if (untagged == 0) {
      return Optional.empty();
    }
    if (untagged == words) {
      throw new CorpusException(
          file.toString(),
          firstLine,
          "the word has no "
              + tagset
              + " tag, and none of the file's "
              + words
              + " words has one; choose another kind of tags or another tag column");
    }
    return Optional.of(
        OneLine.of(
            file
                + ":"
                + firstLine
                + ": the word has no "
                + tagset
                + " tag ("
                + untagged
                + " of "
                + words
                + " words have none); such words are left out of training and counts"));
  }
}
