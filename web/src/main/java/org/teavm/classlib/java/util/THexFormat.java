package org.teavm.classlib.java.util;

/** Stands in for {@link java.util.HexFormat}, in lower case without a delimiter. */
public final class THexFormat {
  private static final String DIGITS = "0123456789abcdef";
  private static final THexFormat PLAIN = new THexFormat();

  private THexFormat() {}

  public static THexFormat of() {
    return PLAIN;
  }

  /** Two digits a byte. */
  public String formatHex(byte[] bytes) {
    StringBuilder text = new StringBuilder(2 * bytes.length);
    for (byte b : bytes) {
      text.append(DIGITS.charAt(b >> 4 & 15)).append(DIGITS.charAt(b & 15));
    }
    return text.toString();
  }
}
