package org.teavm.classlib.java.util.concurrent;

import java.util.ArrayDeque;

/** Stands in for {@link java.util.concurrent.ConcurrentLinkedQueue}: there is one thread. */
public class TConcurrentLinkedQueue<E> extends ArrayDeque<E> {
  private static final long serialVersionUID = 1;
}
