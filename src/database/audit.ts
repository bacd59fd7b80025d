import type { Tx } from '../database.ts';
import { namesIn } from './audit-names.ts';

/** Something done by the right of a role, to what others made. Never customers' words. */
export interface AuditEntry {
  /** Who did it; null for whoever runs the program. */
  readonly actorId: string | null;
  /** "opener.removed" */
  readonly act: string;
  /** What it was done to: "Weekly product in #product", "#12"; people in it as `audit-names.ts` keeps them, never by name. */
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

/** A line of the log, for whoever runs the program. */
export interface AuditLine {
  readonly at: Date;
  /** Null when it was whoever runs the program. */
  readonly who: { readonly name: string; readonly slackUserId: string } | null;
  readonly act: string;
  /** With everybody in it by the name they have now. */
  readonly detail: string;
  /** The workspace's name. */
  readonly workspace: string;
}

/** The log of all workspaces that this database serves, from an instant on, oldest first. @param since null for all */
export async function readAudit(tx: Tx, since: Date | null): Promise<AuditLine[]> {
  const rows = await tx.auditEntry.findMany({
    where: since === null ? {} : { at: { gte: since } },
    select: {
      at: true,
      act: true,
      detail: true,
      actor: { select: { name: true, slackUserId: true } },
      workspace: { select: { name: true } },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const inWords = await namesIn(
    tx,
    rows.map(({ detail }) => detail),
  );
  return rows.map(({ at, act, detail, actor, workspace }) => ({
    at,
    who: actor,
    act,
    detail: inWords(detail),
    workspace: workspace.name,
  }));
}
