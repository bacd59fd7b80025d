import { may } from '../../access/roles.ts';
import type { Tx } from '../../database.ts';
import { planMorning } from '../../schedule/mornings.ts';
import { personalTimes, type Reader } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import { CARD } from './triage-card.ts';
import { type TriageReader, triageReaders } from './triage-store.ts';

/**
 * Who hears in their morning who waits for an owner: nobody while a triage channel does, else the customer champion,
 * the hosts of openers, or else the admins; whoever is paused is replaced by their stand-in.
 */
export async function triagePeople(tx: Tx, workspaceId: string, now: Date): Promise<Reader[]> {
  const { triageChannelId } = (await settings(tx, workspaceId).read()).feedback;
  const store = triageReaders(tx, workspaceId);
  if (triageChannelId !== '' && !(await store.missedCard(CARD, triageChannelId, now))) return [];
  return whoFindsOwners(tx, workspaceId, now);
}

/** The same people, also where a triage channel hears who waits. */
export async function whoFindsOwners(tx: Tx, workspaceId: string, now: Date): Promise<Reader[]> {
  const { guestsMayOwn } = (await settings(tx, workspaceId).read()).feedback;
  const store = triageReaders(tx, workspaceId);
  const mayOwn = ({ isGuest }: TriageReader) =>
    may('own', { isGuest, isAdmin: false, isChampion: false, isStranger: false }, { guestsMayOwn });
  const champions = await store.champions();
  const hosts = champions.length > 0 ? champions : (await store.hosts()).filter(mayOwn);
  const people = hosts.length > 0 ? hosts : await store.admins();
  const readers = await Promise.all(people.map(({ id }) => personalTimes(tx, workspaceId).readerFor(id, now)));
  return [...new Map(readers.map((reader) => [reader.id, reader])).values()];
}

/** Has them told in their next mornings. */
export async function planTriage(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  for (const reader of await triagePeople(tx, workspaceId, now)) {
    const time = await personalTimes(tx, workspaceId).of(reader.id);
    await planMorning(tx, workspaceId, { ...reader, time }, time.nextMorning(now));
  }
}
