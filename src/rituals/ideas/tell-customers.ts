import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { Database, Tx } from '../../database.ts';
import { aboutConversation, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { type Conversation, conversations } from '../conversations/index.ts';
import type { Idea } from './idea.ts';
import { ideas } from './idea-store.ts';
import { planMornings } from './plan-morning.ts';
import { refreshIdea } from './refresh-idea.ts';
import { existing } from './send-idea.ts';
import type { AskedToTell } from './telling.ts';
import { toldCustomers } from './told-store.ts';

/** Has the owners of the conversations behind an idea asked, in their next mornings, to tell their customers that it is done. */
export async function askToTell(tx: Tx, workspaceId: string, { id }: Pick<Idea, 'id'>, now: Date): Promise<void> {
  const people = await toldCustomers(tx, workspaceId).ask(id);
  const readers: string[] = [];
  for (const memberId of people) readers.push((await personalTimes(tx, workspaceId).readerFor(memberId, now)).id);
  await planMornings(tx, workspaceId, readers, now);
}

/** Nobody is to tell customers of what is not done after all. */
export async function withdrawQuestions(tx: Tx, workspaceId: string, idea: Pick<Idea, 'id' | 'status'>): Promise<void> {
  if (idea.status === 'done') await toldCustomers(tx, workspaceId).withdraw(idea.id);
}

/** Keeps whether a customer was told; the last answer holds. Wake the sender after it. @throws UserFacingError to whoever may not say */
export function answerTold(
  db: Database,
  workspaceId: string,
  {
    asked,
    told,
    actor,
    conversation,
  }: {
    readonly asked: AskedToTell;
    readonly told: 'told' | 'not_told';
    readonly actor: Person;
    readonly conversation: Conversation;
  },
  now: Date,
): Promise<Idea> {
  return db.transaction(async (tx) => {
    const idea = existing(await ideas(tx, workspaceId).byId(asked.ideaId));
    const known = await conversations(tx, workspaceId).byId(conversation.id);
    const state = await toldCustomers(tx, workspaceId).stateOf(asked);
    if (known === null || state === null) {
      throw new UserFacingError('not_asked', `Nobody needs to be told about #${idea.number} any more.`);
    }
    if (!(await isTheirs(tx, workspaceId, known, actor, now))) {
      throw new UserFacingError('not_yours_to_tell', 'Only the colleague who answers them, or an admin, can say that.');
    }
    await toldCustomers(tx, workspaceId).answer(asked, told, now);
    await refreshIdea(tx, workspaceId, idea.rootId ?? idea.id, now);
    await refreshMessagesAbout(tx, workspaceId, [aboutConversation(known.id)], now);
    return idea;
  });
}

/** Whoever owns it, or heard it where nobody does; who stands in for them; and whoever has the mandate. */
async function isTheirs(
  tx: Tx,
  workspaceId: string,
  conversation: Conversation,
  actor: Person,
  now: Date,
): Promise<boolean> {
  const whose = conversation.ownerId ?? conversation.hearerId;
  if (whose === actor.memberId) return true;
  const standsIn = (await personalTimes(tx, workspaceId).readerFor(whose, now)).id === actor.memberId;
  return maySee(conversation, actor, ALONE) === 'whole' && (standsIn || may('handle', actor, { isOwner: false }));
}
