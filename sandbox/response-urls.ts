import { randomUUID } from 'node:crypto';
import type { Clock } from '../src/clock.ts';
import { SlackError } from './slack-error.ts';

/** Where a response_url leads. */
export interface ResponseTarget {
  readonly channelId: string;
  readonly personId: string;
  /** The message whose element was used; null for commands and shortcuts. */
  readonly messageTs: string | null;
}

const LIFE_MS = 30 * 60_000;
const MOST_USES = 5;
const KEPT = 2000;

/** response_urls: good for five answers within half an hour. */
export class ResponseUrls {
  readonly #clock: Clock;
  readonly #issued = new Map<string, { target: ResponseTarget; issuedAt: number; uses: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The path of a new response_url. */
  issue(target: ResponseTarget): string {
    const token = randomUUID();
    this.#issued.set(token, { target, issuedAt: this.#clock.monotonic(), uses: 0 });
    const [oldest] = this.#issued.keys();
    if (this.#issued.size > KEPT && oldest !== undefined) this.#issued.delete(oldest);
    return `/response/${token}`;
  }

  /** Uses the url once; throws Slack's `expired_url` or `used_url`. */
  use(token: string): ResponseTarget {
    const issued = this.#issued.get(token);
    if (!issued || this.#clock.monotonic() - issued.issuedAt > LIFE_MS) throw new SlackError('expired_url');
    if (issued.uses >= MOST_USES) throw new SlackError('used_url');
    issued.uses += 1;
    return issued.target;
  }
}
