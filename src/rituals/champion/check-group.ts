import type { Finding } from '../../check-up/finding.ts';
import type { Tx } from '../../database.ts';
import { settings } from '../../settings/settings-store.ts';
import { groupLooks } from './group-store.ts';
import { groupTroubleInWords } from './group-trouble-views.ts';

/** How the champion’s user group stands, for `/chair check`; nothing where none is chosen. */
export async function checkGroup(tx: Tx, workspaceId: string): Promise<Finding[]> {
  const { groupId, groupHandle } = (await settings(tx, workspaceId).read()).champion;
  if (groupId === '') return [];
  const last = await groupLooks(tx, workspaceId).last(groupId);
  if (last === null) return [{ state: 'fine', text: `User group: @${groupHandle} holds nobody of mine yet.` }];
  if (last.kind === 'kept') return [{ state: 'fine', text: `User group: @${groupHandle} holds whoever is champion.` }];
  const { what, wayOut } = groupTroubleInWords(last.trouble, groupHandle);
  return [{ state: 'wrong', text: `User group: ${what}`, advice: wayOut }];
}
