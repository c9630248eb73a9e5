import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;

/** The data: words and tags as ids. Run it with: guide/run guide/snippets/Lab01LoadData.java */
final class Lab01LoadData {
  public static void main(String[] arguments) {
    PostagCorpusData data = BuiltInCorpus.data();
    System.out.println("words: " + data.inputSize() + ", tags: " + data.outputSize());
    System.out.println("sentences: " + data.size(Part.TRAIN) + " to learn from");

    TaggedBatch batch = data.batches(Part.TRAIN, 1).get(0);
    int[] words = batch.input()[0];
    int[] tags = batch.output()[0];
    for (int t = 0; t < words.length; t++) {
      System.out.printf(
          "%2d  x = %4d %-6s  y = %2d %s%n",
          t, words[t], data.words().get(words[t]), tags[t], data.tags().get(tags[t]));
    }
  }
}
