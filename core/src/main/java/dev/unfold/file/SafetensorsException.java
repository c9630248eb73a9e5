package dev.unfold.file;

import java.io.IOException;

/** A safetensors header that breaks the format or the {@link SafetensorsRules}. The message does not name the file. */
public final class SafetensorsException extends IOException {
  private static final long serialVersionUID = 1L;

  SafetensorsException(String message) {
    super(message);
  }

  SafetensorsException(String message, Throwable cause) {
    super(message, cause);
  }
}
