import type { z } from 'zod';
import { type MovableClock, movableClock } from '../../../sandbox/clock.ts';
import { type RunningApp, startApp } from '../../../src/app.ts';
import { parseConfig } from '../../../src/config.ts';
import { type Database, openDatabase } from '../../../src/database.ts';
import { testLog } from '../log.ts';
import { type FromChild, type Hold, ToChild } from './messages.ts';

/**
 * A whole bot in a process of its own, which the test moves and then kills. Its clock stands at the instant it is given
 * and moves only when told.
 */
let running: { readonly app: RunningApp; readonly clock: MovableClock } | null = null;

process.on('message', async (sent) => {
  const order = ToChild.parse(sent);
  if (order.do === 'start') {
    running = await start(order.env, order.hold, order.now);
    tell({ said: 'started' });
  } else if (running) {
    await running.clock.advance(order.ms);
    await running.app.settled();
  }
});

async function start(env: Record<string, string>, hold: Hold, now: Date) {
  const clock = movableClock(now);
  const { logger } = testLog();
  const config = parseConfig(env);
  const db = await openDatabase(config.databaseUrl, { logger, clock });
  let isArmed = false;
  const checkpoint = (name: Hold): Promise<void> | void => {
    if (!isArmed || name !== hold) return;
    tell({ said: 'held', at: name });
    return new Promise(() => undefined);
  };
  const app = await startApp({ config, db: holdingAtCommits(db, checkpoint), clock, logger, checkpoint });
  await app.settled();
  isArmed = true;
  return { app, clock };
}

function holdingAtCommits(db: Database, checkpoint: (name: Hold) => Promise<void> | void): Database {
  return {
    ...db,
    async transaction(work) {
      const result = await db.transaction(async (tx) => {
        const written = await work(tx);
        await checkpoint('before-commit');
        return written;
      });
      await checkpoint('after-commit');
      return result;
    },
  };
}

function tell(message: z.input<typeof FromChild>): void {
  process.send?.(message);
}
