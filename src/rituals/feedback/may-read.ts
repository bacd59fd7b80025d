import { ALONE, maySee } from '../../access/audience.ts';
import { type Conversation, conversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import { answersFor, type Prevention } from './prevention.ts';

interface Reader {
  readonly id: string;
  readonly slackUserId: string;
}

/** Whether a member may read the record that something is to prevent; looked up only for what another one answers for. */
export async function mayReadRecordOf(
  deps: RitualDeps,
  prevention: Prevention,
  { id, slackUserId }: Reader,
): Promise<boolean> {
  const answering = answersFor(prevention);
  if (answering === null || answering === id) return true;
  const record = await conversations(deps.db.prisma, deps.workspace.id).byId(prevention.conversationId);
  return record !== null && mayReadWhole(deps, record, slackUserId);
}

/** Whether somebody may read the words of a record, alone. */
export async function mayReadWhole(deps: RitualDeps, record: Conversation, slackUserId: string): Promise<boolean> {
  const reader = await deps.people.peek(slackUserId);
  if (reader === null) return false;
  return maySee(record, await viewerFor(deps, reader, [record]), ALONE) === 'whole';
}
