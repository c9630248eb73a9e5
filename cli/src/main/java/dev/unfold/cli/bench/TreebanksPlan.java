package dev.unfold.cli.bench;

import dev.unfold.corpus.Tagset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The plan of {@code unfold bench treebanks}.
 *
 * @param folder a folder of treebanks, each in a folder of its own
 * @param tags the kinds of tags; a treebank without one is skipped
 * @param sizes numbers of training sentences, {@link #ALL} for all
 * @param seeds the random seeds for Unfold, at least one
 * @param only a pattern that the names of the taggers must match
 * @param threads the number of threads of Unfold's training
 * @param results a file that keeps the results so far; empty to keep none
 */
public record TreebanksPlan(
    Path folder,
    List<Tagset> tags,
    List<Integer> sizes,
    List<Integer> seeds,
    Pattern only,
    int threads,
    Optional<Path> results) {
  /** The size of a training part that is used whole. */
  public static final int ALL = Integer.MAX_VALUE;

  /** Copies the lists. */
  public TreebanksPlan {
    tags = List.copyOf(tags);
    sizes = List.copyOf(sizes);
    seeds = List.copyOf(seeds);
  }
}
