/** A model for English. */
module dev.unfold.english {
  requires transitive dev.unfold.core;

  exports dev.unfold.english;
}
