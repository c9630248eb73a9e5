package dev.unfold.cli.option;

import dev.unfold.corpus.Tagset;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The tags of {@code --tags}.
 *
 * @param tagset their kind; UPOS for those with a name
 * @param name a column of CoNLL-U Plus, such as {@code PARSEME:MWE}, or {@code misc:KEY} for an entry of MISC
 */
public record TagChoice(Tagset tagset, Optional<String> name) {
  /** The entry of a model's provenance for the name. */
  public static final String ENTRY = "tags_from";

  /** Names of columns have no small letters, by the format. */
  private static final Pattern NAME = Pattern.compile("misc:[^=|\\s]+|[A-Z][A-Z0-9:_-]*");

  /** The choice as on the command line. */
  @Override
  public String toString() {
    return name.orElse(tagset.toString());
  }

  /** Whether it is a kind of tags in capitals, such as UPOS, which has its place in every format. */
  private static boolean isKind(String text) {
    return Arrays.stream(Tagset.values()).anyMatch(kind -> kind.name().equals(text));
  }

  /** Converts the value of {@code --tags}. */
  public static final class Converter implements ITypeConverter<TagChoice> {
    private final EnumConverter<Tagset> kinds = new EnumConverter.Tags();

    @Override
    public TagChoice convert(String text) {
      if (NAME.matcher(text).matches() && !isKind(text)) {
        return new TagChoice(Tagset.UPOS, Optional.of(text));
      }
      try {
        return new TagChoice(kinds.convert(text), Optional.empty());
      } catch (TypeConversionException e) {
        throw new TypeConversionException(
            e.getMessage() + ", misc:KEY, or a column of CoNLL-U Plus such as PARSEME:MWE");
      }
    }
  }
}
