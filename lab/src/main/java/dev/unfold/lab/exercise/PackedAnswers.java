package dev.unfold.lab.exercise;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Solutions, hints and known mistakes in one compressed file, for a jar that is given to students: the checker needs
 * them, but nobody reads them by opening the jar. This is no encryption.
 */
public final class PackedAnswers {
  /** The name of the file in a jar. */
  public static final String RESOURCE = "dev/unfold/lab/exercise/answers";

  /** Where the texts of the exercises stand in a jar. */
  public static final String FOLDER = "dev/unfold/lab/exercise/";

  private PackedAnswers() {}

  /** Whether a file in a jar is one that has to be packed. */
  public static boolean holds(String resource) {
    return resource.matches(FOLDER + "[0-9]+-[^/]+/([^/]+\\.java|hints\\.txt|mistakes\\.txt)");
  }

  /** Packs files of a jar, by their names in it. */
  public static byte[] pack(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(files.size());
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        out.writeUTF(file.getKey());
        out.writeInt(file.getValue().length);
        out.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A packed file of this build, by its name below {@code exercises/}; empty if it is not packed. */
  static Optional<byte[]> find(String name) throws IOException {
    InputStream packed = PackedAnswers.class.getResourceAsStream("/" + RESOURCE);
    return packed == null ? Optional.empty() : find(packed, FOLDER + name);
  }

  /** The file of that name among packed ones; closes the stream. */
  static Optional<byte[]> find(InputStream packed, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(new InflaterInputStream(packed))) {
      for (int left = in.readInt(); left > 0; left--) {
        String found = in.readUTF();
        byte[] bytes = in.readNBytes(in.readInt());
        if (found.equals(name)) {
          return Optional.of(bytes);
        }
      }
    }
    return Optional.empty();
  }
}
