package dev.unfold.cli.explore;

import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A chapter as one HTML page of slides, with nothing to load: a slide for each heading, pictures embedded. Where a section
 * is long, its slide scrolls.
 */
final class Slides {
  private static final int DEEPEST = 3;
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());

  private final Path chapter;
  private final List<StringBuilder> slides = new ArrayList<>();
  private String title = "";

  private Slides(Path chapter) {
    this.chapter = chapter;
  }

  /**
   * The page of a chapter.
   *
   * @param chapter a Markdown file; its pictures are found from its folder
   * @throws ModelException if it or one of its pictures can't be read
   */
  static String of(Path chapter) {
    Slides slides = new Slides(chapter);
    slides.read(Parser.builder().extensions(TABLES).build().parse(text(chapter)));
    StringBuilder sections = new StringBuilder();
    slides.slides.forEach(s -> sections.append("<section>\n").append(s).append("</section>\n"));
    return template().replace("{{title}}", slides.title).replace("{{slides}}", sections);
  }

  private void read(Node document) {
    HtmlRenderer html = HtmlRenderer.builder().extensions(TABLES).build();
    document.accept(new SelfContained());
    for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
      if (block instanceof Heading heading && heading.getLevel() <= DEEPEST) {
        slides.add(new StringBuilder());
        if (title.isEmpty()) {
          title = escaped(TextContentRenderer.builder().build().render(heading).strip());
        }
      }
      if (slides.isEmpty()) {
        slides.add(new StringBuilder());
      }
      if (!(block instanceof HtmlBlock)) {
        slides.get(slides.size() - 1).append(html.render(block));
      }
    }
  }

  /** Embeds the pictures; a link to a file of the project becomes its text, since the page stands alone. */
  private final class SelfContained extends AbstractVisitor {
    @Override
    public void visit(Image image) {
      if (!URI.create(image.getDestination()).isAbsolute()) {
        byte[] bytes = bytes(chapter.resolveSibling(image.getDestination()));
        image.setDestination("data:image/png;base64," + Base64.getEncoder().encodeToString(bytes));
      }
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      if (!URI.create(link.getDestination()).isAbsolute()) {
        while (link.getFirstChild() != null) {
          link.insertBefore(link.getFirstChild());
        }
        link.unlink();
      }
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelException(file + ": can't be read (" + e.getMessage() + ")", e);
    }
  }

  private static String template() {
    try (InputStream in = Slides.class.getResourceAsStream("slides.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
