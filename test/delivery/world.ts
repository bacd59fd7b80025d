import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { pino } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../src/clock.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { defineDelivery } from '../../src/delivery/delivery-kind.ts';
import type { DeliveryStore } from '../../src/delivery/delivery-store.ts';
import type { PostingClient } from '../../src/delivery/posting-client.ts';
import { createSender, type Sender } from '../../src/delivery/sender.ts';
import { memoryStore } from './memory-store.ts';

/** What becomes of a post that reaches the wire. */
export type Fate =
  | 'posted'
  | 'answer_lost'
  | 'request_lost'
  | 'server_error'
  | 'refused'
  | 'limited'
  | 'forbidden'
  | 'no_answer';

export interface Post {
  readonly deliveryId: string;
  readonly channelId: string;
  readonly ts: string;
  /** True time at which it stood in the channel. */
  readonly at: number;
}

export const START = Date.parse('2026-11-24T08:00:00Z');
const HTTP_TIMEOUT = 10_000;
/** Slack takes no longer than this to show what it will show: what comes later is beyond the promise. */
const SLOWEST_COMMIT = 14_000;

interface Flight {
  readonly deliveryId: string;
  readonly channelId: string;
  readonly fate: Fate;
  readonly leftAt: number;
  readonly replica: Replica;
  isCommitted: boolean;
  isAnswered: boolean;
  readonly answer: (result: { channelId: string; ts: string } | Error) => void;
}

interface Replica {
  readonly sender: Sender;
  readonly timers: Set<{ due: number; wake: () => void }>;
  /** How wrong its wall clock is. */
  wallError: number;
  /** True time it has spent asleep: its monotonic clock stood still. */
  slept: number;
  isAsleep: boolean;
  isDead: boolean;
}

const flush = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const kind = defineDelivery({
  kind: 'test',
  subject: z.object({}),
  render: async () => ({ kind: 'message', message: { text: 'hello', blocks: [] } }),
});

/** Replicas of the real sender before a Slack and a database whose every answer waits until the test lets it through. */
export function createWorld(options: {
  isHistoryReadable: boolean;
  wrapStore?: (store: DeliveryStore) => DeliveryStore;
}) {
  const database = memoryStore();
  const posts: Post[] = [];
  const replicas: Replica[] = [];
  let parked: { replica: Replica; resume: () => void }[] = [];
  let flights: Flight[] = [];
  let time = START;
  let weather: Fate = 'posted';
  let isHistoryDown = false;

  const pass = (replica: Replica): Promise<void> => new Promise((resume) => parked.push({ replica, resume }));

  /** Every answer of the database waits twice: before it has done anything, and after. */
  function storeOf(replica: Replica): DeliveryStore {
    const through = async <T>(work: () => Promise<T>): Promise<T> => {
      await pass(replica);
      const result = await work();
      await pass(replica);
      return result;
    };
    const store: DeliveryStore = {
      due: (now, position, limit) => through(() => database.due(now, position, limit)),
      nextAttentionAt: (after) => through(() => database.nextAttentionAt(after)),
      apply: (event, delivery, now, follow) => through(() => database.apply(event, delivery, now, follow)),
      keepSubjects: (delivery, subjects) => through(() => database.keepSubjects(delivery, subjects)),
    };
    return options.wrapStore?.(store) ?? store;
  }

  function clientOf(replica: Replica): PostingClient {
    return {
      postMessage: (channelId, _message, deliveryId) =>
        new Promise((resolve, reject) => {
          const answer = (result: { channelId: string; ts: string } | Error): void => {
            parked.push({ replica, resume: () => (result instanceof Error ? reject(result) : resolve(result)) });
          };
          const flight = { deliveryId, channelId, fate: weather, leftAt: time, replica, answer };
          flights.push({ ...flight, isCommitted: false, isAnswered: false });
        }),
      openDm: async (userId) => `D${userId}`,
      async find(channelId, deliveryId, oldest) {
        await pass(replica);
        const isDown = isHistoryDown;
        const found = posts.find((post) => post.deliveryId === deliveryId && post.at >= oldest.getTime());
        await pass(replica);
        if (!options.isHistoryReadable) throw new WebAPIPlatformError({ ok: false, error: 'missing_scope' });
        if (isDown) throw new WebAPIHTTPError(503, 'Service Unavailable', {});
        return found ? { channelId, ts: found.ts } : 'absent';
      },
    };
  }

  function clockOf(replica: Replica): Clock {
    const monotonic = (): number => time - replica.slept;
    return {
      now: () => new Date(time + replica.wallError),
      monotonic,
      after(milliseconds, wake) {
        const timer = { due: monotonic() + milliseconds, wake };
        replica.timers.add(timer);
        return { cancel: () => void replica.timers.delete(timer) };
      },
    };
  }

  function addReplica(): Replica {
    const replica: Replica = {
      sender: { wake() {}, drain: async () => {}, stop: async () => true },
      timers: new Set(),
      wallError: 0,
      slept: 0,
      isAsleep: false,
      isDead: false,
    };
    const logger = pino({ level: 'silent' });
    const metrics = { delivered() {}, outcome() {} };
    const sender = createSender({
      store: storeOf(replica),
      client: clientOf(replica),
      clock: clockOf(replica),
      logger,
      kinds: [kind],
      metrics,
    });
    Object.assign(replica, { sender });
    replicas.push(replica);
    sender.wake();
    return replica;
  }

  const living = (): Replica[] => replicas.filter(({ isDead }) => !isDead);
  const nth = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(1, items.length)];
  const commits = ({ fate }: Flight): boolean =>
    fate === 'posted' || fate === 'answer_lost' || fate === 'server_error' || fate === 'no_answer';

  function commit(flight: Flight): void {
    if (flight.isCommitted || !commits(flight)) return;
    flight.isCommitted = true;
    const ts = (time / 1000 + posts.length / 1_000_000).toFixed(6);
    posts.push({ deliveryId: flight.deliveryId, channelId: flight.channelId, ts, at: time });
  }

  function answer(flight: Flight): void {
    if (flight.isAnswered) return;
    flight.isAnswered = true;
    flight.answer(answerTo(flight, posts));
  }

  /** Lets everything go on that waits, until nothing does. */
  async function run(): Promise<void> {
    for (;;) {
      await flush();
      const awake = parked.filter(({ replica }) => !replica.isDead && !replica.isAsleep);
      if (awake.length === 0) return;
      parked = parked.filter((one) => !awake.includes(one));
      for (const { resume } of awake) resume();
    }
  }

  return {
    posts,
    rows: database.rows,
    replicas,
    addReplica,
    now: () => time,

    enqueue(target: string, windowMs: number): void {
      const id = `delivery-${database.rows.size}`;
      const dueAt = new Date(time);
      const fresh: Delivery = {
        id,
        workspaceId: 'w',
        kind: 'test',
        targetId: target,
        subject: '{}',
        state: 'pending',
        dueAt,
        notBefore: dueAt,
        expiresAt: new Date(time + windowMs),
        attempt: 0,
        requestedAt: null,
        error: '',
        threadTs: '',
      };
      database.rows.set(id, fresh);
    },

    /** Lets one answer through. */
    async step(pick: number): Promise<void> {
      const one = nth(
        parked.filter(({ replica }) => !replica.isDead && !replica.isAsleep),
        pick,
      );
      if (!one) return;
      parked = parked.filter((other) => other !== one);
      one.resume();
      await flush();
    },

    /** Slack gets on with one post: first it stands in the channel, then the answer leaves. */
    slackActs(pick: number): void {
      const flight = nth(
        flights.filter(({ isAnswered, fate }) => !isAnswered && fate !== 'no_answer'),
        pick,
      );
      if (!flight) return;
      if (commits(flight) && !flight.isCommitted) commit(flight);
      else answer(flight);
    },

    async advance(milliseconds: number): Promise<void> {
      for (const flight of flights) if (flight.leftAt + SLOWEST_COMMIT <= time + milliseconds) commit(flight);
      time += milliseconds;
      for (const flight of flights) if (flight.leftAt + HTTP_TIMEOUT <= time) answer(flight);
      flights = flights.filter((flight) => !flight.isAnswered || (commits(flight) && !flight.isCommitted));
      for (const replica of living()) {
        if (replica.isAsleep) {
          replica.slept += milliseconds;
          continue;
        }
        for (const timer of [...replica.timers]) {
          if (timer.due > time - replica.slept) continue;
          replica.timers.delete(timer);
          timer.wake();
        }
      }
      await flush();
    },

    crash(pick: number): void {
      const replica = nth(living(), pick);
      if (replica) replica.isDead = true;
      if (replica) addReplica();
    },
    setWall(pick: number, wallError: number): void {
      const replica = nth(living(), pick);
      if (replica) replica.wallError = wallError;
    },
    toggleSleep(pick: number): void {
      const replica = nth(living(), pick);
      if (replica) replica.isAsleep = !replica.isAsleep;
    },
    nudge(pick: number): void {
      nth(living(), pick)?.sender.wake();
    },
    setWeather(fate: Fate): void {
      weather = fate;
    },
    setHistoryDown(isDown: boolean): void {
      isHistoryDown = isDown;
    },

    /** Slack is well again, clocks are right, everybody is awake; then time passes until nothing is open any more. */
    async heal(patienceMs: number): Promise<void> {
      weather = 'posted';
      isHistoryDown = false;
      for (const replica of living()) Object.assign(replica, { isAsleep: false, wallError: 0 });
      const isOpen = (): boolean =>
        [...database.rows.values()].some(({ state }) => ['pending', 'sending', 'unsure'].includes(state));
      for (const end = time + patienceMs; time < end && isOpen(); ) {
        for (let acts = flights.length * 2; acts > 0; acts -= 1) this.slackActs(0);
        await run();
        await this.advance(5_000);
      }
      await run();
    },
  };
}

export type World = ReturnType<typeof createWorld>;

function answerTo({ fate, deliveryId }: Flight, posts: readonly Post[]): { channelId: string; ts: string } | Error {
  switch (fate) {
    case 'posted': {
      const post = posts.find((one) => one.deliveryId === deliveryId);
      return post ?? new WebAPIRequestError(new DOMException('timed out', 'TimeoutError'));
    }
    case 'server_error':
      return new WebAPIHTTPError(503, 'Service Unavailable', {});
    case 'refused':
      return new WebAPIRequestError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    case 'limited':
      return new WebAPIRateLimitedError(3);
    case 'forbidden':
      return new WebAPIPlatformError({ ok: false, error: 'is_archived' });
    case 'answer_lost':
    case 'request_lost':
      return new WebAPIRequestError(Object.assign(new Error('reset'), { code: 'UND_ERR_SOCKET' }));
    case 'no_answer':
      return new WebAPIRequestError(new DOMException('timed out', 'TimeoutError'));
  }
}
