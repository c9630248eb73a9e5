package dev.unfold.lab.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A picture as a reader of the file gets it: its pixels, its document. */
public final class Drawn {
  public static final Path PNG = Path.of("picture.png");
  public static final Path SVG = Path.of("picture.svg");

  private Drawn() {}

  public static BufferedImage pixels(Picture picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture.encode(PNG)));
    } catch (IOException e) {
      throw new AssertionError("the PNG can't be decoded", e);
    }
  }

  /** A panel's own pixels, one for one. */
  public static BufferedImage pixels(Panel panel) {
    int width = (int) Math.ceil(panel.width()) + 1;
    int height = (int) Math.ceil(panel.height()) + 1;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Ink.PAPER);
    g.fillRect(0, 0, width, height);
    panel.paint(g);
    g.dispose();
    return image;
  }

  public static Document document(Picture picture) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(picture.encode(SVG)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("the SVG can't be parsed", e);
    }
  }

  /** What a screen reader reads of the SVG. */
  public static String words(Picture picture) {
    return text(document(picture), "title") + "\n" + text(document(picture), "desc");
  }

  private static String text(Document document, String element) {
    return document
        .getElementsByTagNameNS("http://www.w3.org/2000/svg", element)
        .item(0)
        .getTextContent();
  }

  public static int count(BufferedImage image, Color color) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  /** The part of the pixels that are not white. */
  public static double inked(BufferedImage image) {
    return 1 - (double) count(image, Color.WHITE) / (image.getWidth() * image.getHeight());
  }

  /** How many pixels of white there are from the edges to the first ink, at least. */
  public static int margin(BufferedImage image) {
    int margin = Integer.MAX_VALUE;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) != Color.WHITE.getRGB()) {
          int across = Math.min(x, image.getWidth() - 1 - x);
          margin = Math.min(margin, Math.min(across, Math.min(y, image.getHeight() - 1 - y)));
        }
      }
    }
    return margin;
  }
}
