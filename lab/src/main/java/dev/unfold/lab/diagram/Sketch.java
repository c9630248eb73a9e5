package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A drawing of nodes and arrows, in the order in which they are added. An element that is added twice is drawn once.
 */
final class Sketch implements Panel {
  private final double height;
  private final Set<SketchElement> elements = new LinkedHashSet<>();

  /** An empty sketch of the given height, as wide as a picture. */
  Sketch(double height) {
    this.height = height;
  }

  /** Adds elements; returns this. */
  Sketch with(SketchElement... more) {
    elements.addAll(List.of(more));
    return this;
  }

  /** Adds nodes, and an arrow from each to the next; returns this. */
  Sketch chain(Color color, Node... nodes) {
    for (int i = 1; i < nodes.length; i++) {
      with(nodes[i - 1], Arrow.of(nodes[i - 1], nodes[i], color), nodes[i]);
    }
    return this;
  }

  @Override
  public double width() {
    return Picture.CONTENT;
  }

  @Override
  public double height() {
    return height;
  }

  @Override
  public void paint(Graphics2D g) {
    elements.forEach(element -> element.paint(g));
  }

  @Override
  public List<String> words() {
    return elements.stream().flatMap(element -> element.words().stream()).toList();
  }
}
