package dev.unfold.tagger;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.matrix.Matrix;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells whether two trainings read the same. */
final class Fingerprint {
  private Fingerprint() {}

  /** The SHA-256 of the words of train and dev and of all tags that are learnt or looked at. */
  static String of(Corpus corpus, TagColumns heads) {
    MessageDigest digest = sha256();
    for (Part part : List.of(Part.TRAIN, Part.DEV)) {
      for (Sentence sentence : corpus.of(part)) {
        update(digest, sentence.words());
        update(digest, sentence.tags());
        if (part == Part.TRAIN) {
          digest.update(Arrays.deepToString(heads.read(sentence)).getBytes(StandardCharsets.UTF_8));
        }
      }
      digest.update((byte) 0);
    }
    heads.tags().forEach(tags -> update(digest, tags.entries()));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The SHA-256 of given vectors and their words; {@code none} where none are given. */
  static String of(Optional<PretrainedVectors> vectors) {
    if (vectors.isEmpty()) {
      return "none";
    }
    MessageDigest digest = sha256();
    update(digest, vectors.get().words().entries());
    Matrix table = vectors.get().table();
    ByteBuffer row = ByteBuffer.allocate(Double.BYTES * table.columns());
    for (int r = 0; r < table.rows(); r++) {
      for (int k = 0; k < table.columns(); k++) {
        row.putDouble(table.get(r, k));
      }
      digest.update(row.array());
      row.clear();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, List<String> texts) {
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 1);
    }
    digest.update((byte) 2);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
