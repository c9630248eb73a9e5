package dev.unfold.web.lab;

import java.util.List;

/**
 * A forward pass, for the page.
 *
 * @param ids of the words
 * @param known whether the vocabulary has them
 * @param tensors in the order in which they are computed
 * @param attention T×T a head; none in a recurrent network
 * @param predicted the most probable tag of each word
 */
public record ForwardReport(
    List<String> words,
    int[] ids,
    List<Boolean> known,
    List<Value> tensors,
    List<Value> attention,
    List<String> predicted) {}
