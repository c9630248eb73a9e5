package dev.unfold.bench.taggers;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.corpus.SentenceWriter;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Unfold's taggers.
 *
 * @param config the configuration to train
 * @param threads the number of threads to train on
 */
record UnfoldMaker(TaggerConfig config, int threads) implements Maker {
  @Override
  public void train(Corpus corpus, Path model) {
    new Trainer(config, corpus)
        .onThreads(threads)
        .train(
            epoch ->
                System.err.println(
                    "iteration " + epoch.number() + " of " + config.training().epochs()))
        .save(model);
  }

  @Override
  public LoadedTagger load(Path model) {
    return new Loaded(Tagger.load(model));
  }

  private record Loaded(Tagger tagger) implements LoadedTagger {
    /** Words that are tagged together, about: as {@code unfold tag} does. */
    private static final int BATCH_TOKENS = Tagger.CHUNK_WORDS;

    @Override
    public List<String> tag(List<String> words) {
      return tagger.tag(words);
    }

    @Override
    public PreparedSentences prepare(List<List<String>> sentences) {
      return sentence -> tagger.tag(sentences.get(sentence));
    }

    /** Reads the file, tags it and writes it with the new tags, as {@code unfold tag} does. */
    @Override
    public Turn turn(Path text) {
      return (tokens, deadline) -> {
        Path out = Files.createTempFile("unfold-tagged", ".conllu");
        try (SentenceReader reader = Texts.layout(tagger.tagset()).open(text, warning -> {});
            BufferedWriter writer = Files.newBufferedWriter(out)) {
          SentenceWriter conllu = CorpusFormat.CONLLU.writer(writer, tagger.tagset());
          return copy(reader, conllu, tokens, deadline);
        } finally {
          Files.delete(out);
        }
      };
    }

    private long copy(SentenceReader reader, SentenceWriter writer, long tokens, long deadline)
        throws IOException {
      long done = 0;
      while (done < tokens && System.nanoTime() < deadline && reader.hasNext()) {
        List<Sentence> batch = batch(reader);
        List<List<String>> tags = tagger.tagAll(batch.stream().map(Sentence::words).toList());
        for (int s = 0; s < tags.size(); s++) {
          writer.write(batch.get(s), tags.get(s));
          done += tags.get(s).size();
        }
      }
      return done;
    }

    private static List<Sentence> batch(SentenceReader reader) {
      List<Sentence> batch = new ArrayList<>();
      int tokens = 0;
      while (tokens < BATCH_TOKENS && reader.hasNext()) {
        Sentence sentence = reader.next();
        batch.add(sentence);
        tokens += sentence.length();
      }
      return batch;
    }
  }
}
