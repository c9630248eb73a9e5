package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import java.util.List;
import java.util.Locale;

/** The diagrams of the lab's networks that the guide shows. */
public enum NetworkDiagram {
  /** The lab's network, folded and unfolded in time. */
  UNFOLDING {
    @Override
    public Picture picture() {
      return framed(
          "A recurrent network, unfolded in time",
          "the same cell at every step: arrows of one colour are one matrix",
          UnfoldingSketch.draw());
    }
  },
  /** Backpropagation through time. */
  BACKWARD {
    @Override
    public Picture picture() {
      return framed(
          "Gradients flow back through time",
          "dashed: the loss gradients, each against a forward arrow, through the same matrix",
          BackwardSketch.draw());
    }
  },
  /** The two rules of the backward pass that a feed-forward network does not need. */
  FORKS {
    @Override
    public Picture picture() {
      return framed(
          "Forward a sum, backward a fork; forward a fork, backward a sum",
          "solid: forward; dashed: the loss gradients, backward",
          ForkSketch.draw());
    }
  },
  /** The cell of the LSTM. */
  LSTM {
    @Override
    public Picture picture() {
      return framed(
          "LSTM: one step",
          "the upper line is the cell state: it passes only a product and a sum",
          CellSketch.lstm());
    }
  },
  /** The cell of the GRU. */
  GRU {
    @Override
    public Picture picture() {
      return framed(
          "GRU: one step",
          "the upper line is the state itself: z controls how much of it is kept",
          CellSketch.gru());
    }
  },
  /** The path from a token to the last one, in a recurrent network and in a Transformer. */
  PATHS {
    @Override
    public Picture picture() {
      return framed(
          "The path from the first word to the last",
          "what a gradient has to pass on its path back",
          PathSketch.draw());
    }
  };

  /** Draws the diagram. */
  public abstract Picture picture();

  private static Picture framed(String title, String note, Panel sketch) {
    Heading heading = Heading.picture(title, note, Picture.CONTENT);
    return new Picture(title, Panel.column(14, List.of(heading, sketch)));
  }

  /** The name of its file, without extension. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
