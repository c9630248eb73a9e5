package dev.unfold.cli.evaluate;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.EvaluationCorpus;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.CorpusTagging;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tags that a file gives to the sentences of a corpus: the file is a model, or the same corpus, tagged already. */
record GivenTags(EvaluationCorpus corpus, Tagset tagset, List<Sentence> gold, Console console) {
  /** A safetensors file begins with the length of its header, eight bytes, and the header's brace. */
  private static final int HEAD = 9;

  /** Whether a file is a model, by its first bytes; false if it can't be read. */
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
   * The tags of a model in each of its columns, the first column first.
   *
   * @throws CorpusException if it was trained on other tags
   */
  Map<Tagset, CorpusTagging> by(Path file, Tagger tagger, LabelOption labels) {
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
    return labels.tagging(file, tagger, gold, console);
  }

  /**
   * The tags in a tagged file.
   *
   * @throws CorpusException if it doesn't hold the same sentences
   */
  CorpusTagging in(Path file) {
    try (SentenceReader reader = corpus.open(file, tagset, console)) {
      return CorpusTagging.in(file.toString(), reader, gold, corpus.file().toString());
    }
  }
}
