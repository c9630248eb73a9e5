package dev.unfold.cli;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.BodyKind;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option that takes one of a few words, spelt as the values' {@code toString} has them. */
abstract class EnumConverter<E> implements ITypeConverter<E> {
  private final List<E> values;

  EnumConverter(List<E> values) {
    this.values = values;
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
                        + String.join(", ", values.stream().map(Object::toString).toList())
                            .replaceFirst(", (?=[^,]*$)", " or ")));
  }

  /** {@code lab}. */
  static final class Preset extends EnumConverter<CorpusOptions.Preset> {
    Preset() {
      super(List.of(CorpusOptions.Preset.values()));
    }
  }

  /** A format that holds tags: {@code conllu}, {@code conllx} or {@code columns}. */
  static final class TaggedFormat extends EnumConverter<CorpusFormat> {
    TaggedFormat() {
      super(List.of(CorpusFormat.CONLLU, CorpusFormat.CONLLX, CorpusFormat.COLUMNS));
    }
  }

  /** A format that can be tagged: {@code conllu} or {@code text}. */
  static final class UntaggedFormat extends EnumConverter<CorpusFormat> {
    UntaggedFormat() {
      super(List.of(CorpusFormat.CONLLU, CorpusFormat.TEXT));
    }
  }

  /** {@code upos}, {@code xpos} or {@code universal}. */
  static final class Tags extends EnumConverter<Tagset> {
    Tags() {
      super(List.of(Tagset.values()));
    }
  }

  /** {@code float32} or {@code float64}. */
  static final class Type extends EnumConverter<DType> {
    Type() {
      super(List.of(DType.values()));
    }
  }

  /** A kind of network body, such as {@code lstm}. */
  static final class Network extends EnumConverter<BodyKind> {
    Network() {
      super(BodyKind.values());
    }
  }

  /** {@code auto}, {@code iob1}, {@code iob2}, {@code iobes} or {@code none}. */
  static final class Labels extends EnumConverter<LabelOption.Wish> {
    Labels() {
      super(List.of(LabelOption.Wish.values()));
    }
  }
}
