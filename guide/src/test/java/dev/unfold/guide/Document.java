package dev.unfold.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Markdown file of the guide.
 *
 * @param file its path
 * @param lines its lines
 */
record Document(Path file, List<String> lines) {
  private static final String FENCE = "```";
  private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");
  private static final Pattern LINK = Pattern.compile("(!?)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

  /** A link to another place: {@code [text](target)}. */
  record Link(int line, boolean picture, String target) {}

  static Document read(Path file) {
    try {
      return new Document(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All fenced blocks, in order. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int end = end(i);
        String language = lines.get(i).substring(FENCE.length());
        blocks.add(new Block(i + 1, language, remark(i), List.copyOf(lines.subList(i + 1, end))));
        i = end;
      }
    }
    return blocks;
  }

  private int end(int fence) {
    for (int i = fence + 1; i < lines.size(); i++) {
      if (lines.get(i).equals(FENCE)) {
        return i;
      }
    }
    throw new AssertionError(file + ":" + (fence + 1) + ": this block does not end");
  }

  private Optional<String> remark(int fence) {
    Matcher comment = COMMENT.matcher(fence == 0 ? "" : lines.get(fence - 1));
    return comment.matches() ? Optional.of(comment.group(1)) : Optional.empty();
  }

  /** All links outside blocks. */
  List<Link> links() {
    List<Link> links = new ArrayList<>();
    boolean inBlock = false;
    for (int i = 0; i < lines.size(); i++) {
      inBlock ^= lines.get(i).startsWith(FENCE);
      Matcher link = LINK.matcher(inBlock ? "" : lines.get(i));
      while (link.find()) {
        links.add(new Link(i + 1, !link.group(1).isEmpty(), link.group(2)));
      }
    }
    return links;
  }

  /** The anchors of its headings, as code hosts generate them. */
  List<String> anchors() {
    return lines.stream()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .toList();
  }

  /** A copy with other lines in one of its blocks. */
  Document with(Block block, List<String> replacement) {
    List<String> all = new ArrayList<>(lines.subList(0, block.line()));
    all.addAll(replacement);
    all.addAll(lines.subList(block.line() + block.lines().size(), lines.size()));
    return new Document(file, all);
  }

  /** Writes the lines to the file. */
  void write() {
    try {
      Files.writeString(
          file, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
