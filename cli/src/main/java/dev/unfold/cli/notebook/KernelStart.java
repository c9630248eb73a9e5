package dev.unfold.cli.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;

/**
 * Starts the notebooks' kernel, a library of its own, so that no request comes too early.
 *
 * <p>Version 3.0.1 of the kernel opens its sockets first and registers the handlers of requests afterwards. A request
 * between the two ends the thread that serves requests, and the kernel never answers: on a busy machine, two of seven
 * starts. Here such a request waits for the handlers. That takes a private field, and so reflection; a kernel without
 * that field is started as it is.
 */
public final class KernelStart {
  private static final String KERNEL = "org.rapaio.jupyter.kernel.";

  private KernelStart() {}

  /**
   * Runs the kernel until Jupyter ends it.
   *
   * @param arguments the connection file that Jupyter has written
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    try (InputStream logging =
        KernelStart.class.getClassLoader().getResourceAsStream("logging.properties")) {
      if (logging != null) {
        LogManager.getLogManager().readConfiguration(logging);
      }
    }
    Class<?> properties = Class.forName(KERNEL + "core.ConnectionProperties");
    Object connection =
        Class.forName(KERNEL + "core.Transform")
            .getMethod("fromJson", String.class, Class.class)
            .invoke(null, Files.readString(Path.of(arguments[0])), properties);
    Class<?> type = Class.forName(KERNEL + "channels.Channels");
    Object channels = type.getConstructor(properties).newInstance(connection);
    LateHandlers.putInto(channels);
    Object kernel = Class.forName(KERNEL + "MainApp").getField("kernel").get(null);
    type.getMethod("connect", kernel.getClass()).invoke(channels, kernel);
    type.getMethod("joinUntilClose").invoke(channels);
  }

  /** In place of the handlers until they are registered: finding one waits for them. */
  private static final class LateHandlers extends AbstractMap<Object, Object> {
    private static final int POLL_MILLIS = 10;

    private final Object channels;
    private final Field handlers;
    private final Field connected;

    private LateHandlers(Object channels) throws NoSuchFieldException {
      this.channels = channels;
      this.handlers = channels.getClass().getDeclaredField("handlers");
      this.connected = channels.getClass().getDeclaredField("isConnected");
      handlers.setAccessible(true);
      connected.setAccessible(true);
    }

    static void putInto(Object channels) throws IllegalAccessException {
      try {
        LateHandlers late = new LateHandlers(channels);
        late.handlers.set(channels, late);
      } catch (NoSuchFieldException e) {
        // another version of the kernel
      }
    }

    @Override
    public Object get(Object type) {
      try {
        while (!connected.getBoolean(channels)) {
          Thread.sleep(POLL_MILLIS);
        }
        return ((Map<?, ?>) handlers.get(channels)).get(type);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
      return Set.of();
    }
  }
}
