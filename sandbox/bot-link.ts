import { type Clock, systemClock, type Timer } from '../src/clock.ts';
import type { Activity } from './activity.ts';
import type { Delivery, Records } from './records.ts';
import type { Rules } from './world.ts';

export interface Envelope {
  readonly kind: Delivery['kind'];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly retry: { readonly num: number; readonly reason: string } | null;
}

/** What came back; `body` is the acknowledgement's payload, as JSON or text. */
export type Answer =
  | { readonly kind: 'acknowledged'; readonly body: unknown }
  | { readonly kind: 'failed'; readonly reason: string; readonly noRetry?: boolean };

/** A way to the bot: Socket Mode or signed HTTP. */
export interface Transport {
  send(envelope: Envelope): Promise<Answer>;
  stop(): Promise<void>;
}

export type Outcome = Answer | { readonly kind: 'timeout' };

/** When Slack repeats an event that was not acknowledged; milliseconds of the clock. */
const EVENT_RETRIES_MS = [0, 60_000, 300_000];

/** Hands payloads to the bot, waits for acknowledgements as long as Slack does, and repeats events. */
export class BotLink {
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #records: Records;
  readonly #rules: Rules;
  readonly #retries = new Set<Timer>();
  transport: Transport;

  constructor(parts: { clock: Clock; activity: Activity; records: Records; rules: Rules; transport: Transport }) {
    this.#clock = parts.clock;
    this.#activity = parts.activity;
    this.#records = parts.records;
    this.#rules = parts.rules;
    this.transport = parts.transport;
  }

  /** Delivers a command or interaction, once: Slack never repeats those. */
  deliver(kind: 'slash_commands' | 'interactive', payload: Envelope['payload']): Promise<Outcome> {
    return this.#attempt({ kind, payload, retry: null });
  }

  /** Delivers an event; resolves after the first attempt. What is not acknowledged comes again at once, after a minute, and after five. */
  async deliverEvent(payload: Envelope['payload'], retry = 0, reason = ''): Promise<Outcome> {
    const outcome = await this.#attempt({
      kind: 'events_api',
      payload,
      retry: retry > 0 ? { num: retry, reason } : null,
    });
    if (outcome.kind !== 'acknowledged' && !(outcome.kind === 'failed' && outcome.noRetry)) {
      this.#repeatLater(payload, retry, outcome.kind === 'timeout' ? 'http_timeout' : outcome.reason);
    }
    return outcome;
  }

  /** Delivers the same payload once more, as Slack does when an acknowledgement got lost. */
  again(delivery: Delivery): Promise<Outcome> {
    const isEvent = delivery.kind === 'events_api';
    const retry = isEvent ? { num: delivery.retry + 1, reason: 'http_timeout' } : null;
    return this.#attempt({ kind: delivery.kind, payload: delivery.payload, retry });
  }

  async stop(): Promise<void> {
    for (const timer of this.#retries) timer.cancel();
    await this.transport.stop();
  }

  #repeatLater(payload: Envelope['payload'], retry: number, reason: string): void {
    const delay = EVENT_RETRIES_MS[retry];
    if (delay === undefined) return;
    if (delay === 0) {
      void this.deliverEvent(payload, retry + 1, reason);
      return;
    }
    const timer = this.#clock.after(delay, () => {
      this.#retries.delete(timer);
      void this.deliverEvent(payload, retry + 1, reason);
    });
    this.#retries.add(timer);
  }

  #attempt(envelope: Envelope): Promise<Outcome> {
    const delivery = this.#records.delivery({
      kind: envelope.kind,
      payload: envelope.payload,
      at: this.#clock.now(),
      retry: envelope.retry?.num ?? 0,
      outcome: 'under way',
      ackMs: null,
      answer: null,
    });
    return this.#activity.during(() => this.#inTime(envelope, delivery));
  }

  #inTime(envelope: Envelope, delivery: Delivery): Promise<Outcome> {
    const startedAt = systemClock.monotonic();
    return new Promise((resolve) => {
      const patience = systemClock.after(this.#rules.ackPatience, () => {
        delivery.outcome = 'not acknowledged';
        resolve({ kind: 'timeout' });
      });
      void this.transport.send(envelope).then((answer) => {
        patience.cancel();
        noteAnswer(delivery, answer, systemClock.monotonic() - startedAt);
        resolve(answer);
      });
    });
  }
}

function noteAnswer(delivery: Delivery, answer: Answer, elapsed: number): void {
  const isLate = delivery.outcome === 'not acknowledged';
  if (answer.kind === 'failed') {
    delivery.answer = answer.reason;
    delivery.outcome = isLate ? 'not acknowledged' : 'failed';
    return;
  }
  delivery.ackMs = elapsed;
  delivery.answer = answer.body;
  delivery.outcome = isLate ? 'acknowledged too late' : 'acknowledged';
}
