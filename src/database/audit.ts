import type { Tx } from '../database.ts';

/** Something done by the right of a role, to what others made. Never customers' words. */
export interface AuditEntry {
  /** Who did it; null for whoever runs the program. */
  readonly actorId: string | null;
  /** "opener.removed" */
  readonly act: string;
  /** What it was done to: "Weekly product in #product", "#12". */
  readonly detail: string;
}

/** The audit log of one workspace: written in the transaction of the deed, read by whoever runs the program. */
export function audit(tx: Tx, workspaceId: string) {
  return {
    async record({ actorId, act, detail }: AuditEntry, at: Date): Promise<void> {
      await tx.auditEntry.create({ data: { workspaceId, at, actorId, act, detail } });
    },
  };
}
