/** A model for English. */
module dev.unfold.english {
  requires transitive dev.unfold.core;
  requires static org.jspecify;

  exports dev.unfold.english;
}
