package dev.unfold.text;

import dev.unfold.corpus.Lines;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** A small treebank of two kinds of sentences, and a segmenter that was trained on it: a few seconds. */
final class TinyTreebank {
  private static final List<String> NAMES = List.of("Ann", "Bob", "Dr. Cy", "Mrs. Day", "Eve");
  private static final List<String> VERBS = List.of("sleep", "bark", "run", "go", "sing", "wait");

  private TinyTreebank() {}

  static Lines lines(String conllu) {
    return new Lines(
        "test", new ByteArrayInputStream(conllu.getBytes(StandardCharsets.UTF_8)), warning -> {});
  }

  /** 300 sentences such as <i>Dr. Cy can't go.</i> */
  static List<TreebankSentence> sentences() {
    Random random = new Random(7);
    StringBuilder conllu = new StringBuilder();
    for (int s = 0; s < 300; s++) {
      conllu.append(s % 5 == 0 ? "# newpar\n" : "");
      int id = 1;
      for (String part : NAMES.get(random.nextInt(NAMES.size())).split(" ")) {
        conllu.append(row(id++, part, "_"));
      }
      conllu.append(id).append('-').append(id + 1).append(row("\tcan't\t_\t_"));
      conllu.append(row(id++, "ca", "_")).append(row(id++, "n't", "_"));
      conllu.append(row(id++, VERBS.get(random.nextInt(VERBS.size())), "SpaceAfter=No"));
      conllu.append(row(id, random.nextInt(4) == 0 ? "!" : ".", "_")).append('\n');
    }
    return TreebankSentence.read(lines(conllu.toString()));
  }

  private static String row(int id, String form, String misc) {
    return id + "\t" + form + "\t_\tX\t_\t_\t_\t_\t_\t" + misc + "\n";
  }

  private static String row(String start) {
    return start + "\t_\t_\t_\t_\t_\t_\n";
  }

  static SegmenterTraining training() {
    return new SegmenterTraining(16, 16, 2, 200, 0.02, 0.1, 1);
  }

  static NetworkSegmenter segmenter() {
    return training().train(sentences(), (epoch, epochs, loss) -> {});
  }
}
