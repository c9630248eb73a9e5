package dev.unfold.web.lab;

import java.util.List;

/** The equations that the page quotes. {@code EquationsTest} holds them against the class comments. */
public final class Equations {
  private static final String LAB = "model/LabRnn.java";
  private static final String LSTM = "nn/Lstm.java";
  private static final String GRU = "nn/Gru.java";
  private static final String ATTENTION = "nn/SelfAttention.java";
  private static final String BLOCK = "nn/TransformerBlock.java";

  static final Equation LAB_E = of("1", "e_t = W_e[x_t]", "e_t = W_e[x_t]", LAB);
  static final Equation LAB_Z =
      of("2", "z_t = W_x e_t + W_h h_(t−1)", "z_t = W_x e_t + W_h h_{t-1}", LAB);
  static final Equation LAB_H = of("3", "h_t = σ(z_t)", "h_t = \\sigma(z_t)", LAB);
  static final Equation LAB_S = of("4", "s_t = W_y h_t", "s_t = W_y h_t", LAB);
  static final Equation LAB_P =
      of(
          "5",
          "log p_t = s_t − log Σ_k exp(s_tk)",
          "\\log p_t = s_t - \\log \\textstyle\\sum_k e^{s_{tk}}",
          LAB);

  static final Equation LSTM_I = gate("1", "i", "σ", "i", LSTM);
  static final Equation LSTM_F = gate("2", "f", "σ", "f", LSTM);
  static final Equation LSTM_G = gate("3", "g", "tanh", "g", LSTM);
  static final Equation LSTM_O = gate("4", "o", "σ", "o", LSTM);
  static final Equation LSTM_C =
      of("5", "c = f ⊙ c₋ + i ⊙ g", "c = f \\odot c_- + i \\odot g", LSTM);
  static final Equation LSTM_H = of("6", "h = o ⊙ tanh(c)", "h = o \\odot \\tanh(c)", LSTM);

  static final Equation GRU_R = gate("1", "r", "σ", "r", GRU);
  static final Equation GRU_Z = gate("2", "z", "σ", "z", GRU);
  static final Equation GRU_M = of("3", "m = Un h₋ + bm", "m = U_n h_- + b_m", GRU);
  static final Equation GRU_N =
      of("4", "n = tanh(Wn x + bn + r ⊙ m)", "n = \\tanh(W_n x + b_n + r \\odot m)", GRU);
  static final Equation GRU_H =
      of("5", "h = (1 − z) ⊙ n + z ⊙ h₋", "h = (1 - z) \\odot n + z \\odot h_-", GRU);

  static final Equation EMBEDDING = of("1", "e = W[x]", "e = W[x]", "nn/Embedding.java");
  static final Equation POSITIONS =
      of("2", "y_t = x_t + P[t]", "y_t = x_t + P[t]", "nn/SinusoidalPositions.java");
  static final Equation LINEAR = of("1", "y = W x + b", "y = W x + b", "nn/Linear.java");
  static final Equation SOFTMAX =
      of(
          "1",
          "log p_t[k] = s_t[k] − log Σ_j exp(s_t[j])",
          "\\log p_t[k] = s_t[k] - \\log \\textstyle\\sum_j e^{s_t[j]}",
          "nn/CrossEntropy.java");

  static final Equation NORM_1 = of("1", "n = norm₁(x)", "n = \\mathrm{norm}_1(x)", BLOCK);
  static final Equation QUERY =
      of(
          "1",
          "q = Wq x + bq,  k = Wk x + bk,  v = Wv x + bv",
          "q = W_q x + b_q,\\; k = W_k x + b_k,\\; v = W_v x + b_v",
          ATTENTION);
  static final Equation WEIGHTS =
      of("3", "P = softmax(S), row by row", "P = \\mathrm{softmax}(S)", ATTENTION);
  static final Equation ATTENDED = of("5", "y = Wo z + bo", "y = W_o z + b_o", ATTENTION);
  static final Equation ADD_1 = of("3", "a = x + f", "a = x + f", BLOCK);
  static final Equation NORM_2 = of("4", "m = norm₂(a)", "m = \\mathrm{norm}_2(a)", BLOCK);
  static final Equation FEED =
      of(
          "5",
          "g = dropout(feedForward(m))",
          "g = \\mathrm{dropout}(\\mathrm{feedForward}(m))",
          BLOCK);
  static final Equation ADD_2 = of("6", "y = a + g", "y = a + g", BLOCK);
  static final Equation LAST_NORM =
      of("2", "y = norm(x_last)", "y = \\mathrm{norm}(x_{last})", "nn/TransformerEncoder.java");

  private Equations() {}

  /** All of them. */
  public static List<Equation> all() {
    return List.of(
        LAB_E, LAB_Z, LAB_H, LAB_S, LAB_P, LSTM_I, LSTM_F, LSTM_G, LSTM_O, LSTM_C, LSTM_H, GRU_R,
        GRU_Z, GRU_M, GRU_N, GRU_H, EMBEDDING, POSITIONS, LINEAR, SOFTMAX, NORM_1, QUERY, WEIGHTS,
        ATTENDED, ADD_1, NORM_2, FEED, ADD_2, LAST_NORM);
  }

  private static Equation of(String number, String text, String latex, String file) {
    return new Equation(number, text, latex, file);
  }

  private static Equation gate(String number, String gate, String f, String letter, String file) {
    String text = gate + " = " + f + "(W" + letter + " x + U" + letter + " h₋ + b" + letter + ")";
    String latex =
        gate
            + (f.equals("σ") ? " = \\sigma(" : " = \\tanh(")
            + ("W_" + letter + " x + U_" + letter + " h_- + b_" + letter + ")");
    return of(number, text, latex, file);
  }
}
