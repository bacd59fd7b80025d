import type { Tx } from '../../database.ts';
import type { CustomerName } from './customer.ts';
import { withoutName } from './without-name.ts';

/** How settings stand in the log: their keys and values are no sentences, and hold no names. */
const SETTINGS = 'settings.';

/**
 * Covers the names of somebody forgotten wherever colleagues wrote them into what the audit log repeats: how an opener is
 * called, from which file was imported and where an export went, why a term was set.
 */
export async function coverInAudit(tx: Tx, workspaceId: string, names: readonly CustomerName[]): Promise<void> {
  const entries = await tx.auditEntry.findMany({
    where: { workspaceId, detail: { not: '' }, NOT: { act: { startsWith: SETTINGS } } },
    select: { id: true, detail: true },
  });
  for (const { id, detail } of entries) {
    const covered = names.reduce(withoutName, detail);
    if (covered !== detail) await tx.auditEntry.updateMany({ where: { workspaceId, id }, data: { detail: covered } });
  }
}
