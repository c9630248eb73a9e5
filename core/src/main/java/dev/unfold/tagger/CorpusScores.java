package dev.unfold.tagger;

import dev.unfold.corpus.LabelCounts;
import dev.unfold.corpus.Sentence;
import dev.unfold.score.Calibration;
import dev.unfold.score.SpanEvaluation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Everything that is counted of a tagged corpus: accuracies and figures per tag, spans, calibration.
 *
 * <pre>{@code
 *   List<Sentence> gold = CorpusLayout.of(tagger.tagset()).read(file, System.err::println);
 *   CorpusTagging tagging = CorpusTagging.by("my model", Decoder.of(tagger), gold);
 *   CorpusScores scores = CorpusScores.of(gold, tagging, tagger.words()::contains);
 *   scores.tags().accuracy();
 *   scores.spans().ifPresent(spans -> System.out.println(spans.all().f1()));
 * }</pre>
 *
 * @param tags the tags, token by token
 * @param spans the spans that the labels describe; empty if the tags, right and found, are not labels of spans
 * @param calibration confidence against accuracy; empty if the tagging has no confidence
 */
public record CorpusScores(
    Evaluation tags, Optional<SpanEvaluation> spans, Optional<Calibration> calibration) {
  /**
   * Counts a tagging.
   *
   * @param gold the sentences with their right tags
   * @param tagging the tags of the same sentences
   * @param known whether the training part has a word
   */
  public static CorpusScores of(
      List<Sentence> gold, CorpusTagging tagging, Predicate<String> known) {
    Evaluation tags = new Evaluation();
    LabelCounts labels =
        new LabelCounts(); // of both, so that spans found where gold has none count
    SpanEvaluation spans = new SpanEvaluation();
    Calibration calibration = new Calibration();
    for (int s = 0; s < gold.size(); s++) {
      Sentence sentence = gold.get(s);
      List<String> found = tagging.tags().get(s);
      labels.add(sentence);
      labels.add(found);
      for (int t = 0; t < sentence.length(); t++) {
        if (!sentence.isTagged(t)) {
          continue;
        }
        String right = sentence.tags().get(t);
        tags.add(right, found.get(t), known.test(sentence.words().get(t)));
        if (tagging.confidence().isPresent()) {
          double confidence = tagging.confidence().get().get(s).get(t);
          calibration.add(confidence, right.equals(found.get(t)));
        }
      }
    }
    UnaryOperator<List<String>> spanLabels = labels.withoutOdd();
    for (int s = 0; s < gold.size(); s++) {
      spans.add(spanLabels.apply(gold.get(s).tags()), spanLabels.apply(tagging.tags().get(s)));
    }
    return new CorpusScores(
        tags,
        labels.scheme().map(scheme -> spans),
        tagging.confidence().map(confidence -> calibration));
  }
}
