package dev.unfold.cli.notebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cell of a notebook.
 *
 * @param code whether it is Java, or else Markdown
 * @param source its lines
 * @param output the lines that the guide shows for it
 * @param picture a PNG shown as its result
 * @param attachments PNGs by the names that its Markdown refers to
 */
record Cell(
    boolean code,
    List<String> source,
    List<String> output,
    Optional<byte[]> picture,
    Map<String, byte[]> attachments) {
  static Cell text(List<String> source, Map<String, byte[]> attachments) {
    return new Cell(false, source, List.of(), Optional.empty(), attachments);
  }

  static Cell java(List<String> source, List<String> output, Optional<byte[]> picture) {
    return new Cell(true, source, output, picture, Map.of());
  }
}
