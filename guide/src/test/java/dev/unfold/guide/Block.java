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
  /** Whether its commands need PyTorch. */
  boolean needsPyTorch() {
    return remark.filter("needs PyTorch"::equals).isPresent();
  }

  /** The commands and what they print. */
  List<Exchange> exchanges() {
    return Exchange.of(lines);
  }
}
