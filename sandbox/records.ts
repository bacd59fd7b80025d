import type { Problem } from './checker/problem.ts';

/** One call of a Web API method or of a response_url by the bot. */
export interface ApiCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly token: 'bot' | 'app' | 'none' | 'wrong';
  /** What Slack made of it, also when the answer was spoiled on its way; null when it was not carried out. */
  answer: Readonly<Record<string, unknown>> | null;
  status: number;
  /** The kind of the scripted fault it met. */
  fault: string | null;
}

/** Something the bot sent that breaks a rule of Slack, or one of ours. */
export interface Violation extends Problem {
  readonly method: string;
}

/** One payload on its way to the bot. */
export interface Delivery {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
  /** 0 for the first attempt. */
  readonly retry: number;
  outcome: 'under way' | 'acknowledged' | 'acknowledged too late' | 'not acknowledged' | 'failed';
  /** Real milliseconds until the bot acknowledged. */
  ackMs: number | null;
  answer: unknown;
}

/** Everything that went over the wire. Nothing is kept when recording is off, except violations. */
export class Records {
  readonly calls: ApiCall[] = [];
  readonly violations: Violation[] = [];
  readonly deliveries: Delivery[] = [];
  readonly #isOn: boolean;

  constructor(isOn: boolean) {
    this.#isOn = isOn;
  }

  call(call: ApiCall): ApiCall {
    if (this.#isOn) this.calls.push(call);
    return call;
  }

  delivery(delivery: Delivery): Delivery {
    if (this.#isOn) this.deliveries.push(delivery);
    return delivery;
  }

  violated(method: string, problems: readonly Problem[]): void {
    this.violations.push(...problems.map((problem) => ({ ...problem, method })));
  }
}
