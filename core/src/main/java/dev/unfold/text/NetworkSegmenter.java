package dev.unfold.text;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Weights;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A segmenter that was trained on a treebank ({@link SegmenterTraining}).
 *
 * <p>Text is cut into pieces: runs of letters or digits, and single characters. A bidirectional GRU reads the pieces and labels
 * each of them as inside a token, the last of a token, or the last of a sentence; multiword tokens are split as training did. A
 * token of more than about 10,000 {@code char}s, or a sentence of more than about 100,000, is ended, so that memory is bounded for
 * any text. A string is segmented as the same text from a reader is.
 */
public final class NetworkSegmenter implements Segmenter {
  private final PieceNetwork network;
  private final SegmenterKnowledge knowledge;
  private final boolean paragraphs;

  /** Splitters and labellers, with their memory, that no text is using. */
  private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

  private record Worker(PieceRules.Splitter splitter, PieceLabeller labeller) {}

  NetworkSegmenter(PieceNetwork network, SegmenterKnowledge knowledge, boolean paragraphs) {
    this.network = network;
    this.knowledge = knowledge;
    this.paragraphs = paragraphs;
  }

  /**
   * A segmenter from what {@link #metadata} and {@link #tensors} gave.
   *
   * @throws IllegalArgumentException if something is missing, or does not fit the rest
   */
  public static NetworkSegmenter of(Map<String, String> metadata, Map<String, Matrix> tensors) {
    SegmenterKnowledge knowledge = SegmenterKnowledge.of(metadata);
    Weights weights = new Weights.Loaded(DType.FLOAT32, tensors);
    return new NetworkSegmenter(knowledge.network(weights), knowledge, false);
  }

  /** Everything but the weights, as text by name, for a model file. */
  public Map<String, String> metadata() {
    return knowledge.metadata();
  }

  /** Copies of the weights by name, in float32, for a model file. */
  public Map<String, Matrix> tensors() {
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      tensors.put(parameter.name(), parameter.value().copy());
    }
    return tensors;
  }

  @Override
  public List<TextSentence> segment(String text) {
    List<TextSentence> sentences = new ArrayList<>();
    int block = (int) Math.min(SentenceIterator.BLOCK, text.length() + 1L);
    sentences(new StringReader(text), block).forEachRemaining(sentences::add);
    return sentences;
  }

  @Override
  public Stream<TextSentence> segment(Reader text) {
    SentenceIterator sentences = sentences(text, SentenceIterator.BLOCK);
    int ordered = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(sentences, ordered), false);
  }

  private SentenceIterator sentences(Reader text, int block) {
    Worker found = idle.poll();
    Worker worker = found == null ? worker() : found;
    return new SentenceIterator(
        text,
        block,
        worker.splitter,
        worker.labeller,
        knowledge.multiwords(),
        paragraphs,
        () -> idle.add(worker));
  }

  private Worker worker() {
    return new Worker(
        knowledge.rules().splitter(),
        new PieceLabeller(network, knowledge.features(), knowledge.blanksInTokens()));
  }

  @Override
  public NetworkSegmenter withParagraphs() {
    return new NetworkSegmenter(network, knowledge, true);
  }
}
