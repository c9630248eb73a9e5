package dev.unfold.torch;

import dev.unfold.exchange.TaggerTwin;
import dev.unfold.exchange.Trace;
import dev.unfold.matrix.DType;
import dev.unfold.model.Cell;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;

/** A tagger in PyTorch, running the weights that {@code unfold export --torch} writes. */
public final class TorchTaggerTwin implements TaggerTwin {
  /** Called by {@link java.util.ServiceLoader}; loads nothing yet. */
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
    return NetworkTagger.of(tagger)
        .config()
        .network()
        .body()
        .cell()
        .map(Cell::hasTorchModule)
        .orElse(false);
  }

  /** In float64, the weights converted: PyTorch's float32 LSTM is wrong on some processors. */
  @Override
  public Trace trace(Tagger tagger, List<? extends List<String>> sentences) {
    return trace(tagger, DType.FLOAT64, sentences);
  }

  @Override
  public Optional<Trace> float32Trace(Tagger tagger, List<? extends List<String>> sentences) {
    return NetworkTagger.of(tagger).config().dtype() == DType.FLOAT32
        ? Optional.of(trace(tagger, DType.FLOAT32, sentences))
        : Optional.empty();
  }

  @SuppressWarnings("try") // a scope acts until it is closed
  private Trace trace(Tagger tagger, DType dtype, List<? extends List<String>> sentences) {
    load();
    int[] lengths = sentences.stream().mapToInt(List::size).toArray();
    try (PointerScope scope = new PointerScope()) {
      return new TorchTagger(tagger, dtype)
          .trace(NetworkTagger.of(tagger).read(Trace.inOrder(sentences)), lengths);
    }
  }
}
