package dev.unfold.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold lab}. */
final class LabTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path home;
  private Path site;

  @BeforeEach
  void build() throws IOException {
    site = home.resolve("web/target/site");
    Files.createDirectories(site.resolve("engine"));
    Files.writeString(home.resolve("secret.txt"), "secret");
    System.setProperty("unfold.home", home.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty("unfold.home");
  }

  private HttpResponse<String> get(PageServer server, String path)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void servesThePageWithTheTypesThatBrowsersInsistOn() throws Exception {
    Files.writeString(site.resolve("index.html"), "<!doctype html><p>ü");
    Files.write(site.resolve("engine/lab.wasm"), new byte[] {0, 97, 115, 109});
    Files.writeString(site.resolve("main.js"), "");
    try (PageServer server = new PageServer(site, 0)) {
      assertThat(server.address()).startsWith("http://127.0.0.1:");
      assertThat(get(server, "").body()).contains("ü");
      assertThat(type(get(server, "engine/lab.wasm"))).isEqualTo("application/wasm");
      assertThat(type(get(server, "main.js"))).isEqualTo("text/javascript; charset=utf-8");
      assertThat(get(server, "missing.js").statusCode()).isEqualTo(404);
      assertThat(get(server, "engine/").statusCode()).isEqualTo(404);
    }
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElseThrow();
  }

  @Test
  void servesNothingOutsideTheFolder() throws Exception {
    Files.writeString(site.resolve("index.html"), "page");
    try (PageServer server = new PageServer(site, 0)) {
      for (String path :
          new String[] {
            "/../../../secret.txt",
            "/%2e%2e/%2e%2e/%2e%2e/secret.txt",
            "/engine/../../../../secret.txt",
            "//etc/passwd"
          }) {
        assertThat(raw(server, path)).as(path).doesNotContain("secret", "root:").contains(" 40");
      }
    }
  }

  /** The answer to a path as it is: a client would tidy it up. */
  private static String raw(PageServer server, String path) throws IOException {
    int port = URI.create(server.address()).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void saysHowToBuildAPageThatIsNotThere() {
    Run run = Run.unfold("lab", "--no-open");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("error: " + site + ": the page is not built; run ./unfold lab")
        .hasLineCount(1);
  }

  @Test
  void aPortThatIsTakenIsBadUsage() throws IOException {
    Files.writeString(site.resolve("index.html"), "page");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = Run.unfold("lab", "--no-open", "--port", "" + taken.getLocalPort());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("choose another");
    }
    assertThat(Run.unfold("lab", "--port", "70000").err())
        .contains("--port", "expected a whole number from 0 to 65535");
  }
}
