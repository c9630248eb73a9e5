package dev.unfold.lab.draw;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A drawing, of charts and heat maps in rows under a title, that can be encoded as PNG or SVG.
 *
 * <p>It is designed to be shown 800 pixels wide; a PNG has twice the resolution, for screens with a high pixel density.
 * The
 * same picture gives the same bytes on the same JDK. No display is needed.
 */
public final class Picture {
  /** Width between the margins, in pixels at scale 1. */
  public static final double CONTENT = 740;

  /** White margin on each side. */
  static final double MARGIN = 30;

  /** Scale of a PNG. */
  static final int SCALE = 2;

  private static final String SVG = "http://www.w3.org/2000/svg";

  private final String title;
  private final Panel content;

  /**
   * A picture of one panel.
   *
   * @param title for screen readers; not drawn
   * @param content the panel, usually a column that begins with a heading
   */
  public Picture(String title, Panel content) {
    this.title = title;
    this.content = content;
  }

  /** Whether the name of a file ends in {@code .png} or {@code .svg}, in any letter case. */
  public static boolean canBe(Path file) {
    String name = name(file);
    return name.endsWith(".png") || name.endsWith(".svg");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /**
   * Encodes the picture in the format that the name of a file asks for.
   *
   * @throws IllegalArgumentException if the name ends in neither {@code .png} nor {@code .svg}
   */
  public byte[] encode(Path file) {
    if (!canBe(file)) {
      throw new IllegalArgumentException(
          "picture " + file + ": expected a name that ends in .png or .svg; choose one of them");
    }
    return name(file).endsWith(".png") ? png() : svg();
  }

  private int width() {
    return (int) Math.ceil(Math.max(CONTENT, content.width()) + 2 * MARGIN);
  }

  private int height() {
    return (int) Math.ceil(content.height() + 2 * MARGIN);
  }

  private byte[] png() {
    int width = SCALE * width();
    int height = SCALE * height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(SCALE, SCALE);
    paint(g);
    g.dispose();
    return compressed(image);
  }

  private static byte[] compressed(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam smallest = writer.getDefaultWriteParam();
    smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    smallest.setCompressionQuality(0);
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), smallest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private byte[] svg() {
    Document document = document();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("Drawn by Unfold");
    context.setPrecision(2);
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    g.setSVGCanvasSize(new Dimension(width(), height()));
    paint(g);
    g.getRoot(document.getDocumentElement());
    describe(document);
    return serialized(document);
  }

  private static Document document() {
    try {
      var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      return builder.getDOMImplementation().createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("picture: this JDK has no XML parser", e);
    }
  }

  /** All text of the picture, its title first, as alternative text. */
  public String words() {
    return String.join(", ", content.words());
  }

  /** Adds the text, which is drawn as outlines, as title and description, for screen readers and for searching. */
  private void describe(Document document) {
    Element root = document.getDocumentElement();
    Element description = document.createElementNS(SVG, "desc");
    description.setTextContent(String.join("\n", content.words()));
    root.insertBefore(description, root.getFirstChild());
    Element name = document.createElementNS(SVG, "title");
    name.setTextContent(title);
    root.insertBefore(name, description);
    root.setAttribute("role", "img");
    root.setAttribute("viewBox", "0 0 " + width() + " " + height());
  }

  private static byte[] serialized(Document document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.transform(new DOMSource(document), new StreamResult(bytes));
    } catch (TransformerException e) {
      throw new IllegalStateException("picture: this JDK can't write XML", e);
    }
    return bytes.toByteArray();
  }

  private void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Ink.PAPER);
    g.fillRect(0, 0, width(), height());
    g.translate(MARGIN, MARGIN);
    content.paint(g);
  }
}
