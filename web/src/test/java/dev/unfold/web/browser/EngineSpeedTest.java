package dev.unfold.web.browser;

import dev.unfold.web.tool.SmallModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures; asserts nothing. Run it alone on an idle machine: {@code -Dtest=EngineSpeedTest -Dunfold.speed=true}. */
@EnabledIfSystemProperty(
    named = "unfold.speed",
    matches = "true",
    disabledReason = "skipped: measures only with -Dunfold.speed=true")
class EngineSpeedTest {
  private static final String TRAIN =
      "const {open} = await import('/engine/engine.js'); const e = await open({target: given[0]}); const out = [];"
          + "for (const cell of ['rnn', 'lstm', 'gru', 'transformer']) {"
          + "  const m = await e.create({cell, embedding: 50, hidden: 20, seed: 1});"
          + "  const t = await e.training(m.id, {learningRate: 0.1, epochs: 1000}); let best = 0;"
          + "  const run = t.start(event => { best = Math.max(best, event.tokensPerSecond); });"
          + "  let longest = 0, last = performance.now();"
          + "  const timer = setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; }, 4);"
          + "  await new Promise(r => setTimeout(r, 4000)); clearInterval(timer); const end = await t.pause(); await run;"
          + "  const waits = end.epochs.map(x => end.tokens / end.steps * end.stepsPerEpoch / x.seconds); waits.sort((a, b) => a - b);"
          + "  out.push(cell + ': median epoch ' + Math.round(waits[waits.length >> 1]) + ' tokens/s, longest pause of the page ' + Math.round(longest) + ' ms');"
          + "}"
          + "const words = Array(20).fill(0).map((_, i) => ['the', 'dog', 'can', 'run'][i % 4]);"
          + "for (const cell of ['rnn', 'lstm', 'gru', 'transformer']) {"
          + "  const m = await e.create({cell, embedding: 16, hidden: 16, seed: 1}); const tags = words.map(() => 'NOUN'); const times = [];"
          + "  for (let i = 0; i < 15; i++) { const s = performance.now(); await e.backward(m.id, words, tags); times.push(performance.now() - s); }"
          + "  times.sort((a, b) => a - b); out.push(cell + ': backward pass of 20 words ' + times[7].toFixed(1) + ' ms');"
          + "}"
          + "const bytes = await (await fetch('/model.safetensors')).arrayBuffer(); const info = await e.openTagger(bytes, 'm');"
          + "const text = 'The old dog can not run to the river with the small children , because it sleeps .\\n'.repeat(300);"
          + "let speed = 0; for (let i = 0; i < 5; i++) speed = Math.max(speed, (await e.tag(text)).tokensPerSecond);"
          + "out.push('tagger: loaded in ' + Math.round(info.loadMillis) + ' ms, ' + Math.round(speed) + ' tokens/s with probabilities');"
          + "e.close(); return 'opened in ' + Math.round(e.loadMillis) + ' ms\\n' + out.join('\\n');";

  @ParameterizedTest
  @ValueSource(strings = {"wasm", "js"})
  void speed(String target, @TempDir Path folder) throws IOException {
    try (SiteServer server = new SiteServer(Browser.site());
        Browser browser = Browser.open(800, 600)) {
      server.add("/empty.html", "<!doctype html><title>empty</title>".getBytes());
      server.add("/model.safetensors", SmallModel.bytes(folder));
      browser.driver().get(server.address() + "empty.html");
      System.out.println(target + ": " + browser.run(TRAIN, target));
    }
  }

  @Test
  void firstView() throws IOException {
    try (SiteServer server = new SiteServer(Browser.site());
        Browser browser = Browser.open(1280, 900)) {
      for (int i = 0; i < 5; i++) {
        browser.driver().get("about:blank");
        browser.driver().manage().deleteAllCookies();
        browser.driver().get(server.address() + "#view=unfold");
        Object millis =
            browser.run(
                "while (document.querySelector('main svg, main canvas, main table') === null) await new Promise(r => requestAnimationFrame(r));"
                    + "return performance.now();");
        System.out.println("first view after " + millis + " ms");
      }
    }
  }
}
