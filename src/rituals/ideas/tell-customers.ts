import { ALONE, maySee, type Person } from '../../access/audience.ts';
import { may } from '../../access/roles.ts';
import type { Database, Tx } from '../../database.ts';
import { aboutConversation, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { type Conversation, conversations } from '../conversations/index.ts';
import type { Idea } from './idea.ts';
import { UNDO_WINDOW_MS } from './idea-rights.ts';
import { ideas } from './idea-store.ts';
import { planMornings } from './plan-morning.ts';
import { refreshIdea } from './refresh-idea.ts';
import { whoHoldsReviewers } from './reviewers.ts';
import { existing } from './send-idea.ts';
import type { AskedToTell, Told } from './telling.ts';
import { toldCustomers } from './told-store.ts';

/** Has the owners of the conversations behind an idea asked, in their next mornings, to tell their customers that it is done. */
export async function askToTell(tx: Tx, workspaceId: string, { id }: Pick<Idea, 'id'>, now: Date): Promise<void> {
  const people = await toldCustomers(tx, workspaceId).ask(id);
  const readers: string[] = [];
  for (const memberId of people) {
    if (memberId === null) readers.push(...(await whoHoldsReviewers(tx, workspaceId, now)));
    else readers.push((await personalTimes(tx, workspaceId).readerFor(memberId, now)).id);
  }
  await planMornings(tx, workspaceId, [...new Set(readers)], now);
}

/** The same of what was linked since it is done. */
export async function askOfLinked(tx: Tx, workspaceId: string, rootId: string, now: Date): Promise<void> {
  const root = await ideas(tx, workspaceId).byId(rootId);
  if (root?.status === 'done') await askToTell(tx, workspaceId, root, now);
}

/** Nobody is to tell customers of what is not done after all. */
export async function withdrawQuestions(tx: Tx, workspaceId: string, idea: Pick<Idea, 'id' | 'status'>): Promise<void> {
  if (idea.status === 'done') await toldCustomers(tx, workspaceId).withdraw(idea.id);
}

/** What somebody says about a customer who is to be told. */
interface Saying {
  readonly asked: AskedToTell;
  readonly actor: Person;
  readonly conversation: Conversation;
}

/** Keeps whether a customer was told; the last answer holds. Gives what was said before. Wake the sender after it. @throws UserFacingError to whoever may not say */
export function answerTold(
  db: Database,
  workspaceId: string,
  { told, ...saying }: Saying & { readonly told: 'told' | 'not_told' },
  now: Date,
): Promise<{ readonly idea: Idea; readonly was: Told }> {
  return db.transaction(async (tx) => {
    const { idea, last } = await assertTheirs(tx, workspaceId, saying, now);
    if (last.told !== told) await write(tx, workspaceId, { idea, asked: saying.asked, told }, now);
    return { idea, was: last.told };
  });
}

/** Takes that back, for ten minutes, while nothing else was said since. Wake the sender after it. @throws UserFacingError */
export function undoTold(
  db: Database,
  workspaceId: string,
  { said, was, ...saying }: Saying & { readonly said: Told; readonly was: Told },
  now: Date,
): Promise<Idea> {
  return db.transaction(async (tx) => {
    const { idea, last } = await assertTheirs(tx, workspaceId, saying, now);
    if (last.told !== said) throw new UserFacingError('undo_went_on', 'That has changed since, so it can’t be undone.');
    if (last.at !== null && now.getTime() - last.at.getTime() > UNDO_WINDOW_MS) {
      throw new UserFacingError('undo_too_late', 'Undo works for ten minutes, and they are over.');
    }
    await write(tx, workspaceId, { idea, asked: saying.asked, told: was }, now);
    return idea;
  });
}

async function assertTheirs(tx: Tx, workspaceId: string, { asked, actor, conversation }: Saying, now: Date) {
  await ideas(tx, workspaceId).lock(asked.ideaId);
  const idea = existing(await ideas(tx, workspaceId).byId(asked.ideaId));
  const known = await conversations(tx, workspaceId).byId(conversation.id);
  const last = await toldCustomers(tx, workspaceId).answerOf(asked);
  if (known === null || last === null) {
    throw new UserFacingError('not_asked', `Nobody needs to be told about #${idea.number} any more.`);
  }
  if (!(await isTheirs(tx, workspaceId, known, actor, now))) {
    throw new UserFacingError('not_yours_to_tell', 'Only the colleague who answers them, or an admin, can say that.');
  }
  return { idea, last };
}

async function write(
  tx: Tx,
  workspaceId: string,
  { idea, asked, told }: { readonly idea: Idea; readonly asked: AskedToTell; readonly told: Told },
  now: Date,
): Promise<void> {
  await toldCustomers(tx, workspaceId).answer(asked, told, now);
  await refreshIdea(tx, workspaceId, idea.rootId ?? idea.id, now);
  await refreshMessagesAbout(tx, workspaceId, [aboutConversation(asked.conversationId)], now);
}

/** Whoever owns it, or heard it where nobody who is here does; who stands in for them; and whoever has the mandate. */
async function isTheirs(
  tx: Tx,
  workspaceId: string,
  conversation: Conversation,
  actor: Person,
  now: Date,
): Promise<boolean> {
  const whose = await toldCustomers(tx, workspaceId).tellerOf(conversation.id);
  if (whose === actor.memberId) return true;
  const reader = whose === null ? null : await personalTimes(tx, workspaceId).readerFor(whose, now);
  const standsIn = reader?.id === actor.memberId;
  return maySee(conversation, actor, ALONE) === 'whole' && (standsIn || may('handle', actor, { isOwner: false }));
}
