package dev.unfold.cli.train;

import static dev.unfold.cli.console.Console.percentage;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.CorpusOptions;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Part;
import dev.unfold.pipeline.Pipeline;
import dev.unfold.pipeline.TextScores;
import dev.unfold.score.Conll18Scores;
import dev.unfold.tagger.ModelPart;
import dev.unfold.tagger.ModelParts;
import dev.unfold.tagger.Provenance;
import dev.unfold.tagger.Tagger;
import dev.unfold.text.NetworkSegmenter;
import dev.unfold.text.SegmenterTraining;
import dev.unfold.text.TreebankSentence;
import java.util.List;

/** Trains the segmenter that goes with a tagger, on the same file. */
final class PipelineTraining {
  private final Console console;
  private final CorpusOptions corpus;
  private final List<TreebankSentence> train;

  /**
   * Reads the training part.
   *
   * @throws CorpusException if it can't be read
   */
  PipelineTraining(Console console, CorpusOptions corpus) {
    this.console = console;
    this.corpus = corpus;
    this.train =
        corpus.conllu(Part.TRAIN).stream()
            .flatMap(file -> TreebankSentence.read(file.get()).stream())
            .toList();
  }

  /** The tagger and its segmenter, rounded as the file will hold them, with their scores on the raw text of the test part. */
  ModelParts train(Tagger tagger) {
    NetworkSegmenter segmenter =
        SegmenterTraining.standard()
            .train(
                train,
                (epoch, epochs, loss) ->
                    console.print("Segmenter, epoch %d of %d: loss %.4f", epoch, epochs, loss));
    ModelPart part = new ModelPart(segmenter.metadata(), segmenter.tensors());
    ModelParts model = ModelParts.of(tagger).with(Pipeline.SEGMENTER, part);
    return corpus.conllu(Part.TEST).stream()
        .findFirst()
        .map(gold -> TextScores.of(Pipeline.of(model), gold, characters -> {}))
        .map(scores -> scored(model, scores))
        .orElse(model);
  }

  private ModelParts scored(ModelParts model, Conll18Scores scores) {
    console.print(
        "Test F1 from raw text: sentences %s, words %s, upos %s, lemmas %s",
        percentage(scores.sentences().f1()),
        percentage(scores.words().words().f1()),
        percentage(scores.words().upos().f1()),
        percentage(scores.lemmas().f1()));
    Provenance more =
        model
            .tagger()
            .provenance()
            .with("test_raw_sentences_f1", Double.toString(scores.sentences().f1()))
            .with("test_raw_words_f1", Double.toString(scores.words().words().f1()))
            .with("test_raw_upos_f1", Double.toString(scores.words().upos().f1()))
            .with("test_raw_lemmas_f1", Double.toString(scores.lemmas().f1()));
    return new ModelParts(model.tagger().with(more), model.parts());
  }
}
