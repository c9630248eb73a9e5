package dev.unfold.cli.notebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How Jupyter starts the Java kernel, with this library on its class path, and PyTorch where it has been fetched.
 *
 * @param java the {@code java} of a JDK that the kernel runs on
 * @param kernel the kernel's jar
 * @param home the project's folder
 */
record KernelSpec(Path java, Path kernel, Path home) {
  /** The name that notebooks ask for. */
  static final String NAME = "unfold";

  static final String DISPLAY_NAME = "Unfold (Java)";
  private static final JsonFactory JSON = new JsonFactory();

  /** The text of {@code kernel.json}. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      String[] command = command().toArray(String[]::new);
      json.writeFieldName("argv");
      json.writeArray(command, 0, command.length);
      json.writeStringField("display_name", DISPLAY_NAME);
      json.writeStringField("language", "java");
      json.writeStringField("interrupt_mode", "message");
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private List<String> command() {
    return List.of(
        java.toString(),
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-Duser.language=en",
        "-Dunfold.home=" + home,
        "-cp",
        classPath(),
        KernelStart.class.getName(),
        "{connection_file}");
  }

  /** That of this process, with absolute names, then PyTorch's and the kernel's. */
  private String classPath() {
    Path torch = home.resolve("torch/target");
    Stream<String> ours =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString());
    Stream<String> torchs =
        Files.exists(torch.resolve("unfold-torch.jar"))
            ? Stream.of(torch.resolve("unfold-torch.jar").toString(), torch + "/lib/*")
            : Stream.of();
    return Stream.of(ours, torchs, Stream.of(kernel.toString()))
        .flatMap(entries -> entries)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
