package dev.unfold;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.pipeline.Pipeline;
import dev.unfold.pipeline.SplitAtBlanks;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** A pipeline that has learnt two sentences by heart. */
public final class SmallPipeline {
  private static final String TRAIN =
      """
      1	Dogs	dog	NOUN	_	_	_	_	_	_
      2	ran	run	VERB	_	_	_	_	_	_
      3	.	.	PUNCT	_	_	_	_	_	_

      1	The	the	DET	_	_	_	_	_	_
      2	cats	cat	NOUN	_	_	_	_	_	_
      3	ran	run	VERB	_	_	_	_	_	_
      4	.	.	PUNCT	_	_	_	_	_	_

      """;

  /** How often each sentence is read in an epoch: enough for a few steps. */
  private static final int COPIES = 100;

  private SmallPipeline() {}

  /** The pipeline, trained anew. */
  public static Pipeline train() {
    byte[] bytes = TRAIN.getBytes(StandardCharsets.UTF_8);
    Lines lines = new Lines("train", new ByteArrayInputStream(bytes), warning -> {});
    try (SentenceReader reader = CorpusFormat.CONLLU.reader(lines)) {
      List<Sentence> sentences = reader.stream().toList();
      List<Sentence> many =
          Collections.nCopies(COPIES, sentences).stream().flatMap(List::stream).toList();
      TaggerConfig config = TaggerConfig.FAST.with("epochs", "40").with("word_dropout", "0.01");
      Corpus corpus = Corpus.of(many, List.of(), List.of());
      return Pipeline.of(new SplitAtBlanks(), new Trainer(config, corpus).train(epoch -> {}));
    }
  }
}
