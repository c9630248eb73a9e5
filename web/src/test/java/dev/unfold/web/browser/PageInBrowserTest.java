package dev.unfold.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The views of the page in Chromium. */
@Tag("slow")
class PageInBrowserTest {
  private static final String READY =
      "const main = document.querySelector('main'); return main !== null && main.querySelector('h1, h2') !== null"
          + " && main.querySelector('svg, canvas, table, figure, .tagged') !== null && document.querySelector('[aria-busy=true]') === null;";

  private static SiteServer server;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.open(1280, 900);
    server = new SiteServer(Browser.site());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      server.close();
    }
  }

  private static void show(String view) {
    browser.driver().get("about:blank");
    browser.driver().get(server.address() + "#view=" + view);
    awaitReady();
  }

  private static void awaitReady() {
    new WebDriverWait(browser.driver(), Duration.ofSeconds(30), Duration.ofMillis(20))
        .until(driver -> (Boolean) browser.driver().executeScript(READY));
  }

  @ParameterizedTest
  @CsvSource({
    "unfold, light", "unfold, dark", "backward, light", "backward, dark", "gradient, light",
    "gradient, dark", "train, light", "train, dark", "tag, light", "tag, dark"
  })
  void viewsAreAccessibleSilentAndLoadNothingFromElsewhere(String view, String scheme) {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            java.util.Map.of(
                "features",
                List.of(java.util.Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.complaints();
    show(view);
    Results results = new AxeBuilder().analyze(browser.driver());
    assertThat(results.getViolations().stream().map(v -> v.getId() + ": " + v.getNodes()).toList())
        .isEmpty();
    assertThat(browser.complaints()).isEmpty();
    assertThat(server.missing()).isEmpty();
    List<?> foreign =
        (List<?>)
            browser
                .driver()
                .executeScript(
                    "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin) && !n.startsWith('data:') && !n.startsWith('blob:'));");
    assertThat(foreign).isEmpty();
  }

  @Test
  void firstViewIsThereWithinTwoSeconds() {
    show("unfold");
    long start = System.nanoTime();
    show("unfold");
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("first view after %.2f s%n", seconds);
    // Twice the bound: other tests run beside this one.
    assertThat(seconds).isLessThan(4);
  }

  @Test
  void aDamagedLinkStillOpens() {
    browser.driver().get("about:blank");
    browser.driver().get(server.address() + "#view=nothing&cell=%%%&hidden=-3&walk=99999999999");
    awaitReady();
    assertThat(browser.complaints()).isEmpty();
  }
}
