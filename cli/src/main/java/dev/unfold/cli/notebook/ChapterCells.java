package dev.unfold.cli.notebook;

import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chapter as cells. Snippets and the commands that need no shell become Java, with the output that the chapter shows;
 * everything else stays Markdown. A snippet is one cell, its whole file, where the chapter first quotes or runs it.
 */
final class ChapterCells {
  private static final String FENCE = "```";
  private static final String PROMPT = "$ ";
  private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");
  private static final Pattern QUOTE = Pattern.compile("from guide/snippets/(\\w+)\\.java: .*");
  private static final Pattern HEADING = Pattern.compile("#{1,3} .*");
  private static final Pattern LINK = Pattern.compile("(!?)\\[([^\\]]*)\\]\\(([^)\\s]+)\\)");
  private static final Pattern CHAPTER = Pattern.compile("(\\d[\\w-]*)\\.md(#.*)?");
  private static final Pattern WROTE = Pattern.compile("wrote ([\\w-]+\\.png)");

  private final Path guide;
  private final List<Cell> cells = new ArrayList<>();
  private final List<String> text = new ArrayList<>();
  private final Map<String, byte[]> attachments = new LinkedHashMap<>();
  private final Set<String> defined = new HashSet<>();
  private final Set<String> drawn = new HashSet<>();

  private ChapterCells(Path guide) {
    this.guide = guide;
  }

  /**
   * The cells of a chapter.
   *
   * @throws ModelException if it, a snippet or a picture can't be read
   */
  static List<Cell> of(Path chapter) {
    ChapterCells cells = new ChapterCells(chapter.toAbsolutePath().getParent());
    cells.read(new String(bytes(chapter), StandardCharsets.UTF_8).lines().toList());
    return List.copyOf(cells.cells);
  }

  private void read(List<String> lines) {
    String remark = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher comment = COMMENT.matcher(line);
      if (comment.matches()) {
        remark = comment.group(1);
      } else if (line.startsWith(FENCE)) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
        block(line.substring(FENCE.length()), remark, lines.subList(i, end + 1));
        remark = "";
        i = end;
      } else {
        line(line);
      }
    }
    endText();
  }

  private void line(String line) {
    if (HEADING.matcher(line).matches()) {
      endText();
    }
    text.add(LINK.matcher(line).replaceAll(link -> Matcher.quoteReplacement(link(link))));
    if (line.startsWith("# ")) {
      endText();
      cells.add(Cell.java(setup(), List.of(), Optional.empty()));
    }
  }

  /** A picture becomes an attachment, unless a cell draws it; a link leads to a notebook or to the web, or is text. */
  private String link(MatchResult link) {
    String target = link.group(3);
    Matcher chapter = CHAPTER.matcher(target);
    if (!link.group(1).isEmpty()) {
      String name = target.replaceFirst(".*/", "");
      if (drawn.contains(name)) {
        return "";
      }
      attachments.put(name, bytes(guide.resolve(target)));
      return "![" + link.group(2) + "](attachment:" + name + ")";
    } else if (chapter.matches()) {
      return "[" + link.group(2) + "](" + chapter.group(1) + ".ipynb)";
    }
    return target.startsWith("https://") ? link.group() : link.group(2);
  }

  /** A block with its fences. */
  private void block(String language, String remark, List<String> block) {
    Matcher quote = QUOTE.matcher(remark);
    if (language.equals("java") && quote.matches()) {
      define(quote.group(1));
    } else if (language.equals("console")) {
      console(block.subList(1, block.size() - 1));
    } else {
      text.addAll(block);
    }
  }

  /** Adds the cell of a snippet, once. */
  private void define(String type) {
    if (defined.add(type)) {
      endText();
      cells.add(Cell.java(snippet(type), List.of(), Optional.empty()));
    }
  }

  private List<String> snippet(String type) {
    Path file = guide.resolve("snippets").resolve(type + ".java");
    return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private void console(List<String> lines) {
    for (int i = 0; i < lines.size(); ) {
      int end = i + 1;
      while (end < lines.size() && !lines.get(end).startsWith(PROMPT)) {
        end++;
      }
      exchange(lines.subList(i, end));
      i = end;
    }
  }

  /** A command with its output: a cell, or where it needs a shell a block. */
  private void exchange(List<String> lines) {
    String command = lines.get(0).substring(PROMPT.length());
    Optional<String> java = CommandCell.java(command);
    if (java.isEmpty()) {
      text.add(FENCE + "console");
      text.addAll(lines);
      text.addAll(List.of(FENCE, ""));
      return;
    }
    CommandCell.snippet(command).ifPresent(this::define);
    endText();
    List<String> output = lines.subList(1, lines.size());
    List<String> source = new ArrayList<>(List.of(java.get()));
    Optional<String> picture =
        output.stream().map(WROTE::matcher).filter(Matcher::matches).map(m -> m.group(1)).findAny();
    picture.ifPresent(name -> source.add("picture(\"" + name + "\")"));
    picture.ifPresent(drawn::add);
    Optional<Path> shown =
        picture.map(name -> guide.resolve("pictures").resolve(name)).filter(Files::exists);
    cells.add(Cell.java(source, output, shown.map(ChapterCells::bytes)));
  }

  private void endText() {
    String all = String.join("\n", text).strip();
    if (!all.isEmpty()) {
      cells.add(Cell.text(all.lines().toList(), Map.copyOf(attachments)));
    }
    text.clear();
    attachments.clear();
  }

  private static List<String> setup() {
    try (InputStream in = ChapterCells.class.getResourceAsStream("setup.java")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelException(file + ": can't be read (" + e.getMessage() + ")", e);
    }
  }
}
