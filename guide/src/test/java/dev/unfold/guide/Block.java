package dev.unfold.guide;

import java.util.List;
import java.util.Optional;

/**
 * What stands between two fences of a Markdown file.
 *
 * @param line the first fence's line, counted from 1
 * @param language the word behind the first fence: {@code console}, {@code java}, {@code text}
 * @param remark what the comment on the line before says, such as {@code from core/…/LabRnn.java: private Pass forward}
 * @param lines what is between the fences
 */
record Block(int line, String language, Optional<String> remark, List<String> lines) {
  /** Whether the comment says that. */
  boolean says(String words) {
    return remark.filter(words::equals).isPresent();
  }

  /** Whether its commands need PyTorch. */
  boolean needsPyTorch() {
    return says("needs PyTorch");
  }

  /** Whether rounding decides what its commands find: words are the same everywhere, numbers and pictures are not. */
  boolean isChaotic() {
    return says("another machine, other numbers");
  }

  /** How its commands may end. */
  boolean allows(int exitCode) {
    return exitCode == 0 || says("exit code " + exitCode);
  }

  /** The commands and what they print. */
  List<Exchange> exchanges() {
    return Exchange.of(lines);
  }
}
