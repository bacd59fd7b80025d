import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';
import { FromChild, type Hold, type ToChild } from './messages.ts';

/** A bot in a process of its own. */
export interface ChildBot {
  /** Starts the bot; resolves when it is ready. */
  start(env: Record<string, string>, now: Date, hold: Hold): Promise<void>;
  /** Moves its clock; resolves when it has come to where it holds. */
  advanceToHold(ms: number): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

type Said = z.output<typeof FromChild>['said'];

/** Starts the process early: it takes its time to load, and opens nothing before `start`. */
export function spawnChild(): ChildBot {
  const child = fork(new URL('./bot.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const send = (message: z.input<typeof ToChild>) => child.send(message);
  const hears = (said: Said): Promise<void> =>
    new Promise((resolve, reject) => {
      child.on('message', (message) => {
        if (FromChild.parse(message).said === said) resolve();
      });
      void gone.then(([code, signal]) => reject(new Error(`The child ended early (${code ?? signal})`)));
    });
  const started = hears('started');
  const held = hears('held');
  // Whoever waits for it hears of an early end; nobody has to wait for both.
  held.catch(() => undefined);
  started.catch(() => undefined);
  return {
    async start(env, now, hold) {
      send({ do: 'start', env, now: now.toISOString(), hold });
      await started;
    },
    async advanceToHold(ms) {
      send({ do: 'advance', ms });
      await held;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
