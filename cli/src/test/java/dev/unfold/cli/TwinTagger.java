package dev.unfold.cli;

import dev.unfold.exchange.TaggerTwin;
import dev.unfold.exchange.Trace;
import dev.unfold.matrix.Matrix;
import dev.unfold.tagger.Tagger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fake engine: like ours, but with another first number for the word "wrong". */
public final class TwinTagger implements TaggerTwin {
  @Override
  public String name() {
    return "twin";
  }

  @Override
  public void load() {}

  @Override
  public Trace trace(Tagger tagger, List<? extends List<String>> sentences) {
    Map<String, Matrix> tensors = new LinkedHashMap<>(Trace.of(tagger, sentences).tensors());
    tensors.remove(Trace.LOG_PROBABILITIES);
    int wrong = Trace.inOrder(sentences).indexOf("wrong");
    if (wrong >= 0) {
      tensors.get(Trace.WORDS).row(wrong).shift(100);
    }
    return new Trace(tensors);
  }
}
