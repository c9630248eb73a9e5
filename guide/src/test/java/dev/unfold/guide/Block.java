package dev.unfold.guide;

import java.util.List;
import java.util.Optional;

/**
 * A fenced code block of a Markdown file.
 *
 * @param line the line of the first fence, counted from 1
 * @param language the word after the first fence: {@code console}, {@code java}, {@code text}
 * @param remark the comment on the previous line, such as {@code from core/…/LabRnn.java: private Pass forward}
 * @param lines the lines between the fences
 */
record Block(int line, String language, Optional<String> remark, List<String> lines) {
  /** Whether the comment is this text. */
  boolean says(String text) {
    return remark.filter(text::equals).isPresent();
  }

  /** Whether its commands need PyTorch. */
  boolean needsPyTorch() {
    return says("needs PyTorch");
  }

  /** Whether the result depends on rounding: words are the same on every machine, numbers and pictures are not. */
  boolean isChaotic() {
    return says("another machine, other numbers");
  }

  /** Whether its commands may end with this exit code. */
  boolean allows(int exitCode) {
    return exitCode == 0 || says("exit code " + exitCode);
  }

  /** The commands and their output. */
  List<Exchange> exchanges() {
    return Exchange.of(lines);
  }
}
