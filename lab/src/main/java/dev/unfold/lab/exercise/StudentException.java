package dev.unfold.lab.exercise;

/** The student's code did not get to its end. */
final class StudentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  StudentException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** Something that was given is not there any more. */
  static StudentException incomplete(String message) {
    return new StudentException(Failure.of(Failure.Kind.INCOMPLETE, 0, message));
  }

  Failure failure() {
    return failure;
  }
}
