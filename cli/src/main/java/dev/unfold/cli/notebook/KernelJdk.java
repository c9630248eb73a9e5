package dev.unfold.cli.notebook;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs of this machine that the notebooks' kernel runs on. */
final class KernelJdk {
  /** The first release of Java that the kernel runs on; on 17 it does not answer. */
  static final int RELEASE = 25;

  private KernelJdk() {}

  /** The {@code java} of this process if it is recent enough, else the first one found where systems install JDKs. */
  static Optional<Path> find() {
    Path user = Path.of(System.getProperty("user.home"));
    Stream<Path> installed =
        Stream.of(
                Path.of("/usr/lib/jvm"),
                user.resolve(".sdkman/candidates/java"),
                user.resolve(".jdks"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                Path.of("C:\\Program Files\\Java"),
                Path.of("C:\\Program Files\\Eclipse Adoptium"))
            .flatMap(folder -> entries(folder).stream())
            .flatMap(jdk -> Stream.of(jdk, jdk.resolve("Contents/Home")));
    return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), installed)
        .filter(jdk -> release(jdk) >= RELEASE)
        .flatMap(jdk -> Stream.of(jdk.resolve("bin/java"), jdk.resolve("bin/java.exe")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The release that a JDK's own file names; 0 if there is none. */
  private static int release(Path jdk) {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(jdk.resolve("release"))) {
      release.load(reader);
      String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
      return Integer.parseInt(version.replaceFirst("\\D.*", ""));
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }
}
