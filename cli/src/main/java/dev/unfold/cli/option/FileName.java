package dev.unfold.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the value of an option to a path; an empty one, which the JDK takes for the current folder, is refused. */
public final class FileName implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("found an empty name, expected the name of a file");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "found \"" + text + "\", expected the name of a file (" + e.getReason() + ")");
    }
  }
}
