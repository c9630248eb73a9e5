package dev.unfold.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.SmallPipeline;
import dev.unfold.corpus.Tagset;
import dev.unfold.pipeline.Pipeline;
import java.io.IOException;
import java.util.List;
import opennlp.tools.lemmatizer.LemmaSample;
import opennlp.tools.lemmatizer.LemmatizerEvaluator;
import opennlp.tools.postag.POSEvaluator;
import opennlp.tools.postag.POSSample;
import opennlp.tools.sentdetect.SentenceDetectorEvaluator;
import opennlp.tools.sentdetect.SentenceSample;
import opennlp.tools.tokenize.TokenSample;
import opennlp.tools.tokenize.TokenizerEvaluator;
import opennlp.tools.util.CollectionObjectStream;
import opennlp.tools.util.Sequence;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.Test;

/** Our classes in the hands of OpenNLP's own evaluators. */
final class OpenNlpTest {
  private static final Pipeline PIPELINE = SmallPipeline.train();
  private static final String TEXT = "The cats ran.  Dogs ran.";
  private static final String[] WORDS = {"The", "cats", "ran", "."};
  private static final String[] TAGS = {"DET", "NOUN", "VERB", "PUNCT"};
  private static final String[] LEMMAS = {"the", "cat", "run", "."};

  @Test
  void sentencesAreThoseOfTheSegmenter() throws IOException {
    UnfoldSentenceDetector detector = new UnfoldSentenceDetector(PIPELINE.segmenter());
    assertThat(detector.sentDetect(TEXT)).containsExactly("The cats ran.", "Dogs ran.");
    SentenceDetectorEvaluator evaluator = new SentenceDetectorEvaluator(detector);
    evaluator.evaluate(
        new CollectionObjectStream<>(
            List.of(new SentenceSample(TEXT, new Span(0, 13), new Span(15, 24)))));
    assertThat(evaluator.getFMeasure().getFMeasure()).isEqualTo(1);
  }

  @Test
  void tokensHaveTheirOffsets() throws IOException {
    UnfoldTokenizer tokenizer = new UnfoldTokenizer(PIPELINE.segmenter());
    assertThat(tokenizer.tokenize("The cats ran.")).containsExactly(WORDS);
    assertThat(tokenizer.tokenize("du")).as("whose words are no parts of it").containsExactly("du");
    assertThat(tokenizer.tokenizePos(TEXT)[4]).isEqualTo(new Span(15, 19));
    TokenizerEvaluator evaluator = new TokenizerEvaluator(tokenizer);
    Span[] spans = {new Span(0, 3), new Span(4, 8), new Span(9, 12), new Span(12, 13)};
    evaluator.evaluate(
        new CollectionObjectStream<>(List.of(new TokenSample("The cats ran.", spans))));
    assertThat(evaluator.getFMeasure().getFMeasure()).isEqualTo(1);
  }

  @Test
  void tagsAreThoseOfTheTagger() throws IOException {
    UnfoldPosTagger tagger = new UnfoldPosTagger(PIPELINE.tagger());
    assertThat(tagger.tag(WORDS)).containsExactly(TAGS);
    assertThat(tagger.tag(new String[0])).isEmpty();
    POSEvaluator evaluator = new POSEvaluator(tagger);
    evaluator.evaluate(new CollectionObjectStream<>(List.of(new POSSample(WORDS, TAGS))));
    assertThat(evaluator.getWordAccuracy()).isEqualTo(1);
  }

  @Test
  void theBestSequencesHaveProbabilities() {
    Sequence[] best = new UnfoldPosTagger(PIPELINE.tagger()).topKSequences(WORDS);
    assertThat(best).hasSize(3);
    assertThat(best[0].getOutcomes()).containsExactly(TAGS);
    assertThat(best[0].getScore()).isGreaterThan(best[1].getScore());
    for (Sequence sequence : best) {
      double product = 1;
      for (double probability : sequence.getProbs()) {
        assertThat(probability).isBetween(0.0, 1.0);
        product *= probability;
      }
      assertThat(Math.log(product)).isCloseTo(sequence.getScore(), within(1e-6));
    }
  }

  @Test
  void lemmasAreThoseOfTheTagger() throws IOException {
    UnfoldLemmatizer lemmatizer = new UnfoldLemmatizer(PIPELINE.tagger());
    assertThat(lemmatizer.lemmatize(WORDS, TAGS)).containsExactly(LEMMAS);
    assertThat(lemmatizer.lemmatize(List.of("Dogs", "ran"), List.of("NOUN", "VERB")))
        .containsExactly(List.of("dog"), List.of("run"));
    LemmatizerEvaluator evaluator = new LemmatizerEvaluator(lemmatizer);
    evaluator.evaluate(new CollectionObjectStream<>(List.of(new LemmaSample(WORDS, TAGS, LEMMAS))));
    assertThat(evaluator.getWordAccuracy()).isEqualTo(1);
    assertThatThrownBy(() -> new UnfoldLemmatizer(PIPELINE.tagger().only(Tagset.UPOS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tagger: gives no lemma, expected one of [upos]");
  }
}
