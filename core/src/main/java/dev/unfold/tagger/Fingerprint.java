package dev.unfold.tagger;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.file.Sha256;
import dev.unfold.matrix.Matrix;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A checksum over what a training reads; equal for two trainings that read the same sentences, tags and vectors. A {@link
 * Checkpoint} is continued only if it has the fingerprint of the corpus at hand.
 *
 * <p>Neighbours: {@code dev.unfold.corpus.Origin} names a file and the checksum of its bytes; {@link Provenance} is the
 * record of both kinds that a model file keeps.
 */
final class Fingerprint {
  private Fingerprint() {}

  /** The SHA-256 of the words of train and dev and of all tags that the heads read. */
  static String of(Corpus corpus, TagColumns heads) {
    Sha256 digest = new Sha256();
    for (Part part : List.of(Part.TRAIN, Part.DEV)) {
      for (Sentence sentence : corpus.of(part)) {
        update(digest, sentence.words());
        update(digest, sentence.tags());
        if (part == Part.TRAIN) {
          digest.update(Arrays.deepToString(heads.read(sentence)));
        }
      }
      digest.update((byte) 0);
    }
    heads.tags().forEach(tags -> update(digest, tags.entries()));
    return digest.hex();
  }

  /** The SHA-256 of pretrained vectors and their words; {@code none} if there are none. */
  static String of(Optional<PretrainedVectors> vectors) {
    if (vectors.isEmpty()) {
      return "none";
    }
    Sha256 digest = new Sha256();
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
    return digest.hex();
  }

  private static void update(Sha256 digest, List<String> texts) {
    for (String text : texts) {
      digest.update(text);
      digest.update((byte) 1);
    }
    digest.update((byte) 2);
  }
}
