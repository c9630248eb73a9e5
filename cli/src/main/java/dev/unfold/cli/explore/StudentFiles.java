package dev.unfold.cli.explore;

import dev.unfold.lab.student.StudentCodeException;
import dev.unfold.lab.student.StudentNetwork;
import dev.unfold.model.NetworkSize;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The students' files that a session has loaded: each has at most one process, that of its last version. */
public final class StudentFiles {
  private static final long SEED = 1234;

  private final NetworkSize size;
  private final Map<Path, StudentNetwork> loaded = new HashMap<>();

  /**
   * No file yet.
   *
   * @param size of the networks, which begin with the same weights as the session's own network
   */
  public StudentFiles(NetworkSize size) {
    this.size = size;
  }

  /**
   * Compiles a file and makes its network. The network of the file's previous version ends.
   *
   * @throws StudentCodeException if the file can't be read or compiled, or holds no network; the previous version stays
   */
  public StudentNetwork reload(String file) {
    StudentNetwork network = StudentNetwork.of(Path.of(file), size, SEED);
    StudentNetwork previous = loaded.put(Path.of(file).toAbsolutePath().normalize(), network);
    if (previous != null) {
      previous.close();
    }
    return network;
  }
}
