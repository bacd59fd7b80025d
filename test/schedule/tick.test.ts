import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MovableClock, movableClock } from '../../sandbox/clock.ts';
import type { Database } from '../../src/database.ts';
import type { Occurrence, OccurrenceKind } from '../../src/schedule/occurrence.ts';
import { occurrences } from '../../src/schedule/occurrences.ts';
import { createTick, type Tick } from '../../src/schedule/tick.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = new Date('2026-11-24T07:00:00Z');

describe('the tick', () => {
  let fresh: FreshDatabase;
  let db: Database;
  let workspaceId: string;
  let clock: MovableClock;
  let tick: Tick;
  let wakes: number;
  let logged: { level: number; occurrence?: string }[];
  let ran: { subject: string; at: string }[];
  /** What a ritual does with an occurrence before it settles it. */
  let act: (occurrence: Occurrence) => Promise<void>;

  const opener: OccurrenceKind = {
    kind: 'opener',
    async run(occurrence, now) {
      await act(occurrence);
      const isFirst = await occurrences(db.prisma, workspaceId).settle(occurrence.id, 'planned', 'posted', '', now);
      if (isFirst) ran.push({ subject: occurrence.subjectId, at: now.toISOString().slice(11, 19) });
    },
  };

  const newTick = (kinds: OccurrenceKind[] = [opener], ahead = 0): Tick =>
    createTick({
      db,
      clock,
      kinds,
      ahead,
      logger: pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) }),
      afterwards: () => {
        wakes += 1;
      },
    });

  beforeEach(async () => {
    fresh = await freshDatabase('sqlite');
    db = await fresh.open();
    workspaceId = await addWorkspace(db.prisma);
    clock = movableClock(START);
    wakes = 0;
    logged = [];
    ran = [];
    act = async () => {};
    tick = newTick();
  });
  afterEach(async () => {
    await tick.stop();
    await fresh.drop();
  });

  const plan = (subjectId: string, dueAt: Date, kind = 'opener'): Promise<Occurrence> =>
    occurrences(db.prisma, workspaceId).plan({
      kind,
      subjectId,
      nominalAt: dueAt,
      dueAt,
      expiresAt: new Date(dueAt.getTime() + HOUR),
    });
  const inMinutes = (minutes: number): Date => new Date(START.getTime() + minutes * MINUTE);
  const advance = (milliseconds: number): Promise<void> => clock.advance(milliseconds, { between: () => tick.idle() });
  const started = async (): Promise<void> => {
    tick.start();
    await tick.idle();
  };
  const errors = (): unknown[] => logged.filter(({ level }) => level >= 50);

  it('runs what is due at the start, and the rest at its very second', async () => {
    await plan('overdue', inMinutes(-5));
    await plan('soon', new Date('2026-11-24T07:00:42Z'));
    await plan('later', new Date('2026-11-24T09:30:07Z'));
    await started();
    await advance(3 * HOUR);
    expect(ran).toEqual([
      { subject: 'overdue', at: '07:00:00' },
      { subject: 'soon', at: '07:00:42' },
      { subject: 'later', at: '09:30:07' },
    ]);
  });

  it('finds within a minute what another replica has planned', async () => {
    await started();
    await plan('from elsewhere', inMinutes(1));
    await advance(MINUTE);
    expect(ran).toHaveLength(1);
  });

  it('goes through more than one batch in one go', async () => {
    for (let index = 0; index < 120; index += 1) await plan(`meeting ${index}`, inMinutes(0));
    await started();
    expect(ran).toHaveLength(120);
    expect(wakes).toBe(3);
    tick.wake();
    await tick.idle();
    expect(wakes).toBe(4);
  });

  it('looks once more when it is woken while it looks', async () => {
    await plan('first', inMinutes(0));
    act = async ({ subjectId }) => {
      if (subjectId !== 'first') return;
      await plan('written meanwhile', inMinutes(0));
      tick.wake();
    };
    await started();
    expect(ran.map(({ subject }) => subject)).toEqual(['first', 'written meanwhile']);
  });

  it('never runs two of one subject at a time, however often it is woken', async () => {
    let running = 0;
    act = async () => {
      running += 1;
      expect(running).toBe(1);
      await db.ping();
      running -= 1;
    };
    for (const minutes of [-3, -2, -1]) await plan('standup', inMinutes(minutes));
    tick.start();
    for (let times = 0; times < 5; times += 1) tick.wake();
    await tick.idle();
    expect(ran).toHaveLength(3);
    expect(errors()).toEqual([]);
  });

  it('lets no meeting wait for another that begins at the same minute', async () => {
    const held: (() => void)[] = [];
    act = () => new Promise((resolve) => held.push(resolve) === 20 && held.forEach((release) => void release()));
    for (let index = 0; index < 20; index += 1) await plan(`meeting ${index}`, inMinutes(0));
    await started();
    expect(ran).toHaveLength(20);
  });

  it('acts as long before the instant as it is told to', async () => {
    tick = newTick([opener], 15_000);
    await plan('near', new Date('2026-11-24T07:00:10Z'));
    await plan('later', inMinutes(42));
    await started();
    await advance(HOUR);
    expect(ran).toEqual([
      { subject: 'near', at: '07:00:00' },
      { subject: 'later', at: '07:41:45' },
    ]);
  });

  it('runs the others when one fails, tells the operator, and tries again with growing pauses', async () => {
    const failing = await plan('broken', inMinutes(0));
    await plan('whole', inMinutes(0));
    let tries = 0;
    act = async ({ subjectId }) => {
      if (subjectId !== 'broken') return;
      tries += 1;
      if (tries < 4) throw new Error('the ritual fell over');
    };
    await started();
    expect(ran.map(({ subject }) => subject)).toEqual(['whole']);
    expect(logged.find(({ level }) => level === 50)).toMatchObject({ occurrence: failing.id });
    await advance(5_000);
    expect(tries).toBe(2);
    await advance(9_000);
    expect(tries).toBe(2);
    await advance(1_000);
    expect(tries).toBe(3);
    await advance(20_000);
    expect(ran.map(({ subject }) => subject)).toEqual(['whole', 'broken']);
  });

  it('keeps what it does not know for a program that does', async () => {
    const { id } = await plan('from the future', inMinutes(0), 'rotation');
    await started();
    expect(errors()).toHaveLength(1);
    expect(await occurrences(db.prisma, workspaceId).byId(id)).toMatchObject({ state: 'planned' });
  });

  it('neither repeats nor forgets when the clock is set back by an hour', async () => {
    await plan('before', inMinutes(0));
    await plan('after', inMinutes(2));
    await started();
    clock.jump(-HOUR);
    await advance(30 * MINUTE);
    expect(ran.map(({ subject }) => subject)).toEqual(['before']);
    await advance(HOUR);
    expect(ran.map(({ subject }) => subject)).toEqual(['before', 'after']);
    expect(ran[1]?.at).toBe('07:02:00');
  });

  it('hands over everything that a jump of a day left behind, within a minute', async () => {
    for (const hours of [1, 5, 23]) await plan(`in ${hours} hours`, inMinutes(hours * 60));
    await started();
    clock.jump(24 * HOUR);
    await advance(MINUTE);
    expect(ran.map(({ subject }) => subject)).toEqual(['in 1 hours', 'in 5 hours', 'in 23 hours']);
  });

  it('tells when it last looked', async () => {
    expect(tick.lastTickAt).toBeNull();
    await started();
    expect(tick.lastTickAt).toEqual(START);
    await advance(MINUTE);
    expect(tick.lastTickAt).toEqual(inMinutes(1));
  });

  it('waits at the stop for what is running, and takes up nothing more', async () => {
    await plan('running', inMinutes(-1));
    await plan('running', inMinutes(0));
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const entered = new Promise<void>((enter) => {
      act = () => {
        enter();
        return held;
      };
    });
    tick.start();
    await entered;
    const stopped = tick.stop();
    release();
    await stopped;
    tick.wake();
    await tick.idle();
    expect(ran).toHaveLength(1);
  });

  it('looks again soon when the database could not be read', async () => {
    await plan('waiting', inMinutes(0));
    const { prisma } = db;
    let isAway = true;
    const flaky: Database = {
      ...db,
      get prisma() {
        if (isAway) throw new Error('the database is away');
        return prisma;
      },
    };
    tick = createTick({ db: flaky, clock, kinds: [opener], logger: pino({ level: 'silent' }), afterwards: () => {} });
    await started();
    expect(tick.lastTickAt).toBeNull();
    isAway = false;
    await advance(5_000);
    expect(ran).toHaveLength(1);
  });
});

describeEachProvider('two ticks on one database', (provider) => {
  it('settle each occurrence once', async () => {
    const fresh = await freshDatabase(provider);
    const db = await fresh.open();
    const workspaceId = await addWorkspace(db.prisma);
    const clock = movableClock(START);
    const settledBy: string[] = [];
    const replica = (name: string): Tick =>
      createTick({
        db,
        clock,
        logger: pino({ level: 'silent' }),
        afterwards: () => {},
        kinds: [
          {
            kind: 'opener',
            async run({ id }, now) {
              if (await occurrences(db.prisma, workspaceId).settle(id, 'planned', 'posted', '', now))
                settledBy.push(name);
            },
          },
        ],
      });
    for (let index = 0; index < 20; index += 1) {
      await occurrences(db.prisma, workspaceId).plan({
        kind: 'opener',
        subjectId: `meeting ${index}`,
        nominalAt: START,
        dueAt: START,
        expiresAt: new Date(START.getTime() + HOUR),
      });
    }
    const ticks = [replica('one'), replica('two')];
    for (const each of ticks) each.start();
    await Promise.all(ticks.map((each) => each.idle()));
    expect(settledBy).toHaveLength(20);
    await Promise.all(ticks.map((each) => each.stop()));
    await fresh.drop();
  });
});
