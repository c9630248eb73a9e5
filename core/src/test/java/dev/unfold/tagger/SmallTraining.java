package dev.unfold.tagger;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import java.util.List;

/** A training of a second: a small network on a few sentences of the built-in corpus. */
final class SmallTraining {
  static final TaggerConfig CONFIG =
      TaggerConfig.ACCURATE
          .with("members", "1")
          .with("cell", "lstm")
          .with("word", "12")
          .with("affix", "12")
          .with("letter", "5")
          .with("spelling", "4")
          .with("hidden", "8")
          .with("layers", "1")
          .with("input_dropout", "0.1")
          .with("dropout", "0.15")
          .with("crf", "true")
          .with("epochs", "5")
          .with("patience", "99")
          .with("batch_tokens", "100")
          .with("epoch_updates", "0")
          .with("learning_rate", "0.02")
          .with("average", "0.5")
          .with("seed", "7");

  private SmallTraining() {}

  static Corpus corpus() {
    return corpus(120, 40);
  }

  static Corpus corpus(int train, int dev) {
    List<Sentence> all = BuiltInCorpus.sentences(Part.TRAIN);
    return Corpus.of(all.subList(0, train), all.subList(train, train + dev), List.of());
  }

  static NetworkTagger tagger() {
    return NetworkTagger.of(new Trainer(CONFIG, corpus()).train(epoch -> {}));
  }
}
