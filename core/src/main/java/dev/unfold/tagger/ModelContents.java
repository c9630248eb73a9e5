package dev.unfold.tagger;

import dev.unfold.matrix.DType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model file holds, as it says itself; no network is made of it.
 *
 * @param sha256 the checksum of the file, which fits
 * @param format what stands at its head: {@code format} and {@code version}
 * @param configuration what was trained and how, text by name
 * @param provenance what is known of where it comes from, text by name
 * @param lists its lists of words and tags
 * @param tensors its weights, in the file's order
 */
public record ModelContents(
    String sha256,
    Map<String, String> format,
    Map<String, String> configuration,
    Map<String, String> provenance,
    Map<String, List<String>> lists,
    List<Tensor> tensors) {
  private static final String CHECKSUM = "sha256";
  private static final List<String> HEAD = List.of("format", "version");
  private static final String PROVENANCE = "provenance.";

  /**
   * One tensor.
   *
   * @param name its parameter's name
   * @param dtype the type of its numbers
   * @param rows its rows
   * @param columns its columns
   */
  public record Tensor(String name, DType dtype, int rows, int columns) {
    /** How many numbers it has. */
    public long size() {
      return (long) rows * columns;
    }
  }

  /**
   * Reads a model file.
   *
   * @throws ModelException if it is none, or is damaged
   */
  public static ModelContents read(Path file) {
    Safetensors content = Safetensors.read(file);
    Fields fields = new Fields(file, content.metadata());
    fields.text("format");
    Map<String, String> format = new LinkedHashMap<>();
    Map<String, String> configuration = new LinkedHashMap<>();
    Map<String, String> provenance = new LinkedHashMap<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    content
        .metadata()
        .forEach(
            (name, value) -> {
              if (HEAD.contains(name)) {
                format.put(name, value);
              } else if (name.startsWith(PROVENANCE)) {
                provenance.put(name.substring(PROVENANCE.length()), value);
              } else if (value.startsWith("[")) {
                lists.put(name, Safetensors.list(file.toString(), name, value));
              } else if (!name.equals(CHECKSUM)) {
                configuration.put(name, value);
              }
            });
    String sha256 = fields.text(CHECKSUM);
    return new ModelContents(sha256, format, configuration, provenance, lists, tensors(content));
  }

  private static List<Tensor> tensors(Safetensors content) {
    List<Tensor> tensors = new ArrayList<>();
    content
        .tensors()
        .forEach((name, t) -> tensors.add(new Tensor(name, t.dtype(), t.rows(), t.columns())));
    return Collections.unmodifiableList(tensors);
  }

  /** How many numbers all tensors have. */
  public long weights() {
    return tensors.stream().mapToLong(Tensor::size).sum();
  }
}
