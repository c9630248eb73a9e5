package dev.unfold.web.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The built page in a browser, and the server that it comes from. */
record Page(Browser browser, SiteServer server) implements AutoCloseable {
  private static final String READY =
      "const main = document.querySelector('main'); const wanted = new URLSearchParams(location.hash.slice(1)).get('view');"
          + " const view = main?.querySelector('article.view'); return view != null && (view.className + ' ').includes(' ' + wanted)"
          + " && view.querySelector('svg, canvas, table, figure, .tagged, .empty') !== null && document.querySelector('[aria-busy=true]') === null;";

  static Page open() throws IOException {
    Browser browser = Browser.open(1280, 900);
    return new Page(browser, new SiteServer(Browser.site()));
  }

  /** Loads the page anew. */
  void load(String hash) {
    browser.driver().get("about:blank");
    browser.driver().get(server.address() + "#" + hash);
    awaitReady();
  }

  /** Follows a link within the page. */
  void go(String hash) {
    browser.driver().executeScript("location.hash = arguments[0]", hash);
    awaitReady();
  }

  void awaitReady() {
    await(READY);
  }

  /** Waits until a condition in JavaScript holds, at most half a minute. */
  void await(String condition, Object... arguments) {
    new WebDriverWait(browser.driver(), Duration.ofSeconds(30), Duration.ofMillis(20))
        .withMessage(() -> condition + " in: " + text("main"))
        .until(driver -> (Boolean) browser.driver().executeScript(condition, arguments));
  }

  /** Waits until the elements chosen by a CSS selector say something; returns what they say. */
  String awaitText(String selector, String part) {
    await(
        "return [...document.querySelectorAll(arguments[0])].some(e => e.textContent.includes(arguments[1]));",
        selector,
        part);
    return text(selector);
  }

  String text(String selector) {
    return (String)
        browser
            .driver()
            .executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent).join(' ');",
                selector);
  }

  /** Clicks an element, once it is there and can be clicked. */
  void click(String selector) {
    await(
        "const e = document.querySelector(arguments[0]); return e !== null && !e.disabled;",
        selector);
    browser.driver().executeScript("document.querySelector(arguments[0]).click()", selector);
  }

  /** Shows the page as on a screen of this width, with {@code light} or {@code dark} preferred. */
  void emulate(int width, String scheme) {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  @Override
  public void close() {
    browser.close();
    server.close();
  }
}
