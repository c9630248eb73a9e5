package dev.unfold.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a browser loads, packed as a server sends it. */
class SizeTest {
  @BeforeEach
  void needsTheSite() {
    Assumptions.assumeTrue(
        Files.exists(Browser.site().resolve("engine/tools.js")),
        "skipped: the site is not built; run mvn -pl web -am package");
  }

  private static int packed(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      Files.copy(file, out);
    }
    return bytes.size();
  }

  private static int engine(String... files) throws IOException {
    int sum = 0;
    for (String file : files) {
      sum += packed(Browser.site().resolve("engine").resolve(file));
    }
    return sum;
  }

  @Test
  void engineFitsIntoItsBound() throws IOException {
    int wasm = engine("engine.js", "worker.js", "wasm-runtime.js", "lab.wasm");
    int js = engine("engine.js", "worker.js", "lab.js");
    System.out.println(
        "engine: "
            + wasm
            + " bytes as WebAssembly, "
            + js
            + " as JavaScript; tagger and checks: "
            + engine("tools.wasm")
            + ", "
            + engine("tools.js"));
    assertThat(wasm).isLessThan(350_000);
    assertThat(js).isLessThan(350_000);
  }

  @Test
  void pageFitsIntoItsBound() throws IOException {
    int sum = 0;
    for (String folder : List.of("", "messages", "parts", "views", "vendor")) {
      try (Stream<Path> files = Files.list(Browser.site().resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = file.getFileName().toString();
          if (name.matches(".*\\.(js|css|html|svg)") && !name.equals("marked.js")) {
            sum += packed(file);
          }
        }
      }
    }
    System.out.println("page: " + sum + " bytes, all views, without the guide's reader");
    assertThat(sum).isLessThan(150_000);
  }
}
