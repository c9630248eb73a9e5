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
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * CoreNLP's bidirectional tagger, with the settings of CoreNLP's own English model of that kind, except those that need data
 * beyond the treebank (word clusters, spelling).
 *
 * <p>A word unseen in training gets no tag of a closed class. The search is exact over five words at once, so five unseen words
 * in a row take (number of open tags)⁵ · 20 bytes: 6 GB if all 50 of EWT's XPOS were open. For the tags of the Penn Treebank,
 * CoreNLP knows the closed ones ({@code lang=english}); for others they are derived from the corpus here, as CoreNLP's option
 * {@code learnClosedClassTags} should do, which has no effect as of 4.5.10.
 */
record CoreNlp() implements Maker {
  /** Everything that a model depends on, except the corpus. */
  static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.of(
              "arch", "bidirectional5words,naacl2003unknowns,allwordshapes(-1,1)",
              "search", "owlqn2",
              "regL1", "0.75",
              "minFeatureThresh", "2",
              "rareWordMinFeatureThresh", "5",
              "closedClassTagThreshold", "40"));

  private static final Set<String> PENN_VERBS = Set.of("VB", "VBD", "VBG", "VBN", "VBP", "VBZ");

  static String version() {
    return MaxentTagger.class.getPackage().getImplementationVersion();
  }

  @Override
  public void train(Corpus corpus, Path model) throws IOException {
    Path text = Files.createTempFile("unfold-corenlp", ".tsv");
    Path settings = Files.createTempFile("unfold-corenlp", ".properties");
    try {
      List<Sentence> train = Texts.tagged(corpus.of(Part.TRAIN));
      write(train, text);
      Properties properties = new Properties();
      properties.putAll(SETTINGS);
      properties.putAll(closedClasses(train));
      properties.setProperty("model", model.toString());
      properties.setProperty("trainFile", "format=TSV,wordColumn=0,tagColumn=1," + text);
      try (BufferedWriter out = Files.newBufferedWriter(settings)) {
        properties.store(out, null);
      }
      MaxentTagger.main(new String[] {"-props", settings.toString()});
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("CoreNLP: training failed: " + e.getMessage(), e);
    } finally {
      Files.delete(text);
      Files.delete(settings);
    }
  }

  /** The setting that names the closed tags: those of few different words, except for tags of the Penn Treebank. */
  static Map<String, String> closedClasses(List<Sentence> sentences) {
    Map<String, Set<String>> words = new TreeMap<>();
    for (Sentence sentence : sentences) {
      for (int t = 0; t < sentence.length(); t++) {
        String tag = sentence.tags().get(t);
        words.computeIfAbsent(tag, none -> new HashSet<>()).add(sentence.words().get(t));
      }
    }
    if (words.keySet().containsAll(PENN_VERBS)) {
      return Map.of("lang", "english");
    }
    int enough = Integer.parseInt(SETTINGS.get("closedClassTagThreshold"));
    List<String> closed = new ArrayList<>(words.keySet());
    closed.removeIf(tag -> words.get(tag).size() >= enough);
    boolean othersAreLeft = closed.size() < words.size();
    closed.add(Tagger.EOS_TAG);
    return othersAreLeft ? Map.of("closedClassTags", String.join(" ", closed)) : Map.of();
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
