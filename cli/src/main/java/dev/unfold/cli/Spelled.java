package dev.unfold.cli;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.Cell;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option that takes one of a few words, spelt as the values' {@code toString} has them. */
abstract class Spelled<E extends Enum<E>> implements ITypeConverter<E> {
  private final List<E> values;

  Spelled(E[] values) {
    this.values = Arrays.asList(values);
  }

  @Override
  public E convert(String text) {
    return values.stream()
        .filter(value -> value.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "found \""
                        + text
                        + "\", expected "
                        + String.join(" or ", values.stream().map(Enum::toString).toList())));
  }

  /** {@code conllu}, {@code conllx}, {@code columns} or {@code text}. */
  static final class Format extends Spelled<CorpusFormat> {
    Format() {
      super(CorpusFormat.values());
    }
  }

  /** {@code upos}, {@code xpos} or {@code universal}. */
  static final class Tags extends Spelled<Tagset> {
    Tags() {
      super(Tagset.values());
    }
  }

  /** {@code float32} or {@code float64}. */
  static final class Type extends Spelled<DType> {
    Type() {
      super(DType.values());
    }
  }

  /** {@code rnn} or {@code mlp}. */
  static final class Network extends Spelled<Cell> {
    Network() {
      super(Cell.values());
    }
  }
}
