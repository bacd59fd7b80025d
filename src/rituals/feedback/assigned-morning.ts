import { z } from 'zod';
import { aboutConversation } from '../../delivery/message-subjects.ts';
import { MORNING } from '../../schedule/mornings.ts';
import { mutes } from '../../settings/mute-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningPart } from '../morning.ts';
import { lineFor } from './assigned-line.ts';
import { type OwnedRecord, tellingsAbout } from './assigned-store.ts';
import { placeIn, SECTIONS, sectionOf } from './reminder.ts';
import { HEADINGS } from './reminder-views.ts';
import { ASSIGNED, Given, TOGETHER_MS } from './tell-assigned.ts';
import { workingAgain } from './working-again.ts';

/** Longer ago than this, what waits comes as a reminder and is no news. */
const NEWS_MS = 21 * 24 * 60 * 60 * 1000;

const Reference = Given.extend({ section: z.enum(SECTIONS).optional(), since: z.string().default('') });

/** What somebody was given outside their working hours, told in their morning. */
export function assignedMornings(deps: RitualDeps): MorningPart {
  return {
    name: 'feedback.assigned',
    // By whoever owns it, too, which may be somebody they stand in for.
    mutedBy: null,
    find: (morning, now) => find(deps, morning, now),
    async show(reference, { member }, now) {
      const { section, ...given } = Reference.parse(reference);
      const line = await lineFor(deps, given, member, now);
      return line === null || section === undefined ? line : { ...line, heading: HEADINGS[section] };
    },
    placeOf(reference) {
      const { section, since } = Reference.parse(reference);
      return section === undefined ? null : placeIn(section, since);
    },
    standsFor: (reference) => Given.parse(reference).conversationId,
    speaksOf: (reference) => [aboutConversation(Given.parse(reference).conversationId)],
  };
}

/** Each under the heading under which it would stand if it were not new. */
async function find(deps: RitualDeps, morning: Morning, now: Date): Promise<LineReference[]> {
  const { member, from } = morning;
  const given = await givenTo(deps, morning, now);
  if (given.length === 0) return [];
  const next = (await personalTimes(deps.db.prisma, deps.workspace.id).of(member.id)).nextMorning(from);
  const day = { at: from, worksNext: await workingAgain(deps, member, from) };
  return given.map(({ conversationId, ownerId, record: { createdAt, dueAt, waitingSince } }) => {
    const isDue = dueAt !== null && waitingSince === null && dueAt < next;
    return { conversationId, ownerId, section: isDue ? sectionOf(dueAt, day) : 'new', since: createdAt.toISOString() };
  });
}

/** What is theirs, or of somebody they stand in for, by another's hand, and was not told them yet. */
export async function givenTo(
  { db, workspace }: RitualDeps,
  { member }: Pick<Morning, 'member'>,
  now: Date,
): Promise<(Given & { readonly record: OwnedRecord })[]> {
  const store = tellingsAbout(db.prisma, workspace.id);
  const since = new Date(now.getTime() - NEWS_MS);
  const found: (Given & { readonly record: OwnedRecord })[] = [];
  const standsFor = await personalTimes(db.prisma, workspace.id).readsFor(member.id, now);
  for (const ownerId of [member.id, ...standsFor.map(({ id }) => id)]) {
    if ((await personalTimes(db.prisma, workspace.id).readerFor(ownerId, now)).id !== member.id) continue;
    if ((await mutes(db.prisma, workspace.id).among([ownerId, member.id], 'assigned')).size > 0) continue;
    const owned = await store.ownedSince(ownerId, since);
    const given = await store.givenSince(owned.map(idOf), since);
    const byOthers = owned.flatMap((record) => {
      const last = given.get(record.id);
      return last === undefined || last.actorId === ownerId ? [] : [{ record, at: last.at }];
    });
    if (byOthers.length === 0) continue;
    const ids = byOthers.map(({ record }) => record.id);
    const told = await store.toldOf(member.slackUserId, [ASSIGNED, MORNING], ids, before(since));
    for (const { record, at } of byOthers) {
      // What was told at once may have joined a message that was there already.
      const isTold = told.some(
        (one) => one.conversationId === record.id && one.at >= (one.kind === ASSIGNED ? before(at) : at),
      );
      if (!isTold) found.push({ conversationId: record.id, ownerId, record });
    }
  }
  return found;
}

const idOf = ({ id }: OwnedRecord) => id;
const before = (at: Date) => new Date(at.getTime() - TOGETHER_MS);
