package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.ConlluWriter;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Decoder;
import dev.unfold.tagger.RankedTags;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.Tagging;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Like {@link TaggedOutput}, with confidence, alternative taggings, and labels constrained to a scheme. */
final class ConfidentOutput implements SentenceOutput {
  private final CorpusFormat format;
  private final Console console;
  private final ConfidenceOptions options;
  private final Decoder decoder;
  private final ConlluWriter conllu;
  private int line = 1;

  ConfidentOutput(
      CorpusFormat format,
      Tagset tagset,
      Console console,
      ConfidenceOptions options,
      Decoder decoder) {
    this.format = format;
    this.console = console;
    this.options = options;
    this.decoder = decoder;
    this.conllu = new ConlluWriter(console.out(), tagset.writtenColumn());
  }

  @Override
  public void write(List<Sentence> sentences, Tagger tagger) throws IOException {
    List<Tagging> taggings = decoder.tagAll(sentences.stream().map(Sentence::words).toList());
    for (int s = 0; s < sentences.size(); s++) {
      if (format == CorpusFormat.CONLLU) {
        conllu(sentences.get(s), taggings.get(s));
      } else {
        text(sentences.get(s), taggings.get(s));
      }
    }
    console.flush();
  }

  private List<RankedTags> best(Sentence sentence) {
    return options.best() == 0 ? List.of() : decoder.best(sentence.words(), options.best());
  }

  private void conllu(Sentence sentence, Tagging tagging) throws IOException {
    List<String> comments = new ArrayList<>();
    for (RankedTags ranked : best(sentence)) {
      String tags = String.join(" ", ranked.tags());
      comments.add(
          Console.text("# best_%d = %.4f %s", comments.size() + 1, ranked.probability(), tags));
    }
    List<Map<String, String>> notes = tagging.confidence().stream().map(this::notes).toList();
    conllu.write(sentence, tagging.tags(), comments, notes);
  }

  private Map<String, String> notes(double confidence) {
    Map<String, String> notes = new LinkedHashMap<>();
    if (options.confidence()) {
      notes.put("Conf", Console.text("%.2f", confidence));
    }
    if (options.unsure() > 0) {
      notes.put("Unsure", confidence < options.unsure() ? "Yes" : "");
    }
    return notes;
  }

  /** Writes a sentence on the line number on which it was read, unless each has several taggings. */
  private void text(Sentence sentence, Tagging tagging) throws IOException {
    for (; options.best() == 0 && line < sentence.firstLine(); line++) {
      console.out().append('\n');
    }
    line++;
    if (options.best() == 0) {
      console.out().append(words(sentence, tagging.tags(), tagging.confidence())).append('\n');
    }
    for (RankedTags ranked : best(sentence)) {
      console
          .out()
          .append(Console.text("%.4f\t", ranked.probability()))
          .append(words(sentence, ranked.tags(), List.of()))
          .append('\n');
    }
  }

  private String words(Sentence sentence, List<String> tags, List<Double> confidence) {
    List<String> tagged = new ArrayList<>();
    for (int t = 0; t < tags.size(); t++) {
      String word = sentence.words().get(t) + "_" + tags.get(t);
      if (!confidence.isEmpty()) {
        double sure = confidence.get(t);
        word += options.confidence() ? Console.text("_%.2f", sure) : "";
        word += sure < options.unsure() ? "?" : "";
      }
      tagged.add(word);
    }
    return String.join(" ", tagged);
  }

  @Override
  public void copy(List<Line> lines) throws IOException {
    if (format == CorpusFormat.CONLLU) {
      conllu.write(lines);
      console.flush();
    }
  }
}
