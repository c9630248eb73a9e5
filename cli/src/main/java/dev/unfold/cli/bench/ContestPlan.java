package dev.unfold.cli.bench;

import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.Tagset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The taggers to compare, and the corpus.
 *
 * @param corpus CoNLL-U files with a test part; empty for the built-in corpus
 * @param tagset the tags to learn
 * @param only a pattern that the names of the taggers must match
 * @param threads the number of threads of Unfold's training
 * @param models a folder that keeps trained models; empty to train again and keep none
 * @param rounds the number of turns of each tagger
 */
public record ContestPlan(
    Optional<CorpusFiles> corpus,
    Tagset tagset,
    Pattern only,
    int threads,
    Optional<Path> models,
    int rounds) {
  /** Whether a tagger is selected. */
  public boolean wants(String tagger) {
    return only.matcher(tagger).find();
  }
}
