import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database, Tx } from '../../../src/database.ts';
import { undoCapture } from '../../../src/rituals/conversations/capture-conversation.ts';
import { conversations } from '../../../src/rituals/conversations/conversation-store.ts';
import { editConversation } from '../../../src/rituals/conversations/edit-conversation.ts';
import { hasLogged, startStory } from '../../stories/acts.ts';
import { describeEachProvider } from '../../support/database.ts';
import { gate } from '../../support/gate.ts';
import type { Team } from '../../support/team.ts';

describeEachProvider('while a colleague is taking a record', (provider) => {
  let team: Team;
  beforeEach(async () => {
    team = await startStory(provider);
  });
  afterEach(() => team.end());

  /** Lets `act` begin when Arjun's Take is done but not committed; gives what came of the act after the commit. */
  async function whileTaken<T>(
    act: (db: Database, facts: Facts) => Promise<T>,
  ): Promise<{ outcome: unknown; row: unknown }> {
    const number = await hasLogged(team, 'Mikko', 'Acme Oy: whose is it?');
    await hasLogged(team, 'Arjun', 'Delta: makes Arjun known');
    const { id, workspaceId, hearerId, updatedAt } = await team.db.prisma.conversation.findFirstOrThrow({
      where: { number },
    });
    const arjun = await team.db.prisma.member.findFirstOrThrow({ where: { name: 'Arjun' } });
    const now = new Date(updatedAt.getTime() + 1_000);
    const [beforeCommit, underWay] = [gate(), gate()];
    const taking = team.db.transaction(async (tx) => {
      await conversations(tx, workspaceId).take(id, arjun.id, null, now);
      await beforeCommit.pass();
    });
    await beforeCommit.reached;
    underWay.open();
    const acting = act(watched(team.db, underWay.pass), { id, workspaceId, hearerId, seenAt: updatedAt, now }).catch(
      (error: unknown) => error,
    );
    // On SQLite the act does not even begin before the other transaction ends.
    if (provider === 'postgresql') await underWay.reached;
    beforeCommit.open();
    await taking;
    const outcome = await acting;
    return { outcome, row: await team.db.prisma.conversation.findFirst({ where: { id }, include: { owner: true } }) };
  }

  it('an edit waits, sees that it is changed, and takes nothing away', async () => {
    const { outcome, row } = await whileTaken((db, { id, workspaceId, hearerId, seenAt, now }) =>
      editConversation(
        db,
        workspaceId,
        { conversationId: id, told: NOTHING_TO_ANSWER, editor: member(hearerId), zone: 'Europe/Helsinki', seenAt },
        now,
      ),
    );
    expect(row).toMatchObject({ stage: 'assigned', owner: { name: 'Arjun' } });
    expect(outcome).toMatchObject({ code: 'changed_meanwhile', message: '#1 was changed meanwhile. Open it again.' });
  });

  it('an undo waits, sees that it is in use, and removes nothing', async () => {
    const { outcome, row } = await whileTaken((db, { id, workspaceId, hearerId, now }) =>
      undoCapture(db, workspaceId, { conversationId: id, memberId: hearerId }, now),
    );
    expect(row).toMatchObject({ stage: 'assigned', owner: { name: 'Arjun' } });
    expect(outcome).toMatchObject({ code: 'undo_in_use' });
  });
});

interface Facts {
  readonly id: string;
  readonly workspaceId: string;
  readonly hearerId: string;
  readonly seenAt: Date;
  readonly now: Date;
}

const NOTHING_TO_ANSWER = {
  person: '',
  organisation: 'Acme Oy',
  customerKind: '',
  words: 'whose is it?',
  lesson: '',
  level: 'unmet',
  source: 'call',
  heardOn: '2026-11-17',
  link: '',
  need: 'nothing_to_answer',
  audience: 'everyone',
} as const;

const member = (memberId: string) => ({
  kind: 'person' as const,
  memberId,
  channelIds: new Set<string>(),
  isGuest: false,
  isAdmin: false,
  isChampion: false,
  isStranger: false,
});

/** A database that tells when a transaction has begun to write to a conversation, or has read one. */
function watched(db: Database, tell: () => Promise<void>): Database {
  return { ...db, transaction: (work) => db.transaction((tx) => work(watchedTx(tx, tell))) };
}

function watchedTx(tx: Tx, tell: () => Promise<void>): Tx {
  const model = new Proxy(tx.conversation, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        if (name === 'updateMany') await tell();
        const result: unknown = await Reflect.apply(method, target, args);
        await tell();
        return result;
      };
    },
  });
  return new Proxy(tx, { get: (target, name) => (name === 'conversation' ? model : Reflect.get(target, name)) });
}
