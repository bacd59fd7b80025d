/** An `ok: false` answer of the Web API. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  /** @param details further properties of the answer, such as needed and provided scopes. */
  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
