import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { MIGRATION_LOCK } from '../../src/database/migrate-postgresql.ts';
import { type Database, openDatabase } from '../../src/database.ts';
import { type FreshDatabase, freshDatabase, providers } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';
import { type StallingProxy, stallingProxy } from '../support/stalling-proxy.ts';

describe.runIf(providers.includes('postgresql'))('PostgreSQL that hangs without closing its connections', () => {
  let fresh: FreshDatabase;
  let wire: StallingProxy;
  let db: Database;
  beforeEach(async () => {
    fresh = await freshDatabase('postgresql');
    wire = await stallingProxy(fresh.url);
    db = await openDatabase(wire.url, { logger: pino({ level: 'silent' }), clock: systemClock });
    await db.ping();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await db.close();
    await wire.close();
    await fresh.drop();
  });

  /** Lets time pass in steps, each with room for what it sets off. Gives whether the work has ended by then. */
  async function hasEndedAfter(seconds: number, work: Promise<unknown>): Promise<boolean> {
    let hasEnded = false;
    const end = (): void => {
      hasEnded = true;
    };
    work.then(end, end);
    for (let second = 0; second < seconds && !hasEnded; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    }
    return hasEnded;
  }

  it('is waited for half a minute, and used again when it is back', async () => {
    wire.stall();
    const swallowed = wire.swallowed();
    const query = db.prisma.workspace.count();
    const outcome = expect(query).rejects.toThrow();
    await swallowed;
    expect(await hasEndedAfter(29, query)).toBe(false);
    expect(await hasEndedAfter(2, query)).toBe(true);
    await outcome;
    wire.recover();
    expect(await db.prisma.workspace.count()).toBe(0);
  });

  it('never leaves a transaction open on a connection that others use next', async () => {
    const unit = db.transaction(async (tx) => {
      await addWorkspace(tx, 'T-given-up');
      wire.stall();
      await addWorkspace(tx, 'T-unanswered');
    });
    const outcome = expect(unit).rejects.toThrow();
    // It is tried again a few times, each within its own limits.
    expect(await hasEndedAfter(600, unit)).toBe(true);
    await outcome;
    wire.recover();
    await addWorkspace(db.prisma, 'T-acknowledged');
    const another = await fresh.open();
    expect(await another.prisma.workspace.findMany({ select: { teamId: true } })).toEqual([
      { teamId: 'T-acknowledged' },
    ]);
  });

  it('may take its time over migrations: another replica may be at a big table', async () => {
    const other = new pg.Client({ connectionString: fresh.url });
    await other.connect();
    await other.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const opening = fresh.open();
    const waiting = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    while ((await other.query(waiting)).rows.length === 0) await setImmediate();
    expect(await hasEndedAfter(60, opening)).toBe(false);
    await other.end();
    await (await opening).ping();
  });
});
