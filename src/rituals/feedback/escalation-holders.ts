import type { Tx } from '../../database.ts';
import { mutes } from '../../settings/mute-store.ts';
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
 * Who hears of what has waited too long: the customer champion; without one the hosts of openers who want to, or else the admins
 * who do; where none of them does they hear it all the same, for somebody has to. Never who owns it, and no guests where guests
 * own nothing. @param ownerId null when nobody owns it
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
  const willingHosts = await willing(tx, workspaceId, hosts);
  if (willingHosts.length > 0) return willingHosts;
  const admins = await tx.member.findMany({ where: { ...others, isAdmin: true }, select: HOLDER });
  const willingAdmins = await willing(tx, workspaceId, admins);
  if (willingAdmins.length > 0) return willingAdmins;
  return hosts.length > 0 ? hosts : admins;
}

async function willing(tx: Tx, workspaceId: string, holders: readonly Holder[]): Promise<Holder[]> {
  const unwilling = await mutes(tx, workspaceId).among(
    holders.map(({ id }) => id),
    'escalation',
  );
  return holders.filter(({ id }) => !unwilling.has(id));
}

/** Who hears of what has waited far too long; nobody where no lead is set, or the lead owns it. */
export async function leadOf(tx: Tx, workspaceId: string, ownerId: string | null): Promise<readonly Holder[]> {
  const { leadId } = (await settings(tx, workspaceId).read()).feedback;
  if (leadId === '') return [];
  const leads = await tx.member.findMany({ where: { workspaceId, ...PRESENT, slackUserId: leadId }, select: HOLDER });
  return leads.filter(({ id }) => id !== ownerId);
}
