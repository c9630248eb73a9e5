package org.teavm.classlib.java.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.teavm.classlib.java.util.THexFormat;
import org.teavm.classlib.java.util.TSplittableRandom;

/** Stand-ins for the JDK's classes, held against the JDK's own. */
class StandInsTest {
  @Test
  void checksumsAreThoseOfTheJdk() throws Exception {
    Random random = new Random(1);
    MessageDigest theirs = MessageDigest.getInstance("SHA-256");
    for (int length : new int[] {0, 1, 55, 56, 63, 64, 65, 1000}) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      TMessageDigest ours = TMessageDigest.getInstance("SHA-256");
      assertThat(ours.digest(bytes)).as("%d bytes", length).isEqualTo(theirs.digest(bytes));
    }
  }

  @Test
  void aDigestBeginsAgain() throws Exception {
    TMessageDigest ours = TMessageDigest.getInstance("SHA-256");
    ours.digest(new byte[] {1});
    assertThat(ours.digest(new byte[] {2}))
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(new byte[] {2}));
  }

  @Test
  void drawsAndDigitsAreThoseOfTheJdk() {
    TSplittableRandom ours = new TSplittableRandom(7);
    SplittableRandom theirs = new SplittableRandom(7);
    for (int i = 0; i < 100; i++) {
      assertThat(ours.nextLong()).isEqualTo(theirs.nextLong());
      assertThat(ours.nextDouble()).isEqualTo(theirs.nextDouble());
    }
    byte[] bytes = {0, 1, -1, 127, -128, 16};
    assertThat(THexFormat.of().formatHex(bytes)).isEqualTo(HexFormat.of().formatHex(bytes));
  }
}
