package dev.unfold.exchange;

import dev.unfold.model.Cell;
import dev.unfold.nn.Recurrent;
import java.util.List;

/** The library whose order of gates is meant; the orders themselves stand in {@link Cell}. */
public enum GateOrder {
  /** PyTorch's: LSTM i f g o, GRU r z n. */
  TORCH,
  /** ONNX's: LSTM i o f c, GRU z r h. */
  ONNX;

  /**
   * The prefixes of the parameters of each gate, up to {@code w}, {@code u} or {@code b}.
   *
   * @throws IllegalArgumentException if the layer belongs to no {@link Cell}
   */
  public List<String> gates(Recurrent layer) {
    Cell cell = Cell.of(layer);
    return this == TORCH ? cell.torchGates() : cell.onnxGates();
  }
}
