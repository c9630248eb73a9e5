package dev.unfold.web.js;

import dev.unfold.tagger.ModelException;
import java.util.function.Supplier;
import org.teavm.jso.JSObject;

/** Runs what the worker asked for; a failure becomes an object with its message, which the worker throws. */
final class Answer {
  private Answer() {}

  static JSObject of(Supplier<JSObject> computation) {
    try {
      return computation.get();
    } catch (RuntimeException e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      boolean expected = e instanceof IllegalArgumentException || e instanceof ModelException;
      return new JsValue().put("error", message).put("bug", !expected).js();
    }
  }
}
