import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type MovableClock, movableClock } from '../../sandbox/clock.ts';
import type { Database } from '../../src/database.ts';
import { defineDelivery, type Rendered } from '../../src/delivery/delivery-kind.ts';
import type { EditingClient } from '../../src/delivery/editing-client.ts';
import { enqueue } from '../../src/delivery/enqueue.ts';
import { eraseFromMessagesAbout, refreshMessagesAbout } from '../../src/delivery/message-subjects.ts';
import { refreshStore, unremovedMessages } from '../../src/delivery/refresh-store.ts';
import { createRefresher, type Refresher } from '../../src/delivery/refresher.ts';
import { describeEachProvider, type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type TestLog, testLog } from '../support/log.ts';
import { answerLost, type Fault, rateLimited, refusedWith, requestLost } from './fake-slack.ts';

const NOW = new Date('2026-11-24T08:00:00Z');
const MAARIT = { kind: 'customer', subjectId: 'maarit' };

describeEachProvider('a message that no longer says what is true', (provider) => {
  let database: FreshDatabase;
  let db: Database;
  let clock: MovableClock;
  let log: TestLog;
  let workspaceId: string;
  let rendered: Rendered;
  let refresher: Refresher;
  const done: string[] = [];
  const faults: Fault[] = [];

  /** Slack, as far as it is asked to change something. */
  const client: EditingClient = {
    async updateMessage({ channelId, ts }, message, deliveryId) {
      await happen(`${channelId} ${ts} says ${message.text}`, deliveryId);
    },
    async deleteMessage({ channelId, ts }) {
      await happen(`${channelId} ${ts} is gone`);
    },
  };
  async function happen(what: string, _deliveryId?: string): Promise<void> {
    const fault = faults.shift();
    if (!fault || fault.isDone) done.push(what);
    if (fault) throw fault.error;
  }

  const start = (): Refresher =>
    createRefresher({
      store: refreshStore(db),
      client,
      clock,
      logger: log.logger,
      kinds: [defineDelivery({ kind: 'test', subject: z.object({}), render: async () => rendered })],
    });
  const look = async (): Promise<void> => {
    refresher.wake();
    await refresher.drain();
  };

  beforeEach(async () => {
    database = await freshDatabase(provider);
    db = await database.open();
    clock = movableClock(NOW);
    log = testLog();
    done.length = 0;
    faults.length = 0;
    rendered = { kind: 'message', message: { text: 'anew', blocks: [] } };
    const team = { teamId: 'T1', name: 'Northwind', url: 'https://northwind.slack.com/', createdAt: NOW };
    workspaceId = (await db.prisma.workspace.create({ data: team })).id;
    await posted('C1', '1.0');
    refresher = start();
  });
  afterEach(async () => {
    await refresher.stop(1_000);
    await db.close();
    await database.drop();
  });

  async function posted(channelId: string, ts: string, state: 'sent' | 'sending' = 'sent'): Promise<string> {
    const message = { kind: 'test', targetId: channelId, subject: {}, speaksOf: [MAARIT], dedupeKey: ts };
    const id = await enqueue(db.prisma, workspaceId, { ...message, dueAt: NOW, expiresAt: NOW }, NOW);
    const place = state === 'sent' ? { channelId, ts, sentAt: NOW } : {};
    await db.prisma.delivery.update({ where: { id }, data: { state, ...place } });
    return id;
  }
  const changed = () => refreshMessagesAbout(db.prisma, workspaceId, [MAARIT], clock.now());
  const erased = () => eraseFromMessagesAbout(db.prisma, workspaceId, [MAARIT], clock.now());

  it('is written anew in its place, once', async () => {
    await changed();
    await look();
    await look();
    expect(done).toEqual(['C1 1.0 says anew']);
  });

  it('is left alone when something else changed', async () => {
    await refreshMessagesAbout(db.prisma, workspaceId, [{ kind: 'customer', subjectId: 'leena' }], NOW);
    await look();
    expect(done).toEqual([]);
  });

  it('is deleted when it has nothing more to say, and never touched again', async () => {
    rendered = { kind: 'abandon', reason: 'empty' };
    await changed();
    await look();
    rendered = { kind: 'message', message: { text: 'back', blocks: [] } };
    await changed();
    await look();
    expect(done).toEqual(['C1 1.0 is gone']);
  });

  it('that was on its way when the change came is looked at once it stands', async () => {
    const id = await posted('C2', '2.0', 'sending');
    await changed();
    await look();
    expect(done).toEqual(['C1 1.0 says anew']);
    await db.prisma.delivery.update({
      where: { id },
      data: { state: 'sent', channelId: 'C2', ts: '2.0', sentAt: NOW },
    });
    await look();
    expect(done).toEqual(['C1 1.0 says anew', 'C2 2.0 says anew']);
  });

  it.each([
    ['whose answer got lost', answerLost, ['C1 1.0 says anew', 'C1 1.0 says anew']],
    ['that never reached Slack', requestLost, ['C1 1.0 says anew']],
    ['that Slack put off', rateLimited(20), ['C1 1.0 says anew']],
  ])('%s is written again a little later', async (_case, fault, expected) => {
    faults.push(fault);
    await changed();
    await look();
    await clock.advance(31_000, { between: () => refresher.drain() });
    expect(done).toEqual(expected);
  });

  it('that changes once more while it is written is written once more', async () => {
    const once = client.updateMessage;
    await changed();
    const busy = createRefresher({
      store: refreshStore(db),
      client: {
        ...client,
        async updateMessage(place, message, id) {
          await once(place, message, id);
          if (done.length > 1) return;
          await changed();
          busy.wake();
        },
      },
      clock,
      logger: log.logger,
      kinds: [defineDelivery({ kind: 'test', subject: z.object({}), render: async () => rendered })],
    });
    busy.wake();
    await busy.drain();
    await clock.advance(2_000, { between: () => busy.drain() });
    expect(done).toHaveLength(2);
    await busy.stop(1_000);
  });

  it('that Slack lets nobody edit stays, when it is only out of date', async () => {
    faults.push(refusedWith('edit_window_closed'));
    await changed();
    await look();
    await look();
    expect(done).toEqual([]);
    expect(await unremovedMessages(db.prisma, workspaceId)).toEqual([]);
  });

  it('that Slack lets nobody edit is deleted, when what it speaks of was erased', async () => {
    faults.push(refusedWith('edit_window_closed'));
    await erased();
    await look();
    expect(done).toEqual(['C1 1.0 is gone']);
  });

  it('that cannot be deleted either is kept on a list for an admin', async () => {
    faults.push(refusedWith('cant_update_message'), refusedWith('channel_not_found'));
    await erased();
    await look();
    expect(await unremovedMessages(db.prisma, workspaceId)).toMatchObject([
      { channelId: 'C1', ts: '1.0', code: 'channel_not_found' },
    ]);
    expect(log.errors()).toHaveLength(1);
  });

  it('that somebody deleted by hand is let go', async () => {
    faults.push(refusedWith('message_not_found'));
    await erased();
    await look();
    expect(await unremovedMessages(db.prisma, workspaceId)).toEqual([]);
  });

  it('is taken up by the next process when this one died before it', async () => {
    await changed();
    refresher = start();
    await look();
    expect(done).toEqual(['C1 1.0 says anew']);
  });

  it('keeps Slack’s pace: one change a second in a channel', async () => {
    await posted('C1', '3.0');
    await changed();
    await look();
    expect(done).toHaveLength(1);
    await clock.advance(1_500, { between: () => refresher.drain() });
    expect(done).toHaveLength(2);
  });
});
