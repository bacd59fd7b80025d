import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import { oncePerAct } from '../../database/once-per-act.ts';
import type { Database, Tx } from '../../database.ts';
import { aboutConversation, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { existing } from './capture-conversation.ts';
import type { Conversation } from './conversation.ts';
import { conversations } from './conversation-store.ts';
import { lessons } from './lesson-store.ts';

/** What somebody learned, and the act by which they said so: the same act twice is one lesson. */
export interface Learned {
  readonly conversationId: string;
  readonly text: string;
  readonly requestKey: string;
  readonly by: Person;
}

/** Adds to the lesson, with the colleague's name; wherever it is shown, it is shown anew. @throws UserFacingError */
export function addLesson(db: Database, workspaceId: string, learned: Learned, now: Date): Promise<Conversation> {
  return oncePerAct({
    find: async () => {
      const id = await lessons(db.prisma, workspaceId).ofRequest(learned.requestKey);
      return id === null ? null : conversations(db.prisma, workspaceId).byId(id);
    },
    make: () => db.transaction((tx) => add(tx, workspaceId, learned, now)),
  });
}

async function add(tx: Tx, workspaceId: string, learned: Learned, now: Date): Promise<Conversation> {
  const { conversationId, by, text, requestKey } = learned;
  const store = conversations(tx, workspaceId);
  await store.lock(conversationId);
  const conversation = existing(await store.byId(conversationId));
  assertMayLearn(conversation, by);
  await lessons(tx, workspaceId).create({ conversationId, memberId: by.memberId, text, requestKey }, now);
  await store.record(conversationId, 'lesson_added', by.memberId, now);
  await refreshMessagesAbout(tx, workspaceId, [aboutConversation(conversationId)], now);
  return existing(await store.byId(conversationId));
}

/** @throws UserFacingError when it is not theirs to read */
export function assertMayLearn(conversation: Conversation, person: Person): void {
  if (may('add_lesson', person, { mayRead: maySee(conversation, person, ALONE) === 'whole' })) return;
  throw new UserFacingError('no_such_record', `There is no #${conversation.number} that you may read.`);
}
