import { systemClock } from '../src/clock.ts';

/** Tells listeners about changes, counts what is under way, and waits for either without polling. */
export class Activity {
  readonly #listeners = new Set<() => void>();
  readonly #idleHooks: (() => Promise<void>)[] = [];
  #underWay = 0;
  #version = 0;

  /** Says that something a person could see, or the number of things under way, has changed. */
  changed(): void {
    this.#version += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Counts `work` as under way until it ends. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      this.changed();
    }
  }

  alsoWaitFor(idle: () => Promise<void>): void {
    this.#idleHooks.push(idle);
  }

  /** Asks `check` now and after each change, for `patience` ms of real time. */
  until<T>(check: () => T | false | null | undefined, patience: number): Promise<T> {
    return new Promise((resolve, reject) => {
      let objection: unknown = new Error('It did not come true');
      const stop = (): void => {
        unsubscribe();
        deadline.cancel();
      };
      const ask = (): void => {
        try {
          const answer = check();
          if (answer === false || answer === null || answer === undefined) return;
          stop();
          resolve(answer);
        } catch (error) {
          objection = error;
        }
      };
      const unsubscribe = this.subscribe(ask);
      const deadline = systemClock.after(patience, () => {
        stop();
        const reason = objection instanceof Error ? objection.message : String(objection);
        reject(new Error(`Waited ${patience} ms in vain: ${reason}`, { cause: objection }));
      });
      ask();
    });
  }

  /** Resolves when nothing is under way and nothing new begins while the event loop turns and the bot reports itself idle. */
  async settled(): Promise<void> {
    for (let seen = -1; seen !== this.#version || this.#underWay > 0; ) {
      if (this.#underWay > 0) await this.#nextChange();
      seen = this.#version;
      for (const idle of this.#idleHooks) await idle();
      await (this.#idleHooks.length > 0 ? nextTurns() : quietMoment());
    }
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const unsubscribe = this.subscribe(() => {
        unsubscribe();
        resolve();
      });
    });
  }
}

/** How long a bot that cannot say whether it is idle may think between two calls without being taken for idle. */
const QUIET_MS = 15;

const quietMoment = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, QUIET_MS);
  });

/** Lets what the network has already delivered be handled. */
async function nextTurns(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
