/**
 * A model for English, in the box.
 *
 * <p>{@link dev.unfold.english.EnglishModel} loads it from the module's resources. It was trained on UD English-EWT, whose
 * licence, CC BY-SA 4.0, it is under; {@code english/README.md} has the attribution, the scores, and how to rebuild it.
 * Depends on {@code pipeline} alone.
 */
@NullMarked
package dev.unfold.english;

import org.jspecify.annotations.NullMarked;
