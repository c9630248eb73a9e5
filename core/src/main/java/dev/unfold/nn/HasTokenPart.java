package dev.unfold.nn;

import java.util.Optional;

/** A layer whose first step depends on each token alone, so that its result can be cached per word. */
interface HasTokenPart extends Layer {
  /** The layer in two parts; empty if the first of the layers that it is made of can't be divided. */
  Optional<TokenPart> tokenPart();
}
