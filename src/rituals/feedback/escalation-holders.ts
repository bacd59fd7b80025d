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

/**
 * Who hears of what has waited too long: the customer champion; without one the hosts of openers, or else the admins; never who
 * owns it, and no guests where guests own nothing. @param ownerId null when nobody owns it
 */
export async function whoHolds(tx: Tx, workspaceId: string, ownerId: string | null): Promise<readonly Holder[]> {
  const { guestsMayOwn } = (await settings(tx, workspaceId).read()).feedback;
  const others = { workspaceId, ...PRESENT, ...(ownerId === null ? {} : { id: { not: ownerId } }) };
  const champions = await tx.member.findMany({ where: { ...others, isChampion: true }, select: HOLDER });
  if (champions.length > 0) return champions;
  const hosts = await tx.member.findMany({
    where: { ...others, ...(guestsMayOwn ? {} : { isGuest: false }), hosted: { some: { removedAt: null } } },
    select: HOLDER,
  });
  if (hosts.length > 0) return hosts;
  return tx.member.findMany({ where: { ...others, isAdmin: true }, select: HOLDER });
}

/** Who hears of what has waited far too long; nobody where no lead is set, or the lead owns it. */
export async function leadOf(tx: Tx, workspaceId: string, ownerId: string | null): Promise<readonly Holder[]> {
  const { leadId } = (await settings(tx, workspaceId).read()).feedback;
  if (leadId === '') return [];
  const leads = await tx.member.findMany({ where: { workspaceId, ...PRESENT, slackUserId: leadId }, select: HOLDER });
  return leads.filter(({ id }) => id !== ownerId);
}
