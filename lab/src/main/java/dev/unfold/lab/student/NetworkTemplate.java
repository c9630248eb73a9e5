package dev.unfold.lab.student;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The file with which a student begins a network of their own: a feed-forward network that works, to be changed. */
public final class NetworkTemplate {
  private static final String RESOURCE = "MyNetwork.java.txt";

  private NetworkTemplate() {}

  /**
   * The text of a file.
   *
   * @param type the name of the class, a Java identifier
   * @throws IllegalArgumentException if it is none
   */
  public static String of(String type) {
    if (!type.matches("[A-Z][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException(
          "name is \"" + type + "\", expected a Java class name such as MyRnn");
    }
    try (InputStream in = NetworkTemplate.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("MyNetwork", type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
