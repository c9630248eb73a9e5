package dev.unfold.lab.exercise;

/** The student's code did not get to its end. */
final class StudentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient RunFailure failure;

  StudentException(RunFailure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** Something that was given is not there any more. */
  static StudentException incomplete(String message) {
    return new StudentException(RunFailure.of(RunFailure.Kind.INCOMPLETE, 0, message));
  }

  RunFailure failure() {
    return failure;
  }
}
