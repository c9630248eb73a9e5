package dev.unfold.lab.draw;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of a heat map's rows, to its left, or of its columns, below it.
 *
 * @param names one for each row or column; empty where none is written
 * @param pitch the cells' height, or their width
 * @param side where they stand
 * @param room how wide the names may be where they stand to the left, how high where they stand turned
 */
public record HeatMapNames(List<String> names, double pitch, Side side, double room)
    implements Panel {
  private static final double PIXELS = 12;
  private static final double GAP = 7;

  /** Where names stand. */
  public enum Side {
    LEFT,
    BELOW,
    /** Below, to be read upwards. */
    BELOW_TURNED
  }

  /**
   * Row or column numbers at round steps (1, 2, 5, 10, 20 …).
   *
   * @param count how many rows or columns the matrix has
   * @param block how many of them a cell stands for
   * @param pitch a cell's height or width
   * @param room the least distance of two numbers
   */
  public static List<String> numbers(int count, int block, double pitch, double room) {
    int every = 1;
    for (int i = 0; every * pitch / block < room; i++) {
      every = i % 3 == 1 ? every / 2 * 5 : every * 2;
    }
    List<String> numbers = new ArrayList<>();
    for (int first = 0; first < count; first += block) {
      int last = Math.min(count, first + block) - 1;
      int round = last / every * every;
      numbers.add(round >= first ? "" + round : "");
    }
    return numbers;
  }

  /** The width of the widest name. */
  public static double widest(List<String> names) {
    return names.stream()
        .mapToDouble(name -> TextLabel.muted(name, PIXELS).width())
        .max()
        .orElse(0);
  }

  /** The letters' size: smaller where every row or column has a name and they would touch. */
  private double pixels() {
    boolean all = names.stream().noneMatch(String::isEmpty);
    return all && side != Side.BELOW ? Math.min(PIXELS, pitch) : PIXELS;
  }

  @Override
  public double width() {
    return side == Side.LEFT ? room + GAP : pitch * names.size();
  }

  @Override
  public double height() {
    return switch (side) {
      case LEFT -> pitch * names.size();
      case BELOW -> GAP + PIXELS;
      case BELOW_TURNED -> GAP + room;
    };
  }

  @Override
  public void paint(Graphics2D g) {
    double limit = side == Side.BELOW ? width() : room;
    for (int i = 0; i < names.size(); i++) {
      TextLabel label = TextLabel.muted(names.get(i), pixels()).within(limit);
      double middle = (i + 0.5) * pitch;
      switch (side) {
        case LEFT -> label.right(g, room, middle + label.drop());
        case BELOW -> label.centre(g, middle, GAP + PIXELS - 2);
        case BELOW_TURNED -> label.upwards(g, middle + label.drop(), GAP + label.width());
      }
    }
  }
}
