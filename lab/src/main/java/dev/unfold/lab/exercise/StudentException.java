package dev.unfold.lab.exercise;

/** Thrown when the student's code fails. */
public final class StudentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient RunFailure failure;

  public StudentException(RunFailure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** A given part of the file was removed or changed. */
  public static StudentException incomplete(String message) {
    return new StudentException(RunFailure.of(RunFailure.Kind.INCOMPLETE, 0, message));
  }

  public RunFailure failure() {
    return failure;
  }
}
