package dev.unfold.web.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, driven through ChromeDriver. Tests are skipped, with a message, where there is none. */
final class Browser implements AutoCloseable {
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser");
  private static final List<String> DRIVERS =
      List.of("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** A browser, or the end of the test: skipped where there is no browser or the site is not built. */
  static Browser open(int width, int height) {
    Assumptions.assumeTrue(
        Files.exists(site().resolve("engine/lab.wasm")),
        "skipped: the site is not built; run mvn -pl web -am package");
    Optional<String> browser = first(BROWSERS);
    Optional<String> driver = first(DRIVERS);
    Assumptions.assumeTrue(
        browser.isPresent() && driver.isPresent(),
        "skipped: no Chromium with its driver; on Debian: apt-get install chromium chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.get());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=" + width + "," + height);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of(driver.get()).toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver chrome = new ChromeDriver(service, options);
    chrome.manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
    return new Browser(chrome);
  }

  private static Optional<String> first(List<String> files) {
    return Stream.concat(
            Optional.ofNullable(System.getenv("CHROME_BIN")).stream()
                .filter(f -> files == BROWSERS),
            files.stream())
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst();
  }

  /** The built site, or the one that {@code -Dunfold.site=FOLDER} names. */
  static Path site() {
    String built = Path.of(System.getProperty("basedir", "."), "target", "site").toString();
    return Path.of(System.getProperty("unfold.site", built));
  }

  ChromeDriver driver() {
    return driver;
  }

  /**
   * Runs JavaScript that may await, and returns its value.
   *
   * @param body of an asynchronous function
   */
  Object run(String body, Object... arguments) {
    Object answer =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "const given = [...arguments].slice(0, -1);"
                + "(async () => {"
                + body
                + "})().then(value => done({value}), error => done({error: String(error.stack ?? error)}));",
            arguments);
    Map<?, ?> map = (Map<?, ?>) answer;
    if (map.get("error") != null) {
      throw new AssertionError(map.get("error").toString());
    }
    return map.get("value");
  }

  /** The warnings and errors of the console since the last call. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
