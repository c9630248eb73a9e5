package org.teavm.classlib.java.util.concurrent;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Stands in for {@link java.util.concurrent.CompletableFuture}: the value is computed at once, on the one thread there is. */
public final class TCompletableFuture<T> {
  private final T value;

  private TCompletableFuture(T value) {
    this.value = value;
  }

  public static <U> TCompletableFuture<U> supplyAsync(Supplier<U> supplier, Executor executor) {
    return new TCompletableFuture<>(supplier.get());
  }

  public T join() {
    return value;
  }
}
