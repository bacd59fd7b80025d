import { type Clock, systemClock } from '../src/clock.ts';
import { SlackError } from './slack-error.ts';

interface Trigger {
  readonly personId: string;
  readonly issuedAt: number;
  readonly issuedAtReal: number;
  isUsed: boolean;
}

const TRIGGER_LIFE_MS = 3000;

/** trigger_ids: good for one view within three seconds, of real time and of the clock. */
export class Triggers {
  readonly #clock: Clock;
  readonly #triggers = new Map<string, Trigger>();
  #next = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(personId: string): string {
    const id = `${7_000_000_000 + this.#next++}.0.pocket${this.#next}`;
    this.#forgetOld();
    this.#triggers.set(id, {
      personId,
      issuedAt: this.#clock.monotonic(),
      issuedAtReal: systemClock.monotonic(),
      isUsed: false,
    });
    return id;
  }

  /** Uses the trigger up. Returns the person whose act it was; throws Slack's code otherwise. */
  exchange(id: string): string {
    const trigger = this.#triggers.get(id);
    if (!trigger) throw new SlackError('invalid_trigger_id');
    if (trigger.isUsed) throw new SlackError('exchanged_trigger_id');
    if (this.#age(trigger) > TRIGGER_LIFE_MS) throw new SlackError('expired_trigger_id');
    trigger.isUsed = true;
    return trigger.personId;
  }

  #age({ issuedAt, issuedAtReal }: Trigger): number {
    return Math.max(this.#clock.monotonic() - issuedAt, systemClock.monotonic() - issuedAtReal);
  }

  #forgetOld(): void {
    const [oldest] = this.#triggers.keys();
    if (oldest !== undefined && this.#triggers.size > 1000) this.#triggers.delete(oldest);
  }
}
