package dev.unfold.tagger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The contents of a model file as its header states them; no network is made.
 *
 * @param sha256 the verified checksum of the file
 * @param format the entries {@code format} and {@code format_version}
 * @param configuration what was trained and how, text by name
 * @param provenance origin of the model, text by name
 * @param lists its lists of words and tags
 * @param tensors its weights, in the file's order
 * @param parts the names of its other parts, such as {@code segmenter}
 */
public record ModelContents(
    String sha256,
    Map<String, String> format,
    Map<String, String> configuration,
    Map<String, String> provenance,
    Map<String, List<String>> lists,
    List<Tensor> tensors,
    List<String> parts) {
  /**
   * One tensor.
   *
   * @param name its parameter's name
   * @param type the type of its numbers in the file, such as {@code float16}; {@code int8} has one scale a row besides
   * @param rows its rows
   * @param columns its columns
   */
  public record Tensor(String name, String type, int rows, int columns) {
    /** The number of its entries. */
    public long size() {
      return (long) rows * columns;
    }
  }

  /**
   * Reads a model file.
   *
   * @throws ModelException if it is no model file, is damaged, or has a version that this build doesn't read
   */
  public static ModelContents read(Path file) {
    Safetensors content = Safetensors.read(file);
    Fields fields = new Fields(file, ModelPart.withoutParts(content.metadata()));
    ModelMetadata metadata = ModelMetadata.of(fields);
    return new ModelContents(
        fields.text(ModelMetadata.CHECKSUM),
        ModelMetadata.format(fields),
        metadata.configuration(),
        metadata.provenance(),
        metadata.lists(),
        tensors(content),
        parts(content));
  }

  private static List<String> parts(Safetensors content) {
    return List.copyOf(ModelPart.of(content.metadata(), content.tensors()).keySet());
  }

  private static List<Tensor> tensors(Safetensors content) {
    List<Tensor> tensors = new ArrayList<>();
    content
        .tensors()
        .forEach(
            (name, t) ->
                tensors.add(new Tensor(name, content.types().get(name), t.rows(), t.columns())));
    return Collections.unmodifiableList(tensors);
  }

  /** The number of entries of all tensors. */
  public long weights() {
    return tensors.stream().mapToLong(Tensor::size).sum();
  }
}
