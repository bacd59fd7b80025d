import { WebAPIRequestError } from '@slack/web-api';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type MovableClock, movableClock } from '../../sandbox/clock.ts';
import type { Database } from '../../src/database.ts';
import type { Outcome } from '../../src/delivery/delivery.ts';
import { defineDelivery, type Rendered } from '../../src/delivery/delivery-kind.ts';
import { deliveryStore } from '../../src/delivery/delivery-store.ts';
import { enqueue, type NewDelivery } from '../../src/delivery/enqueue.ts';
import { createSender, type Sender } from '../../src/delivery/sender.ts';
import type { SenderDeps } from '../../src/delivery/sender-deps.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';
import {
  answerLost,
  fakeSlack,
  rateLimited,
  refusedWith,
  requestLost,
  unavailable,
  unreachable,
} from './fake-slack.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const START = new Date('2026-11-24T08:00:00Z');

describe('the sender', () => {
  let fresh: FreshDatabase;
  let db: Database;
  let workspaceId: string;
  let clock: MovableClock;
  let slack: ReturnType<typeof fakeSlack>;
  let senders: Sender[];
  let sender: Sender;
  let outcomes: Outcome[];
  let figures: string[];
  let logged: { level: number; msg: string }[];
  let render: () => Promise<Rendered>;
  let settled: () => Promise<void>;

  const story = defineDelivery({
    kind: 'story',
    subject: z.object({ storyId: z.string() }),
    render: () => render(),
    settled: async (tx, { subject }, outcome) => {
      await settled();
      outcomes.push(outcome);
      await tx.auditEntry.create({ data: { workspaceId, at: outcome.at, act: `${subject.storyId} ${outcome.state}` } });
    },
  });

  const newSender = (changes: Partial<SenderDeps> = {}): Sender => {
    const created = createSender({
      store: deliveryStore(db),
      client: slack.client,
      clock,
      kinds: [story],
      logger: pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) }),
      metrics: {
        delivered: (kind, lateness) => void figures.push(`${kind} ${lateness} ms late`),
        outcome: (kind, state) => void figures.push(`${kind} ${state}`),
      },
      ...changes,
    });
    senders.push(created);
    return created;
  };

  beforeEach(async () => {
    fresh = await freshDatabase('sqlite');
    db = await fresh.open();
    workspaceId = await addWorkspace(db.prisma);
    clock = movableClock(START);
    slack = fakeSlack(clock);
    [senders, outcomes, figures, logged] = [[], [], [], []];
    render = async () => ({ kind: 'message', message: { text: 'It times out', blocks: [] } });
    settled = async () => {};
    sender = newSender();
  });
  afterEach(async () => {
    // A crashed one never drains; it is not waited for.
    await Promise.all(senders.map((one) => Promise.race([one.stop(0), clock.advance(1)])));
    await fresh.drop();
  });

  const write = (name: string, changes: Partial<NewDelivery> = {}): Promise<string> =>
    enqueue(
      db.prisma,
      workspaceId,
      {
        kind: 'story',
        targetId: 'C1',
        subject: { storyId: name },
        dedupeKey: name,
        dueAt: START,
        expiresAt: new Date(START.getTime() + 30 * MINUTE),
        ...changes,
      },
      START,
    );
  const row = (id: string) => db.prisma.delivery.findUniqueOrThrow({ where: { id } });
  const audit = async (): Promise<string[]> => (await db.prisma.auditEntry.findMany()).map(({ act }) => act);
  const work = async (one: Sender = sender): Promise<void> => {
    one.wake();
    await one.drain();
  };
  const advance = (milliseconds: number, one: Sender = sender): Promise<void> =>
    clock.advance(milliseconds, { between: () => one.drain() });
  const errors = () => logged.filter(({ level }) => level >= 50);

  it('posts what is due and remembers where it stands, with what follows', async () => {
    const id = await write('Acme', { dueAt: new Date(START.getTime() - 2 * SECOND) });
    await work();
    expect(slack.posts).toMatchObject([{ channelId: 'C1', deliveryId: id, text: 'It times out' }]);
    expect(await row(id)).toMatchObject({
      state: 'sent',
      channelId: 'C1',
      ts: slack.posts[0]?.ts,
      sentAt: START,
      error: '',
    });
    expect(await audit()).toEqual(['Acme sent']);
    expect(figures).toEqual(['story sending', 'story sent', 'story 2000 ms late']);
  });

  it('opens the DM of a person', async () => {
    await write('Acme', { targetId: 'U7' });
    await work();
    expect(slack.opened).toEqual(['U7']);
    expect(slack.posts[0]?.channelId).toBe('D-U7');
  });

  it('posts at the very instant, without being woken again', async () => {
    await write('Acme', { dueAt: new Date(START.getTime() + 90_500) });
    await work();
    await advance(2 * MINUTE);
    expect(slack.posts[0]?.at).toEqual(new Date('2026-11-24T08:01:30.500Z'));
  });

  it('takes a definite refusal for an answer, with Slack’s code', async () => {
    const id = await write('Acme');
    slack.next('post', refusedWith('is_archived'));
    await work();
    await advance(30 * MINUTE);
    expect(await row(id)).toMatchObject({ state: 'failed', error: 'is_archived' });
    expect(outcomes).toEqual([{ state: 'failed', code: 'is_archived', at: START }]);
    expect(slack.posts).toEqual([]);
  });

  it('waits as long as a 429 asks, over a restart too, and lets other channels go on', async () => {
    const limited = await write('Acme');
    slack.next('post', rateLimited(40));
    await work();
    expect(await row(limited)).toMatchObject({
      state: 'pending',
      error: 'rate_limited',
      notBefore: new Date(START.getTime() + 40_000),
    });
    await write('Globex', { targetId: 'C2' });
    const restarted = newSender();
    await work(restarted);
    expect(slack.posts.map(({ channelId }) => channelId)).toEqual(['C2']);
    await advance(39 * SECOND, restarted);
    expect(slack.posts).toHaveLength(1);
    await advance(SECOND, restarted);
    expect(slack.posts.map(({ deliveryId }) => deliveryId)).toContain(limited);
  });

  it('pauses the whole method when a second channel is limited too', async () => {
    await write('Acme', { targetId: 'C1' });
    await write('Globex', { targetId: 'C2' });
    slack.next('post', rateLimited(20), rateLimited(20));
    await work();
    await write('Initech', { targetId: 'C3' });
    await work();
    expect(slack.posts).toEqual([]);
    await advance(20 * SECOND);
    expect(slack.posts).toHaveLength(3);
  });

  it('tries again with growing pauses while Slack cannot be reached', async () => {
    const id = await write('Acme');
    slack.next('post', unreachable, unreachable, unreachable);
    await work();
    expect(await row(id)).toMatchObject({
      state: 'pending',
      error: 'ECONNREFUSED',
      notBefore: new Date(START.getTime() + 5_000),
    });
    await advance(35 * SECOND);
    expect(slack.posts[0]?.at).toEqual(new Date(START.getTime() + 35_000));
    expect((await row(id)).attempt).toBe(4);
  });

  it('treats a DM that cannot be opened as not sent', async () => {
    await write('Acme', { targetId: 'U7' });
    slack.next('openDm', unavailable);
    await work();
    await advance(5 * SECOND);
    expect(slack.posts).toHaveLength(1);
  });

  it('finds a post whose answer was lost, and does not repeat it', async () => {
    const id = await write('Acme');
    slack.next('post', answerLost);
    await work();
    expect(await row(id)).toMatchObject({ state: 'unsure', error: 'UND_ERR_SOCKET' });
    expect(outcomes).toEqual([]);
    await advance(20 * SECOND);
    expect(await row(id)).toMatchObject({ state: 'sent', channelId: 'C1', ts: slack.posts[0]?.ts });
    expect(slack.posts).toHaveLength(1);
  });

  it('posts again what surely did not arrive', async () => {
    const id = await write('Acme');
    slack.next('post', requestLost);
    await work();
    await advance(MINUTE);
    expect(await row(id)).toMatchObject({ state: 'sent', attempt: 2 });
    expect(slack.posts).toHaveLength(1);
  });

  it('never repeats what it cannot look up, and says so', async () => {
    const id = await write('Acme');
    slack.next('post', answerLost);
    slack.next('find', refusedWith('missing_scope'));
    await work();
    await advance(30 * MINUTE);
    expect(await row(id)).toMatchObject({ state: 'abandoned', error: 'unknown: missing_scope' });
    expect(outcomes).toMatchObject([{ state: 'abandoned', reason: 'unknown' }]);
    expect(slack.posts).toHaveLength(1);
  });

  it('goes on looking while Slack is away, until the window is over', async () => {
    const id = await write('Acme');
    slack.next('post', answerLost);
    slack.next('find', ...Array.from({ length: 200 }, () => unavailable));
    await work();
    await advance(29 * MINUTE);
    expect((await row(id)).state).toBe('unsure');
    await advance(2 * MINUTE);
    expect(outcomes).toMatchObject([{ state: 'abandoned', reason: 'unknown' }]);
  });

  it('gives up aloud what is too late', async () => {
    const id = await write('Acme', { expiresAt: START });
    await work();
    expect(slack.posts).toEqual([]);
    expect(await row(id)).toMatchObject({ state: 'abandoned', error: 'expired' });
    expect(outcomes).toEqual([{ state: 'abandoned', reason: 'expired', at: START }]);
  });

  it('gives up what has no chance before its window is over, at that instant', async () => {
    const id = await write('Acme', { expiresAt: new Date(START.getTime() + 10_000) });
    slack.next('post', rateLimited(600));
    await work();
    await advance(10 * SECOND);
    expect(await row(id)).toMatchObject({ state: 'abandoned', error: 'expired: rate_limited' });
  });

  it('drops what no longer holds', async () => {
    const id = await write('Acme');
    render = async () => ({ kind: 'abandon', reason: 'undone' });
    await work();
    expect(await row(id)).toMatchObject({ state: 'abandoned', error: 'undone' });
    expect(await audit()).toEqual(['Acme abandoned']);
  });

  it('puts off what may not be said yet, and writes it anew then', async () => {
    const id = await write('Acme');
    const at = new Date(START.getTime() + 2 * MINUTE);
    render = async () => ({ kind: 'later', at, reason: 'at night' });
    await work();
    expect(await row(id)).toMatchObject({ state: 'pending', notBefore: at, error: 'at night' });
    render = async () => ({ kind: 'message', message: { text: 'It times out', blocks: [] } });
    await advance(2 * MINUTE);
    expect(slack.posts).toHaveLength(1);
  });

  it('tries later what cannot be written, and tells the operator', async () => {
    await write('Acme');
    render = async () => {
      render = async () => ({ kind: 'message', message: { text: 'It times out', blocks: [] } });
      throw new Error('a bug in a view');
    };
    await work();
    expect(errors()).toHaveLength(1);
    await advance(5 * SECOND);
    expect(slack.posts).toHaveLength(1);
  });

  it('tries later what Slack kept from being written, and wakes nobody', async () => {
    await write('Acme');
    render = async () => {
      render = async () => ({ kind: 'message', message: { text: 'It times out', blocks: [] } });
      throw new WebAPIRequestError(new Error('timeout'));
    };
    await work();
    expect(errors()).toEqual([]);
    expect(logged).toContainEqual(
      expect.objectContaining({ level: 40, msg: 'a message cannot be written; trying again later' }),
    );
    await advance(5 * SECOND);
    expect(slack.posts).toHaveLength(1);
  });

  it('keeps what it does not know', async () => {
    const id = await write('Acme', { kind: 'from the future' });
    await work();
    expect(errors()).toHaveLength(1);
    expect((await row(id)).state).toBe('pending');
  });

  it('posts a message a second to one channel, and others meanwhile', async () => {
    for (const name of ['one', 'two', 'three']) await write(name);
    await write('elsewhere', { targetId: 'C2' });
    await work();
    expect(slack.posts.map(({ channelId }) => channelId).sort()).toEqual(['C1', 'C2']);
    await advance(2 * SECOND);
    const seconds = slack.posts.filter(({ channelId }) => channelId === 'C1').map(({ at }) => at.getUTCSeconds());
    expect(seconds).toEqual([0, 1, 2]);
  });

  it('writes a mark again that the database did not take', async () => {
    const id = await write('Acme');
    const store = deliveryStore(db);
    let away = 2;
    const flaky = newSender({
      store: {
        ...store,
        async apply(event, delivery, now, follow) {
          if (event.type === 'accepted' && away-- > 0) {
            setImmediate(() => void clock.advance(5 * SECOND));
            throw new Error('the database is away');
          }
          return store.apply(event, delivery, now, follow);
        },
      },
    });
    await work(flaky);
    expect(await row(id)).toMatchObject({ state: 'sent', attempt: 1 });
    expect(slack.posts).toHaveLength(1);
  });

  it('keeps mark and what follows together: neither is written when one cannot be', async () => {
    const id = await write('Acme', { expiresAt: START });
    settled = async () => {
      throw new Error('a bug in a ritual');
    };
    await work();
    expect((await row(id)).state).toBe('pending');
    expect(errors()).toHaveLength(1);
    settled = async () => {};
    await advance(5 * SECOND);
    expect((await row(id)).state).toBe('abandoned');
    expect(await audit()).toEqual(['Acme abandoned']);
  });

  describe('after a crash', () => {
    const crashAt = async (place: string): Promise<void> => {
      const crashed = await new Promise<Sender>((resolve) => {
        const doomed: Sender = newSender({
          checkpoint: (name) => (name === place ? new Promise(() => resolve(doomed)) : undefined),
        });
        doomed.wake();
      });
      expect(crashed).toBeDefined();
      sender = newSender();
      await work();
    };

    it.each(['after-claim', 'before-wire', 'after-wire', 'before-mark'])(
      '%s, the message stands once, a minute later at the latest',
      async (place) => {
        const id = await write('Acme');
        await crashAt(place);
        await advance(MINUTE + 5 * SECOND);
        expect(await row(id)).toMatchObject({ state: 'sent', ts: slack.posts[0]?.ts });
        expect(slack.posts).toHaveLength(1);
        expect(await audit()).toEqual(['Acme sent']);
      },
    );

    it('a message is not repeated where history cannot be read', async () => {
      const id = await write('Acme');
      slack.next('find', refusedWith('missing_scope'));
      await crashAt('after-wire');
      await advance(10 * MINUTE);
      expect((await row(id)).error).toBe('unknown: missing_scope');
      expect(slack.posts).toHaveLength(1);
    });
  });

  it('claims anew when it wakes from sleep long after its claim', async () => {
    const id = await write('Acme');
    let sleeps = 1;
    const sleepy = newSender({
      checkpoint: (name) => {
        // The wall goes on while a machine sleeps, its monotonic clock does not.
        if (name === 'before-wire' && sleeps-- > 0) clock.jump(5 * MINUTE);
      },
    });
    await work(sleepy);
    await advance(2 * SECOND, sleepy);
    expect(slack.posts).toHaveLength(1);
    expect(await row(id)).toMatchObject({ state: 'sent', attempt: 2 });
  });

  it('leaves at the stop what has not reached the wire, and ends what has', async () => {
    const id = await write('Acme');
    let stopped: Promise<boolean> | undefined;
    const stopping: Sender = newSender({
      checkpoint: (name) => {
        if (name === 'before-wire') stopped = stopping.stop(MINUTE);
      },
    });
    await work(stopping);
    expect(await stopped).toBe(true);
    expect(slack.posts).toEqual([]);
    expect(await row(id)).toMatchObject({ state: 'pending', error: 'stopping' });
    await work();
    expect(slack.posts).toHaveLength(1);
  });

  it('tells at the stop when something did not end in time', async () => {
    await write('Acme');
    const entered = new Promise<Sender>((resolve) => {
      const stuck: Sender = newSender({ checkpoint: () => new Promise(() => resolve(stuck)) });
      stuck.wake();
    });
    const stopped = (await entered).stop(5 * SECOND);
    await clock.advance(5 * SECOND);
    expect(await stopped).toBe(false);
  });
});
