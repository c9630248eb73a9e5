package dev.unfold.cli.bench;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A regular expression, in any case; errors say what was found and what was expected. */
final class RowPattern implements ITypeConverter<Pattern> {
  @Override
  public Pattern convert(String text) {
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new TypeConversionException(
          "found \"" + text + "\", expected a regular expression, such as 'bilstm.*training'");
    }
  }
}
