package dev.unfold.pipeline;

import dev.unfold.text.Segmenter;
import dev.unfold.text.TextSentence;
import dev.unfold.text.Token;
import java.io.BufferedReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A segmenter for tests: words and single other characters; a sentence ends after a full stop; {@code du} is two words. */
public final class SplitAtBlanks implements Segmenter {
  private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\S");

  @Override
  public List<TextSentence> segment(String text) {
    List<TextSentence> sentences = new ArrayList<>();
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String form = matcher.group();
      List<String> words = form.equals("du") ? List.of("de", "le") : List.of(form);
      tokens.add(new Token(form, matcher.start(), matcher.end(), words));
      if (form.equals(".")) {
        end(text, tokens, sentences);
      }
    }
    end(text, tokens, sentences);
    return sentences;
  }

  private static void end(String text, List<Token> tokens, List<TextSentence> sentences) {
    if (!tokens.isEmpty()) {
      int from = tokens.get(0).start();
      int to = tokens.get(tokens.size() - 1).end();
      sentences.add(new TextSentence(text.substring(from, to), from, to, tokens));
      tokens.clear();
    }
  }

  @Override
  public Stream<TextSentence> segment(Reader text) {
    return segment(new BufferedReader(text).lines().collect(Collectors.joining("\n"))).stream();
  }

  @Override
  public Segmenter withParagraphs() {
    return this;
  }
}
