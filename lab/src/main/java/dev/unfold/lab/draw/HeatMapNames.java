package dev.unfold.lab.draw;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the rows of a heat map, to its left, or of its columns, below it.
 *
 * @param names one for each row or column; an empty one is not drawn
 * @param pitch height or width of a cell
 * @param side the position of the names
 * @param room maximum width of names on the left, maximum height of rotated names
 */
public record HeatMapNames(List<String> names, double pitch, Side side, double room)
    implements Panel {
  private static final double PIXELS = 12;
  private static final double GAP = 7;

  /** Positions of names. */
  public enum Side {
    LEFT,
    BELOW,
    /** Below, rotated to read upwards. */
    BELOW_ROTATED
  }

  /**
   * Row or column numbers at round steps (1, 2, 5, 10, 20 …).
   *
   * @param count the number of rows or columns of the matrix
   * @param block the number of them in one cell
   * @param pitch height or width of a cell
   * @param room the minimum distance between two numbers
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

  /** The font size: smaller if every row or column has a name, and names would overlap. */
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
      case BELOW_ROTATED -> GAP + room;
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
        case BELOW_ROTATED -> label.upwards(g, middle + label.drop(), GAP + label.width());
      }
    }
  }
}
