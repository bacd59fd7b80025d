import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryStore } from '../../src/delivery/delivery-store.ts';
import { createWorld, type Fate, START, type World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Act =
  | { readonly type: 'step' | 'slack' | 'crash' | 'sleep' | 'nudge'; readonly pick: number }
  | { readonly type: 'advance'; readonly by: number }
  | { readonly type: 'wall'; readonly pick: number; readonly error: number }
  | { readonly type: 'weather'; readonly fate: Fate }
  | { readonly type: 'history'; readonly isDown: boolean }
  | { readonly type: 'enqueue'; readonly target: string; readonly window: number };

interface Weighted {
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<Act>;
}

const pick = fc.nat({ max: 20 });
const fates: Fate[] = ['posted', 'answer_lost', 'request_lost', 'server_error', 'refused', 'limited', 'no_answer'];
const of = <T extends Act['type']>(type: T) => fc.constant(type);

const ordinary: readonly Weighted[] = [
  { weight: 40, arbitrary: fc.record({ type: of('step'), pick }) },
  { weight: 15, arbitrary: fc.record({ type: of('slack'), pick }) },
  {
    weight: 10,
    arbitrary: fc.record({
      type: of('advance'),
      by: fc.constantFrom(200, 1_000, 5_000, 11_000, 16_000, 31_000, MINUTE, 5 * MINUTE),
    }),
  },
  { weight: 5, arbitrary: fc.record({ type: of('nudge'), pick }) },
  { weight: 5, arbitrary: fc.record({ type: of('weather'), fate: fc.constantFrom(...fates) }) },
  { weight: 3, arbitrary: fc.record({ type: of('crash'), pick }) },
  { weight: 2, arbitrary: fc.record({ type: of('history'), isDown: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: of('enqueue'),
      target: fc.constantFrom('C1', 'C2', 'U1'),
      window: fc.constantFrom(MINUTE, 2 * HOUR),
    }),
  },
];
const strange: readonly Weighted[] = [
  { weight: 3, arbitrary: fc.record({ type: of('sleep'), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: of('wall'), pick, error: fc.constantFrom(0, -HOUR, HOUR, 24 * HOUR, -24 * HOUR) }),
  },
  { weight: 2, arbitrary: fc.record({ type: of('weather'), fate: fc.constant<Fate>('forbidden') }) },
];

function days(...acts: readonly Weighted[]): fc.Arbitrary<Act[]> {
  return fc.array(fc.oneof(...acts), { minLength: 20, maxLength: 150, size: 'max' });
}

async function live(world: World, acts: readonly Act[]): Promise<void> {
  world.addReplica();
  world.addReplica();
  world.enqueue('C1', 2 * HOUR);
  for (const act of acts) await perform(world, act);
}

async function perform(world: World, act: Act): Promise<void> {
  switch (act.type) {
    case 'step':
      return world.step(act.pick);
    case 'advance':
      return world.advance(act.by);
    case 'slack':
      return world.slackActs(act.pick);
    case 'crash':
      return world.crash(act.pick);
    case 'sleep':
      return world.toggleSleep(act.pick);
    case 'nudge':
      return world.nudge(act.pick);
    case 'wall':
      return world.setWall(act.pick, act.error);
    case 'weather':
      return world.setWeather(act.fate);
    case 'history':
      return world.setHistoryDown(act.isDown);
    case 'enqueue':
      return world.enqueue(act.target, act.window);
  }
}

/** What must hold whatever happened. */
function expectOnceAndVisible(world: World): void {
  for (const { id, state, error } of world.rows.values()) {
    const standing = world.posts.filter(({ deliveryId }) => deliveryId === id).length;
    const told = `${id} is ${state} (${error}) and stands ${standing} times`;
    expect(standing, told).toBeLessThanOrEqual(1);
    expect(['sent', 'failed', 'abandoned'], told).toContain(state);
    if (state === 'sent') expect(standing, told).toBe(1);
    else expect(error, told).not.toBe('');
    if (state === 'failed' || error.startsWith('expired')) expect(standing, told).toBe(0);
  }
}

const RUNS = { numRuns: 400, endOnFailure: true };

describe('a delivery, whatever happens on the way', () => {
  it('is posted at most once and ends visibly, with clocks set, sleep, crashes and two replicas', async () => {
    await fc.assert(
      fc.asyncProperty(days(...ordinary, ...strange), fc.boolean(), async (acts, isHistoryReadable) => {
        const world = createWorld({ isHistoryReadable });
        await live(world, acts);
        await world.heal(30 * HOUR);
        expectOnceAndVisible(world);
      }),
      RUNS,
    );
  });

  it('is not lost inside its window once Slack is well again, nor posted outside it', async () => {
    await fc.assert(
      fc.asyncProperty(days(...ordinary), async (acts) => {
        const world = createWorld({ isHistoryReadable: true });
        await live(world, acts);
        const wellSince = world.now();
        await world.heal(3 * HOUR);
        expectOnceAndVisible(world);
        for (const { id, state, expiresAt, error } of world.rows.values()) {
          if (expiresAt.getTime() > wellSince + 15 * MINUTE) expect([id, state, error]).toEqual([id, 'sent', '']);
        }
        for (const post of world.posts) {
          const row = world.rows.get(post.deliveryId);
          expect(post.at).toBeGreaterThanOrEqual(row?.dueAt.getTime() ?? Number.NaN);
          expect(post.at).toBeLessThan((row?.expiresAt.getTime() ?? Number.NaN) + 15_000);
        }
      }),
      RUNS,
    );
  });
});

describe('the model would notice', () => {
  const findsFault = async (wrapStore: (store: DeliveryStore) => DeliveryStore): Promise<boolean> => {
    const { failed } = await fc.check(
      fc.asyncProperty(days(...ordinary), async (acts) => {
        const world = createWorld({ isHistoryReadable: true, wrapStore });
        await live(world, acts);
        await world.heal(3 * HOUR);
        expectOnceAndVisible(world);
      }),
      { ...RUNS, seed: START },
    );
    return failed;
  };

  it('a sender that posts again when a lease is over', async () => {
    const blind = (store: DeliveryStore): DeliveryStore => ({
      ...store,
      apply: async (event, delivery, now, follow) => {
        const applied = await store.apply(event, delivery, now, follow);
        if (event.type !== 'lease_over' || !applied) return applied;
        return store.apply({ type: 'absent' }, applied.delivery, now, follow);
      },
    });
    expect(await findsFault(blind)).toBe(true);
  });

  it('a sender that takes an unclear answer for a refusal', async () => {
    const hopeful = (store: DeliveryStore): DeliveryStore => ({
      ...store,
      apply: (event, delivery, now, follow) =>
        store.apply(
          event.type === 'unclear' ? { type: 'not_sent', error: event.error, retryAt: now } : event,
          delivery,
          now,
          follow,
        ),
    });
    expect(await findsFault(hopeful)).toBe(true);
  });
});
