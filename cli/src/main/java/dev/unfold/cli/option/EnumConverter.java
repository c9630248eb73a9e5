package dev.unfold.cli.option;

import dev.unfold.corpus.Comments;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.BodyKind;
import dev.unfold.tagger.Store;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the value of an option to one of a few values, by their {@code toString}. */
public abstract class EnumConverter<E> implements ITypeConverter<E> {
  private final List<E> values;

  protected EnumConverter(List<E> values) {
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

  /** {@code lab}, {@code fast} or {@code accurate}. */
  static final class Preset extends EnumConverter<CorpusOptions.Preset> {
    Preset() {
      super(List.of(CorpusOptions.Preset.values()));
    }
  }

  /** A format with tags: {@code conllu}, {@code conllx} or {@code columns}. */
  static final class TaggedFormat extends EnumConverter<CorpusFormat> {
    TaggedFormat() {
      super(CorpusFormat.tagged());
    }
  }

  /** A format that can be tagged, such as {@code conllu} or {@code text}. */
  public static final class UntaggedFormat extends EnumConverter<CorpusFormat> {
    UntaggedFormat() {
      super(CorpusFormat.writable());
    }
  }

  /** {@code upos}, {@code xpos}, {@code universal}, {@code feats} or {@code lemma}. */
  public static final class Tags extends EnumConverter<Tagset> {
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

  /** {@code float32}, {@code float16} or {@code int8}. */
  public static final class Stored extends EnumConverter<Store> {
    /** A converter. */
    public Stored() {
      super(List.of(Store.values()));
    }
  }

  /** {@code auto}, {@code hash} or {@code none}. */
  public static final class CommentRule extends EnumConverter<Comments> {
    /** A converter. */
    public CommentRule() {
      super(List.of(Comments.values()));
    }
  }

  /** A kind of network body, such as {@code lstm}. */
  static final class Network extends EnumConverter<BodyKind> {
    Network() {
      super(BodyKind.values());
    }
  }

  /** {@code auto}, {@code iob1}, {@code iob2}, {@code iobes} or {@code none}. */
  static final class Labels extends EnumConverter<LabelOption.Choice> {
    Labels() {
      super(List.of(LabelOption.Choice.values()));
    }
  }
}
