package dev.unfold.cli.option;

import dev.unfold.corpus.LabelCounts;
import dev.unfold.corpus.Sentence;
import dev.unfold.score.Calibration;
import dev.unfold.score.SpanEvaluation;
import dev.unfold.tagger.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that is counted of given tags.
 *
 * @param tags the tags, token by token
 * @param spans the spans that they speak of, if they are such labels
 * @param calibration how sure whoever gave them was, and how right; if he said so
 */
public record Scores(
    Evaluation tags, Optional<SpanEvaluation> spans, Optional<Calibration> calibration) {

  /** Counts the tags that were given to some sentences; {@code known} are the words of the training part. */
  public static Scores of(List<Sentence> gold, Given given, Predicate<String> known) {
    Evaluation tags = new Evaluation();
    LabelCounts labels = new LabelCounts();
    SpanEvaluation spans = new SpanEvaluation();
    Calibration calibration = new Calibration();
    for (int s = 0; s < gold.size(); s++) {
      Sentence sentence = gold.get(s);
      List<String> found = given.tags().get(s);
      labels.add(sentence.tags());
      spans.add(sentence.tags(), found);
      for (int t = 0; t < sentence.length(); t++) {
        String right = sentence.tags().get(t);
        tags.add(right, found.get(t), known.test(sentence.words().get(t)));
        if (given.confidence().isPresent()) {
          double confidence = given.confidence().get().get(s).get(t);
          calibration.add(confidence, right.equals(found.get(t)));
        }
      }
    }
    return new Scores(
        tags,
        labels.scheme().map(scheme -> spans),
        given.confidence().map(confidence -> calibration));
  }
}
