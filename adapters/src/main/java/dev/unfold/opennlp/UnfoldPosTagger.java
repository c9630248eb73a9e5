package dev.unfold.opennlp;

import dev.unfold.tagger.Decoder;
import dev.unfold.tagger.RankedTags;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.Tagging;
import java.util.List;
import opennlp.tools.postag.POSTagger;
import opennlp.tools.util.Sequence;

/**
 * OpenNLP's tagger. It gives the tags of the tagger's first column; those of another one after {@code
 * tagger.only(Tagset.XPOS)}. Additional context is not read.
 */
public final class UnfoldPosTagger implements POSTagger {
  /** As many as OpenNLP's own tagger gives by default. */
  private static final int SEQUENCES = 3;

  private final Tagger tagger;

  /** A tagger behind OpenNLP's interface. */
  public UnfoldPosTagger(Tagger tagger) {
    this.tagger = tagger;
  }

  @Override
  public String[] tag(String[] sentence) {
    return tagger.tag(List.of(sentence)).toArray(String[]::new);
  }

  @Override
  public String[] tag(String[] sentence, Object[] additionalContext) {
    return tag(sentence);
  }

  /** The best sequences, the best first. The probabilities are those of each tag by itself, in its place. */
  @Override
  public Sequence[] topKSequences(String[] sentence) {
    if (sentence.length == 0) {
      return new Sequence[0];
    }
    Decoder decoder = Decoder.of(tagger);
    Tagging best = decoder.tag(List.of(sentence));
    return decoder.best(List.of(sentence), SEQUENCES).stream()
        .map(ranked -> sequence(ranked, best))
        .toArray(Sequence[]::new);
  }

  @Override
  public Sequence[] topKSequences(String[] sentence, Object[] additionalContext) {
    return topKSequences(sentence);
  }

  /**
   * A sequence with probabilities whose product is that of the whole: OpenNLP's score is the sum of their logarithms. Those
   * of the best tags are their own; what a sequence loses against these is shared by the tags in which it differs.
   */
  private static Sequence sequence(RankedTags ranked, Tagging best) {
    double rest = Math.log(ranked.probability());
    int differing = 0;
    for (int t = 0; t < best.tags().size(); t++) {
      boolean same = ranked.tags().get(t).equals(best.tags().get(t));
      rest -= same ? Math.log(best.confidence().get(t)) : 0;
      differing += same ? 0 : 1;
    }
    Sequence sequence = new Sequence();
    for (int t = 0; t < best.tags().size(); t++) {
      String tag = ranked.tags().get(t);
      boolean same = tag.equals(best.tags().get(t));
      sequence.add(tag, same ? best.confidence().get(t) : Math.exp(rest / differing));
    }
    return sequence;
  }
}
