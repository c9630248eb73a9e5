package dev.unfold.bench.taggers;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.tagger.common.Tagger;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * CoreNLP's tagger, bidirectional: the settings of the properties that CoreNLP trains its own English model of that kind
 * with, but for what is English's or needs data beside the treebank (clusters of words, spelling).
 *
 * <p>Closed classes are learnt from the corpus: a word that training doesn't have gets none of their tags. Its search is
 * exact over five words at once, so five such words in a row take (number of open tags)⁵ · 20 bytes, 6 GB with the Penn
 * Treebank's 50 tags. CoreNLP has an option that learns them, {@code learnClosedClassTags}, which nothing heeds as of 4.5.10;
 * what it says, {@link #closedClassTags} does, with the threshold that is its own.
 */
record CoreNlp() implements Maker {
  /** Tags that fewer different words have are closed: CoreNLP's {@code closedClassTagThreshold}. */
  private static final int CLOSED_CLASS_WORDS = 40;

  /** All that a model depends on but the corpus. */
  static final List<String> SETTINGS =
      List.of(
          "-arch", "bidirectional5words,naacl2003unknowns,allwordshapes(-1,1)",
          "-search", "owlqn2",
          "-regL1", "0.75",
          "-minFeatureThresh", "2",
          "-rareWordMinFeatureThresh", "5",
          "-closedClassTagThreshold", "" + CLOSED_CLASS_WORDS);

  static String version() {
    return MaxentTagger.class.getPackage().getImplementationVersion();
  }

  @Override
  public void train(Corpus corpus, Path model) throws IOException {
    Path text = Files.createTempFile("unfold-corenlp", ".tsv");
    List<Sentence> train = corpus.of(Part.TRAIN);
    try {
      write(train, text);
      MaxentTagger.main(arguments(text, model, closedClassTags(train)));
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("CoreNLP: training failed: " + e.getMessage(), e);
    } finally {
      Files.delete(text);
    }
  }

  private static String[] arguments(Path text, Path model, List<String> closed) {
    List<String> arguments = new ArrayList<>(SETTINGS);
    arguments.addAll(List.of("-model", model.toString()));
    arguments.addAll(List.of("-trainFile", "format=TSV,wordColumn=0,tagColumn=1," + text));
    if (!closed.isEmpty()) {
      arguments.addAll(List.of("-closedClassTags", String.join(" ", closed)));
    }
    return arguments.toArray(String[]::new);
  }

  /** The tags that few words have, and that of a sentence's end; none where there would be no other. */
  static List<String> closedClassTags(List<Sentence> sentences) {
    Map<String, Set<String>> words = new TreeMap<>();
    for (Sentence sentence : sentences) {
      for (int t = 0; t < sentence.length(); t++) {
        String tag = sentence.tags().get(t);
        words.computeIfAbsent(tag, none -> new HashSet<>()).add(sentence.words().get(t));
      }
    }
    List<String> closed = new ArrayList<>(words.keySet());
    closed.removeIf(tag -> words.get(tag).size() >= CLOSED_CLASS_WORDS);
    if (closed.size() == words.size()) {
      return List.of();
    }
    closed.add(Tagger.EOS_TAG);
    return closed;
  }

  private static void write(List<Sentence> sentences, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Sentence sentence : sentences) {
        for (int t = 0; t < sentence.length(); t++) {
          out.append(sentence.words().get(t)).append('\t').append(sentence.tags().get(t));
          out.append('\n');
        }
        out.append('\n');
      }
    }
  }

  @Override
  public LoadedTagger load(Path model) {
    return new Loaded(new MaxentTagger(model.toString()));
  }

  private static List<Word> sentence(List<String> words) {
    return words.stream().map(Word::new).toList();
  }

  private record Loaded(MaxentTagger tagger) implements LoadedTagger {
    @Override
    public List<String> tag(List<String> words) {
      return tagger.tagSentence(sentence(words)).stream().map(TaggedWord::tag).toList();
    }

    @Override
    public PreparedSentences prepare(List<List<String>> sentences) {
      List<List<Word>> lists = sentences.stream().map(CoreNlp::sentence).toList();
      return sentence -> tagger.tagSentence(lists.get(sentence));
    }

    @Override
    public Turn turn(Path text) {
      return Turn.inMemory(this, Texts.words(text));
    }
  }
}
