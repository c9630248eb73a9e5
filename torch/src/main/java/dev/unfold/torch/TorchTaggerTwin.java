package dev.unfold.torch;

import dev.unfold.exchange.NetworkParts;
import dev.unfold.exchange.TaggerTwin;
import dev.unfold.exchange.Trace;
import dev.unfold.model.Cell;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/** A tagger in PyTorch, by way of the weights that {@code unfold export --torch} writes. */
public final class TorchTaggerTwin implements TaggerTwin {
  /** What {@link java.util.ServiceLoader} calls; loads nothing yet. */
  public TorchTaggerTwin() {}

  /** {@code PyTorch}. */
  @Override
  public String name() {
    return "PyTorch";
  }

  @Override
  public void load() {
    NativeLibrary.load();
  }

  /** Recurrent networks: a transformer's and an mlp's weights are not exported to PyTorch. */
  @Override
  public boolean knows(Tagger tagger) {
    return NetworkParts.of(tagger).body().cell().map(Cell::hasTorchModule).orElse(false);
  }

  @Override
  @SuppressWarnings("try") // a scope acts by being open
  public Trace trace(Tagger tagger, List<? extends List<String>> sentences) {
    load();
    int[] lengths = sentences.stream().mapToInt(List::size).toArray();
    try (PointerScope scope = new PointerScope()) {
      return new TorchTagger(tagger)
          .trace(NetworkTagger.of(tagger).read(Trace.inOrder(sentences)), lengths);
    }
  }
}
