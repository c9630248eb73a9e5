package dev.unfold.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Unusual input, in Chromium: each gets a sentence that explains it, and none an error in the console. */
@Tag("slow")
@ExtendWith(BrowserSession.Extension.class)
class BadInputInBrowserTest {
  private static final String UNTRAINED = "&train=sgd,0.2,none,5,1,1,0";

  private static Page page;

  @BeforeAll
  static void open(BrowserSession session) throws IOException {
    page = session.page();
    page.load("view=unfold" + UNTRAINED);
    page.browser().complaints();
  }

  @AfterEach
  void consoleIsSilent() {
    assertThat(page.browser().complaints()).isEmpty();
  }

  static Stream<Arguments> sentences() {
    return Stream.of(
        Arguments.of("", ".notices", "has no words"),
        Arguments.of("dog", "main figure, main .panel", "dog"),
        Arguments.of("dog ".repeat(2000), ".notices", "2,000 words"),
        Arguments.of("I 🐶 👩‍👩‍👧 dogs", ".notices", "👩‍👩‍👧"),
        Arguments.of("אני אוהב כלבים", ".notices", "order in which they are spoken"));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void everySentenceIsShownOrExplained(String text, String where, String says) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    for (String view : new String[] {"unfold", "backward"}) {
      page.go("view=" + view + "&text=" + encoded + UNTRAINED);
      page.awaitText(where, says);
    }
    page.go("view=tag&text=" + encoded + UNTRAINED);
    page.await("return document.querySelector('.tag-view .notice.error') === null;");
  }

  @Test
  void anExplodingRunIsCaughtAndExplained() {
    page.go("view=train&a=rnn,16,16,1,sgd,1000,none,5,1,1,0");
    page.click(".run-a .run-buttons button.primary");
    assertThat(page.awaitText(".run-a .exploded", "Exploded"))
        .contains("choose a learning rate below 1000");
  }

  @Test
  void aForeignModelFileIsRefusedAndTheNetworkStaysInUse() {
    page.go("view=tag&text=the+dog+runs" + UNTRAINED);
    page.browser()
        .driver()
        .executeScript(
            "const input = document.querySelector('input[type=file]'); const files = new DataTransfer();"
                + "files.items.add(new File(['PK not a model'], 'foreign.safetensors')); input.files = files.files;"
                + "input.dispatchEvent(new Event('change', {bubbles: true}));");
    assertThat(page.awaitText(".tag-view .notice.error", "foreign.safetensors"))
        .contains("still in use")
        .doesNotContain("A bug of Unfold");
    assertThat(page.text(".tag-view")).contains("dog");
    page.load("view=unfold" + UNTRAINED); // without the refusal, for the other tests
  }
}
