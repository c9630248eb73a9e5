package dev.unfold.torch;

/** Something that PyTorch has not been told how to compute. */
final class NoTwin extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoTwin(String what) {
    super("no twin of " + what);
  }
}
