package dev.unfold.cli.option;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.corpus.Sentence;
import dev.unfold.tagger.Decoder;
import dev.unfold.tagger.Tagging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tags that somebody has given to the sentences of a corpus.
 *
 * @param name who: a model file or a tagged file
 * @param tags one list a sentence
 * @param confidence how sure he was of each; empty for a file
 */
public record Given(String name, List<List<String>> tags, Optional<List<List<Double>>> confidence) {
  private static final int BATCH = 32;

  /** What a model gives. */
  public static Given by(String name, Decoder decoder, List<Sentence> sentences, Console console) {
    List<List<String>> tags = new ArrayList<>();
    List<List<Double>> confidence = new ArrayList<>();
    try (Progress progress = console.progress("Tagging", sentences.size())) {
      for (int from = 0; from < sentences.size(); from += BATCH) {
        List<Sentence> some = sentences.subList(from, Math.min(sentences.size(), from + BATCH));
        for (Tagging tagging : decoder.tagAll(some.stream().map(Sentence::words).toList())) {
          tags.add(tagging.tags());
          confidence.add(tagging.confidence());
        }
        progress.step(some.size());
      }
    }
    return new Given(name, tags, Optional.of(confidence));
  }
}
