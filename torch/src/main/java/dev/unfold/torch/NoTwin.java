package dev.unfold.torch;

/** There is no rule to compute something in PyTorch. */
final class NoTwin extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoTwin(String what) {
    super("no twin of " + what);
  }
}
