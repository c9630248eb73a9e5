package dev.unfold.nn;

import java.util.Optional;

/** A layer of whose work a part depends on each token alone, so that it can be kept for words that come again. */
interface HasTokenPart extends Layer {
  /** The layer in two parts; empty where its first layer is not projectable. */
  Optional<TokenPart> projection();
}
