package dev.unfold.web.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves the built site on loopback, at a free port, and remembers what was asked for. */
final class SiteServer implements AutoCloseable {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "wasm", "application/wasm",
          "svg", "image/svg+xml",
          "woff2", "font/woff2",
          "md", "text/markdown; charset=utf-8");

  private final HttpServer server;
  private final Path folder;
  private final Map<String, byte[]> more = new ConcurrentHashMap<>();
  private final List<String> missing = new CopyOnWriteArrayList<>();

  SiteServer(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Path file =
        folder.resolve(path.endsWith("/") ? path.substring(1) + "index.html" : path.substring(1));
    try (exchange) {
      if (more.containsKey(path)) {
        exchange.sendResponseHeaders(200, more.get(path).length);
        exchange.getResponseBody().write(more.get(path));
        return;
      }
      if (!Files.isRegularFile(file)) {
        missing.add(path);
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String name = file.getFileName().toString();
      String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
      exchange.getResponseHeaders().set("Content-Type", type);
      byte[] bytes = Files.readAllBytes(file);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Serves some bytes, too. */
  void add(String path, byte[] bytes) {
    more.put(path, bytes);
  }

  /** {@code http://127.0.0.1:12345/}. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The paths that were asked for and are not there. */
  List<String> missing() {
    return missing;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
