package dev.unfold.cli.bench;

import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.Tagset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which taggers are to be compared, on which corpus, and how often.
 *
 * @param corpus what they are trained and tested on, CoNLL-U with a test part; empty for the built-in corpus
 * @param tagset which tags they learn
 * @param only what a tagger's name must contain to take part
 * @param threads that Unfold trains on
 * @param models the folder in which trained models stay; empty to train anew and keep none
 * @param rounds how often the taggers take turns
 */
public record ContestPlan(
    Optional<CorpusFiles> corpus,
    Tagset tagset,
    Pattern only,
    int threads,
    Optional<Path> models,
    int rounds) {
  /** Whether a tagger of that name is to take part. */
  public boolean wants(String tagger) {
    return only.matcher(tagger).find();
  }
}
