/**
 * A refusal that is product copy: `message` is one or two plain sentences for the person who acted.
 * It carries a `code` because Bolt wraps errors that have none.
 */
export class UserFacingError extends Error {
  override readonly name = 'UserFacingError';
  readonly code: string;

  /** @param code stable, snake_case, for logs and tests; @param sentence what happened, why, and the way out. */
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** A mistake of whoever runs the program (configuration, a file, an option): shown without a stack, exit code 1. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
