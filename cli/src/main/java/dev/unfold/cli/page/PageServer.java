package dev.unfold.cli.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the files of a folder to this machine, read-only. */
final class PageServer implements AutoCloseable {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("md", "text/markdown; charset=utf-8"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("woff2", "font/woff2"));

  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Path folder;

  /**
   * Starts a server.
   *
   * @param port 0 for a free one
   * @throws IOException if the port is taken
   */
  PageServer(Path folder, int port) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The page's address, which this machine alone can open. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      Optional<Path> file = file(exchange.getRequestURI().getPath());
      if (file.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      send(exchange, file.get(), method.equals("HEAD"));
    }
  }

  private static void send(HttpExchange exchange, Path file, boolean headAlone) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type(file));
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    // The next build may change a file; the browser asks again.
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    byte[] bytes = Files.readAllBytes(file);
    exchange.sendResponseHeaders(200, headAlone || bytes.length == 0 ? -1 : bytes.length);
    if (!headAlone) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  private static String type(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(ending, "text/plain; charset=utf-8");
  }

  /** The file that a path names, if it lies in the folder. */
  private Optional<Path> file(String path) {
    if (path == null || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Path named = folder.resolve(path.replaceFirst("^/+", "")).normalize();
    Path file = Files.isDirectory(named) ? named.resolve("index.html") : named;
    return Optional.of(file).filter(f -> f.startsWith(folder) && Files.isRegularFile(f));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
