/** What is wrong with something the bot sent. */
export interface Problem {
  /** JSON pointer into what was sent, such as /blocks/0/text/text. */
  readonly pointer: string;
  readonly message: string;
  /** Slack would refuse it; otherwise it would let it pass, and we do not. */
  readonly isRefused: boolean;
}

export const refused = (pointer: string, message: string): Problem => ({ pointer, message, isRefused: true });
export const frownedUpon = (pointer: string, message: string): Problem => ({ pointer, message, isRefused: false });

/** As Slack words it in response_metadata.messages. */
export const asSlackMessage = ({ pointer, message }: Problem): string => `[ERROR] ${message} [json-pointer:${pointer}]`;
