package dev.unfold.bench.taggers;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * CoreNLP's tagger, bidirectional: the settings of the properties that CoreNLP trains its own English model of that kind
 * with, but for what is English's or needs data beside the treebank (clusters of words, closed classes, spelling).
 */
record CoreNlp() implements Maker {
  static String version() {
    return MaxentTagger.class.getPackage().getImplementationVersion();
  }

  @Override
  public void train(Corpus corpus, Path model) throws IOException {
    Path text = Files.createTempFile("unfold-corenlp", ".tsv");
    try {
      write(corpus.of(Part.TRAIN), text);
      MaxentTagger.main(settings(text, model));
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("CoreNLP: training failed: " + e.getMessage(), e);
    } finally {
      Files.delete(text);
    }
  }

  private static String[] settings(Path text, Path model) {
    return new String[] {
      "-model", model.toString(),
      "-trainFile", "format=TSV,wordColumn=0,tagColumn=1," + text,
      "-arch", "bidirectional5words,naacl2003unknowns,allwordshapes(-1,1)",
      "-search", "owlqn2",
      "-regL1", "0.75",
      "-minFeatureThresh", "2",
      "-rareWordMinFeatureThresh", "5"
    };
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
