package dev.unfold.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a file, as options take it: not empty, which the JDK would read as the folder one stands in. */
public final class FileName implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("found an empty name, expected that of a file");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "found \"" + text + "\", expected the name of a file (" + e.getReason() + ")");
    }
  }
}
