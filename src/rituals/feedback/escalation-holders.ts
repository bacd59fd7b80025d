import type { Tx } from '../../database.ts';
import { settings } from '../../settings/settings-store.ts';

/** Somebody who holds everybody to the customers. */
export interface Holder {
  readonly id: string;
  readonly slackUserId: string;
  readonly zone: string;
}

const HOLDER = { id: true, slackUserId: true, zone: true } as const;
const PRESENT = { isBot: false, isStranger: false, isDeactivated: false } as const;

/** Who hears of what has waited too long: until there is a champion, the hosts of openers, or else the admins. */
export async function whoHolds(tx: Tx, workspaceId: string): Promise<readonly Holder[]> {
  const hosts = await tx.member.findMany({
    where: { workspaceId, ...PRESENT, hosted: { some: { removedAt: null } } },
    select: HOLDER,
  });
  if (hosts.length > 0) return hosts;
  return tx.member.findMany({ where: { workspaceId, ...PRESENT, isAdmin: true }, select: HOLDER });
}

/** Who hears of what has waited far too long; nobody where no lead is set. */
export async function leadOf(tx: Tx, workspaceId: string): Promise<readonly Holder[]> {
  const { leadId } = (await settings(tx, workspaceId).read()).feedback;
  if (leadId === '') return [];
  return tx.member.findMany({ where: { workspaceId, ...PRESENT, slackUserId: leadId }, select: HOLDER });
}
