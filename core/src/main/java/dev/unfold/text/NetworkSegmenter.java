package dev.unfold.text;

import dev.unfold.matrix.Matrix;
import java.io.BufferedReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Splits text at punctuation characters; to be replaced by the network. */
public final class NetworkSegmenter implements Segmenter {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+|\\S");

  /** A segmenter from a part of a model file. */
  public static NetworkSegmenter of(Map<String, String> metadata, Map<String, Matrix> tensors) {
    return new NetworkSegmenter();
  }

  @Override
  public List<TextSentence> segment(String text) {
    List<TextSentence> all = new ArrayList<>();
    List<Token> tokens = new ArrayList<>();
    Matcher match = TOKEN.matcher(text);
    while (match.find()) {
      String form = match.group();
      tokens.add(new Token(form, match.start(), match.end(), List.of(form)));
      if (".!?".contains(form)) {
        add(text, tokens, all);
      }
    }
    add(text, tokens, all);
    return all;
  }

  private static void add(String text, List<Token> tokens, List<TextSentence> all) {
    if (!tokens.isEmpty()) {
      int start = tokens.get(0).start();
      int end = tokens.get(tokens.size() - 1).end();
      all.add(new TextSentence(text.substring(start, end), start, end, tokens));
      tokens.clear();
    }
  }

  @Override
  public Stream<TextSentence> segment(Reader text) {
    return segment(new BufferedReader(text).lines().collect(Collectors.joining("\n"))).stream();
  }

  @Override
  public NetworkSegmenter withParagraphs() {
    return this;
  }
}
