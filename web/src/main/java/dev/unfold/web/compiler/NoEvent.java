package dev.unfold.web.compiler;

/** Stands in for {@code jdk.jfr.Event}: a browser has no flight recorder. */
public abstract class NoEvent {
  public void begin() {}

  public void end() {}

  public void commit() {}

  /** No. */
  public boolean isEnabled() {
    return false;
  }

  /** No. */
  public boolean shouldCommit() {
    return false;
  }
}
