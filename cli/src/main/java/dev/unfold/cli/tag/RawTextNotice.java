package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Sentence;
import dev.unfold.file.OneLine;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Notes once that a text has not been split into words: punctuation stands at the end of a word, or a clitic such as {@code
 * n't}. Abbreviations with a full stop inside a sentence are words.
 */
final class RawTextNotice {
  private static final Pattern INSIDE =
      Pattern.compile(".*\\p{L}[,;:!?]|.*\\p{L}n['’]t|\\p{L}+['’](s|re|ve|ll|d|m)");

  private static final Pattern LAST = Pattern.compile(".*\\p{L}{2}[.,;:!?]");

  private final Console console;
  private boolean open;

  RawTextNotice(Console console, CorpusFormat format) {
    this.console = console;
    this.open = format == CorpusFormat.TEXT;
  }

  /** Looks at a sentence of the input. */
  void look(Sentence sentence) {
    if (open) {
      suspicious(sentence)
          .ifPresent(
              word -> {
                open = false;
                console.warn(
                    "line "
                        + sentence.firstLine()
                        + ": "
                        + OneLine.quote(word)
                        + " is read as one word; tag reads words between blanks, and unfold"
                        + " annotate reads raw text");
              });
    }
  }

  private static Optional<String> suspicious(Sentence sentence) {
    String last = sentence.words().get(sentence.length() - 1);
    return sentence.length() > 1 && LAST.matcher(last).matches()
        ? Optional.of(last)
        : sentence.words().stream().filter(word -> INSIDE.matcher(word).matches()).findFirst();
  }
}
