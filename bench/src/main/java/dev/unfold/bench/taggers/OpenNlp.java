package dev.unfold.bench.taggers;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSSample;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTagger;
import opennlp.tools.postag.POSTaggerFactory;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.Version;

/**
 * OpenNLP's tagger with its defaults: 100 iterations, features that occur 5 times, a beam of 3.
 *
 * @param algorithm {@code MAXENT} or {@code PERCEPTRON}, as in OpenNLP
 */
record OpenNlp(String algorithm) implements Maker {
  /** The language is only recorded in the model; no feature of the tagger depends on it. */
  private static final String LANGUAGE = "und";

  static String version() {
    return Version.currentVersion().toString();
  }

  @Override
  public void train(Corpus corpus, Path model) throws IOException {
    TrainingParameters parameters = TrainingParameters.defaultParams();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, algorithm);
    List<POSSample> samples =
        Texts.tagged(corpus.of(Part.TRAIN)).stream().map(OpenNlp::sample).toList();
    POSTaggerME.train(
            LANGUAGE,
            ObjectStreamUtils.createObjectStream(samples),
            parameters,
            new POSTaggerFactory())
        .serialize(model);
  }

  private static POSSample sample(Sentence sentence) {
    return new POSSample(array(sentence.words()), array(sentence.tags()));
  }

  private static String[] array(List<String> list) {
    return list.toArray(String[]::new);
  }

  @Override
  public LoadedTagger load(Path model) throws IOException {
    // CUSTOM returns tags as they were learnt; the default maps those that look like the Penn
    // Treebank's to UPOS.
    return new Loaded(new POSTaggerME(new POSModel(model), POSTagFormat.CUSTOM));
  }

  private record Loaded(POSTagger tagger) implements LoadedTagger {
    @Override
    public List<String> tag(List<String> words) {
      return List.of(tagger.tag(array(words)));
    }

    @Override
    public PreparedSentences prepare(List<List<String>> sentences) {
      String[][] arrays = sentences.stream().map(OpenNlp::array).toArray(String[][]::new);
      return sentence -> tagger.tag(arrays[sentence]);
    }

    @Override
    public Turn turn(Path text) {
      return Turn.inMemory(this, Texts.words(text));
    }
  }
}
