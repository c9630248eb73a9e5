package dev.unfold.cli.evaluate;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.EvaluationCorpus;
import dev.unfold.cli.option.Given;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tags that are given to a corpus's sentences by a file: by a model, or by whoever has tagged the corpus already. */
record GivenTags(EvaluationCorpus corpus, Tagset tagset, List<Sentence> gold, Console console) {
  /** A safetensors file begins with the length of its header, eight bytes, and the header's brace. */
  private static final int HEAD = 9;

  /** Whether the file is a model, by its first bytes; what can't be read is none. */
  static boolean isModel(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      return head.length == HEAD && head[HEAD - 2] == 0 && head[HEAD - 1] == '{';
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The tags that a model gives.
   *
   * @throws CorpusException if it was made for other tags
   */
  Given by(Path file, Tagger tagger, LabelOption labels) {
    if (gold.stream().flatMap(s -> s.tags().stream()).noneMatch(tagger.tags()::contains)) {
      throw new CorpusException(
          file.toString(),
          "gives none of the tags of "
              + corpus.file()
              + " but "
              + tagger.tagset()
              + " tags such as "
              + tagger.tags().get(0)
              + "; expected a model for the same tags");
    }
    return Given.by(file.toString(), labels.decoder(tagger), gold, console);
  }

  /**
   * The tags that stand in a file.
   *
   * @throws CorpusException if it doesn't hold the same sentences
   */
  Given in(Path file) {
    List<List<String>> tags = new ArrayList<>();
    try (SentenceReader reader = corpus.open(file, tagset, console)) {
      while (reader.hasNext()) {
        Sentence found = reader.next();
        requireSame(file, found, tags.size());
        tags.add(found.tags());
      }
    }
    if (tags.size() < gold.size()) {
      throw new CorpusException(
          file.toString(),
          "holds "
              + Console.count(tags.size(), "sentence")
              + ", expected "
              + gold.size()
              + " as in "
              + corpus.file());
    }
    return new Given(file.toString(), tags, Optional.empty());
  }

  /** Refuses a sentence that is not the corpus's sentence of that number. */
  private void requireSame(Path file, Sentence found, int number) {
    if (number == gold.size()) {
      throw differs(file, found, "a sentence more than the " + number + " of " + corpus.file());
    }
    Sentence right = gold.get(number);
    for (int t = 0; t < Math.max(found.length(), right.length()); t++) {
      String here = word(found, t);
      String there = word(right, t);
      if (!here.equals(there)) {
        String what = "in this sentence word " + (t + 1) + " is " + here + ", but " + there;
        throw differs(file, found, what + " in " + corpus.file() + "; expected the same words");
      }
    }
  }

  private static CorpusException differs(Path file, Sentence found, String what) {
    return new CorpusException(file.toString(), found.firstLine(), what);
  }

  private static String word(Sentence sentence, int t) {
    return t < sentence.length() ? "\"" + sentence.words().get(t) + "\"" : "missing";
  }
}
