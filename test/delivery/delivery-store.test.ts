import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { movableClock } from '../../sandbox/clock.ts';
import type { Database } from '../../src/database.ts';
import type { Delivery, DeliveryEvent } from '../../src/delivery/delivery.ts';
import { defineDelivery } from '../../src/delivery/delivery-kind.ts';
import { deliveryStore, type QueuePosition } from '../../src/delivery/delivery-store.ts';
import { enqueue, type NewDelivery } from '../../src/delivery/enqueue.ts';
import { createSender } from '../../src/delivery/sender.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { addWorkspace } from '../support/rows.ts';
import { fakeSlack } from './fake-slack.ts';

const START = new Date('2026-11-24T08:00:00Z');
const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);
const nothing = async (): Promise<void> => {};

describeEachProvider('deliveries', (provider) => {
  let fresh: FreshDatabase;
  let db: Database;
  let workspaceId: string;

  beforeEach(async () => {
    fresh = await freshDatabase(provider);
    db = await fresh.open();
    workspaceId = await addWorkspace(db.prisma);
  });
  afterEach(() => fresh.drop());

  const message = (dedupeKey: string, changes: Partial<NewDelivery> = {}): NewDelivery => ({
    kind: 'story',
    targetId: `C-${dedupeKey}`,
    subject: { storyId: dedupeKey },
    dedupeKey,
    dueAt: START,
    expiresAt: later(600),
    ...changes,
  });
  const written = async (dedupeKey: string, changes?: Partial<NewDelivery>): Promise<Delivery> => {
    const id = await enqueue(db.prisma, workspaceId, message(dedupeKey, changes), START);
    return db.prisma.delivery.findUniqueOrThrow({ where: { id } });
  };
  const apply = (event: DeliveryEvent, delivery: Delivery) => deliveryStore(db).apply(event, delivery, START, nothing);
  const stateOf = async ({ id }: Delivery) => (await db.prisma.delivery.findUniqueOrThrow({ where: { id } })).state;

  it('are written once for a cause, however close together', async () => {
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => db.transaction((tx) => enqueue(tx, workspaceId, message('Acme'), START))),
    );
    expect(new Set(ids).size).toBe(1);
    const elsewhere = await addWorkspace(db.prisma, 'T2');
    await enqueue(db.prisma, elsewhere, message('Acme'), START);
    expect(await db.prisma.delivery.count()).toBe(2);
  });

  it('leave no earlier than asked', async () => {
    expect(await written('Acme', { notBefore: later(90) })).toMatchObject({ dueAt: START, notBefore: later(90) });
    expect(await written('Globex')).toMatchObject({
      notBefore: START,
      state: 'pending',
      subject: '{"storyId":"Globex"}',
    });
  });

  it('are claimed by exactly one of many', async () => {
    const delivery = await written('Acme');
    const claims = await Promise.all(Array.from({ length: 8 }, () => apply({ type: 'claimed' }, delivery)));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('refuse the marks of an earlier claim', async () => {
    const fresh = await written('Acme');
    const first = (await apply({ type: 'claimed' }, fresh))?.delivery ?? fresh;
    await apply({ type: 'not_sent', error: 'rate_limited', retryAt: START }, first);
    const again = await apply({ type: 'claimed' }, first);
    expect(again?.delivery.attempt).toBe(2);
    expect(await apply({ type: 'accepted', channelId: 'C1', ts: '1.0' }, first)).toBeNull();
    expect(await apply({ type: 'unclear', error: 'late' }, first)).toBeNull();
    expect(await stateOf(fresh)).toBe('sending');
  });

  it('write outcome and what follows together or not at all', async () => {
    const delivery = await written('Acme');
    const failing = deliveryStore(db).apply({ type: 'expired' }, delivery, START, async (tx) => {
      await tx.auditEntry.create({ data: { workspaceId, at: START, act: 'told the host' } });
      throw new Error('a bug in a ritual');
    });
    await expect(failing).rejects.toThrow('a bug in a ritual');
    expect(await stateOf(delivery)).toBe('pending');
    expect(await db.prisma.auditEntry.count()).toBe(0);
  });

  it('let what follows happen once, whoever marks', async () => {
    const delivery = await written('Acme');
    const told: string[] = [];
    await Promise.all(
      Array.from({ length: 4 }, () =>
        deliveryStore(db).apply({ type: 'expired' }, delivery, START, async (_tx, { state }) => void told.push(state)),
      ),
    );
    expect(told).toEqual(['abandoned']);
  });

  it('wait in the order of their instants, page by page, ended ones left out', async () => {
    for (const [index, seconds] of [50, 10, 10, 10, 30, 99].entries())
      await written(`${index}`, { notBefore: later(seconds) });
    await apply({ type: 'expired' }, await written('ended'));
    const found: string[] = [];
    let position: QueuePosition | null = null;
    do {
      const page: Delivery[] = await deliveryStore(db).due(later(50), position, 2);
      found.push(...page.map(({ subject }) => z.object({ storyId: z.string() }).parse(JSON.parse(subject)).storyId));
      position = page.at(-1) ?? null;
    } while (position);
    expect([found.slice(0, 3).sort(), found.slice(3)]).toEqual([
      ['1', '2', '3'],
      ['4', '0'],
    ]);
    expect(await deliveryStore(db).nextAttentionAt(later(50))).toEqual(later(99));
    expect(await deliveryStore(db).nextAttentionAt(later(99))).toBeNull();
  });

  it('are shared by two senders, and each stands once', async () => {
    for (let index = 0; index < 40; index += 1) await written(`meeting ${index}`);
    const clock = movableClock(START);
    const slack = fakeSlack(clock);
    const settled: string[] = [];
    const kind = defineDelivery({
      kind: 'story',
      subject: z.object({ storyId: z.string() }),
      render: async () => ({ kind: 'message', message: { text: 'hello', blocks: [] } }),
      settled: async (_tx, { id }) => void settled.push(id),
    });
    const databases = provider === 'postgresql' ? [db, await fresh.open()] : [db, db];
    const senders = databases.map((database) =>
      createSender({
        store: deliveryStore(database),
        client: slack.client,
        clock,
        kinds: [kind],
        logger: pino({ level: 'silent' }),
        metrics: { delivered() {}, outcome() {} },
      }),
    );
    for (const sender of senders) sender.wake();
    await Promise.all(senders.map((sender) => sender.drain()));
    expect(new Set(slack.posts.map(({ deliveryId }) => deliveryId)).size).toBe(40);
    expect(slack.posts).toHaveLength(40);
    expect(await db.prisma.delivery.count({ where: { state: 'sent' } })).toBe(40);
    expect(new Set(settled).size).toBe(40);
    await Promise.all(senders.map((sender) => sender.stop(0)));
  });
});
