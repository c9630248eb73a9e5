package org.teavm.classlib.java.util.concurrent.atomic;

/** Stands in for {@link java.util.concurrent.atomic.AtomicReferenceArray}: there is one thread. */
public class TAtomicReferenceArray<E> {
  private final Object[] entries;

  public TAtomicReferenceArray(int length) {
    entries = new Object[length];
  }

  @SuppressWarnings("unchecked")
  public E get(int i) {
    return (E) entries[i];
  }

  public void set(int i, E entry) {
    entries[i] = entry;
  }

  /** Sets an entry and returns the one before. */
  public E getAndSet(int i, E entry) {
    E before = get(i);
    entries[i] = entry;
    return before;
  }

  /** Sets an entry if it is the expected one. */
  public boolean compareAndSet(int i, E expected, E entry) {
    if (entries[i] != expected) {
      return false;
    }
    entries[i] = entry;
    return true;
  }

  public int length() {
    return entries.length;
  }
}
