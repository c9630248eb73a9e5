package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.Words;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A tagger around one of the lab's models: a word is one id, or unknown.
 *
 * @param config how it was trained
 * @param words the words it knows
 * @param tags the tags it gives
 * @param model the network
 */
public record LabTagger(LabConfig config, Vocabulary words, Vocabulary tags, SequenceModel model)
    implements Tagger {
  /** Refuses words or tags that are none, or one of them empty: no file could give them back. */
  public LabTagger {
    require("words", words);
    require("tags", tags);
  }

  private static void require(String what, Vocabulary vocabulary) {
    if (vocabulary.size() == 0 || vocabulary.contains("")) {
      throw new IllegalArgumentException(
          "tagger: the list of " + what + " is empty or holds an empty entry");
    }
  }

  @Override
  public void save(Path file) {
    LabModelFile.save(this, file);
  }

  @Override
  public LabTagger copy() {
    SequenceModel same = config.start(words.size(), tags.size(), new Random(0));
    for (Parameter parameter : same.parameters()) {
      parameter.value().assign(model.parameter(parameter.name()).value());
    }
    return new LabTagger(config, words, tags, same);
  }

  @Override
  public Tagset tagset() {
    return config.tagset();
  }

  @Override
  public List<List<String>> tagAll(List<List<String>> sentences) {
    return Arrays.stream(LabelRules.of(this).on(lattice(sentences)).best())
        .map(ids -> Arrays.stream(ids).mapToObj(tags::get).toList())
        .toList();
  }

  @Override
  public TagLattice lattice(List<? extends List<String>> sentences) {
    return model.lattice(ids(sentences));
  }

  /** Ids alone: it knows no affixes and no letters. */
  @Override
  public Words read(List<String> some) {
    int[][] none = new int[some.size()][0];
    return new Words(sentenceIds(some), none, none);
  }

  private int[][] ids(List<? extends List<String>> sentences) {
    return sentences.stream().map(this::sentenceIds).toArray(int[][]::new);
  }

  /** The lab's vocabulary has no unknown word: a word that it doesn't hold is read as its first one. */
  private int[] sentenceIds(List<String> sentence) {
    return sentence.stream().mapToInt(word -> Math.max(0, words.id(word))).toArray();
  }
}
