import type { Tx } from '../../database.ts';
import { aboutTermChange, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { changes } from './change-store.ts';
import { rotationFacts } from './read-rotation.ts';

/** Has nobody stand in any more for whoever held a term that has gone to another: they were asked by the one before. */
export async function endSubstitutes(tx: Tx, workspaceId: string, number: number, now: Date): Promise<void> {
  const { rhythm } = await rotationFacts(tx, workspaceId);
  const ended = await changes(tx, workspaceId).endSubstitutes(number, localDate(now, rhythm.zone), now);
  await refreshMessagesAbout(tx, workspaceId, ended.map(aboutTermChange), now);
}
