package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.TextLabel;
import dev.unfold.lab.draw.Typeface;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of text with subscripts and superscripts: {@code _} lowers and {@code ^} raises the next letter or group in
 * braces,
 * as in {@code W_h^T dz_{t+1}}. A subscript and a superscript of the same letter are drawn above each other.
 *
 * @param text the text; may be empty
 * @param pixels the font size
 * @param color the colour
 */
record Formula(String text, double pixels, Color color) {
  private static final Pattern PIECE = Pattern.compile("([_^]?)(?:\\{([^}]*)\\}|([^_^{}]))");
  private static final double SMALL = 0.72;
  private static final double LOWER = 0.24;
  private static final double RAISE = 0.40;

  /** A piece of text at an offset from the left end, to the right and below the baseline. */
  private record Piece(TextLabel label, double right, double below) {}

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    double right = 0;
    double stem = 0;
    while (piece.find()) {
      String letters = piece.group(2) == null ? piece.group(3) : piece.group(2);
      double below =
          switch (piece.group(1)) {
            case "_" -> LOWER * pixels;
            case "^" -> -RAISE * pixels;
            default -> 0;
          };
      double size = below == 0 ? pixels : SMALL * pixels;
      double from = below == 0 ? right : stem;
      TextLabel label = new TextLabel(letters, Typeface.REGULAR, size, color);
      pieces.add(new Piece(label, from, below));
      right = Math.max(right, from + label.width());
      stem = below == 0 ? right : stem;
    }
    return pieces;
  }

  double width() {
    return pieces().stream().mapToDouble(p -> p.right() + p.label().width()).max().orElse(0);
  }

  /** Draws the text centred at x, on the baseline y. */
  void centre(Graphics2D g, double x, double y) {
    left(g, x - width() / 2, y);
  }

  /** Draws the text with its left end at x, on the baseline y. */
  void left(Graphics2D g, double x, double y) {
    pieces().forEach(p -> p.label().left(g, x + p.right(), y + p.below()));
  }

  /** The text without braces: {@code W_h dz_t+1}. */
  String words() {
    return text.replaceAll("[{}]", "");
  }
}
