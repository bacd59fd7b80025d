import type { Tx } from '../../database.ts';
import { eraseFromMessagesAbout } from '../../delivery/message-subjects.ts';
import { meetingSubject } from './telling.ts';
import { tellings } from './telling-store.ts';

/** Posts no longer name a colleague who is forgotten as one who tells more. Before their answers go, in the same transaction. */
export async function forgetTeller(tx: Tx, workspaceId: string, memberId: string, now: Date): Promise<void> {
  const meetings = await tellings(tx, workspaceId).meetingsOf(memberId);
  await eraseFromMessagesAbout(tx, workspaceId, meetings.map(meetingSubject), now);
}
