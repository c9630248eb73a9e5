package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.BodyKind;
import dev.unfold.model.Cell;
import dev.unfold.model.Plans;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Batch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Taggers of a few hundred bytes, and their files with other headers or numbers under a checksum that fits. */
final class SmallModels {
  static final List<String> WORDS =
      List.of(Vocabulary.UNKNOWN, "the", "The", "naïve", "東京", "🙂", "e\u0301", "\"", "\\", "a b");
  static final List<String> TAGS = List.of("DET", "ADJ", ",", "É-×");
  private static final int EMBEDDING = 2;
  private static final int HIDDEN = 3;
  static final BodyKind RNN = BodyKind.of(Cell.RNN);
  private static final int DIGEST_AT = 8 + "{\"__metadata__\":{\"sha256\":\"".length();

  private SmallModels() {}

  static TaggerConfig config(BodyKind cell, DType dtype) {
    return Configs.sgd(
        false, Plans.words(cell, EMBEDDING, HIDDEN), 0.25, 7, 5, -99, dtype, Tagset.XPOS);
  }

  /** A tagger with weights drawn from the seed. */
  static NetworkTagger tagger(BodyKind cell, DType dtype, long seed) {
    return tagger(cell, dtype, new Vocabulary(WORDS), new Vocabulary(TAGS), new Random(seed));
  }

  static NetworkTagger tagger(
      BodyKind cell, DType dtype, Vocabulary words, Vocabulary tags, Random random) {
    TaggerConfig config = config(cell, dtype);
    return NetworkTagger.of(config, words, tags, config.start(words.size(), tags.size(), random));
  }

  /** A model that gives word w the tag w mod K. */
  static SequenceModel modulo(int tags) {
    return new SequenceModel() {
      @Override
      public List<Parameter> parameters() {
        return List.of();
      }

      @Override
      public Matrix logForward(int[][] input) {
        int[] x = Batch.of(input).pack(input);
        Matrix logP = Matrix.zeros(DType.FLOAT64, x.length, tags);
        for (int r = 0; r < x.length; r++) {
          logP.set(r, x[r] % tags, 1);
        }
        return logP;
      }

      @Override
      public double backpropagation(
          int[][] input, int[][] output, dev.unfold.matrix.Gradients into) {
        throw new UnsupportedOperationException("this model can't learn");
      }
    };
  }

  /** A model file with its header exchanged, one character of the text standing for one byte, and a checksum that fits. */
  static byte[] withHeader(byte[] file, UnaryOperator<String> change) {
    int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String header = new String(file, 8, length, StandardCharsets.ISO_8859_1);
    byte[] changed = change.apply(header).getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer out =
        ByteBuffer.allocate(file.length - length + changed.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(changed.length).put(changed).put(file, 8 + length, file.length - 8 - length);
    return signed(out.array());
  }

  /** A model file with bytes removed from or added to its end, and a checksum that fits. */
  static byte[] withLength(byte[] file, int length) {
    return signed(Arrays.copyOf(file, length));
  }

  static byte[] signed(byte[] file) {
    byte[] out = file.clone();
    Arrays.fill(out, DIGEST_AT, DIGEST_AT + 64, (byte) '0');
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(out);
      byte[] hex = HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(hex, 0, out, DIGEST_AT, hex.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return out;
  }
}
