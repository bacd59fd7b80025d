import { z } from 'zod';
import { aboutConversation } from '../../delivery/message-subjects.ts';
import { MORNING } from '../../schedule/mornings.ts';
import { mutes } from '../../settings/mute-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningPart } from '../morning.ts';
import { lineFor } from './assigned-line.ts';
import { type OwnedRecord, tellingsAbout } from './assigned-store.ts';
import { moreGivenLine } from './assigned-views.ts';
import { placeIn, SECTIONS, sectionOf } from './reminder.ts';
import { HEADINGS } from './reminder-views.ts';
import { ASSIGNED, Given, TOGETHER_MS } from './tell-assigned.ts';
import { workingAgain } from './working-again.ts';

/** Longer ago than this, what waits comes as a reminder and is no news. */
const NEWS_MS = 21 * 24 * 60 * 60 * 1000;

/** So many have a line each, as what waits has. */
const MOST_LINES = 10;
/** What leads to the others stands behind them. */
const AFTER_ALL = '9999-12-31T00:00:00Z';

const Line = Given.extend({ section: z.enum(SECTIONS).optional(), since: z.string().default('') });
/** What has no line of its own, named by its ids, so that it is told with this message. */
const More = z.object({ more: z.string().transform((ids) => ids.split(',')) });
const Reference = z.union([Line, More]);

/** What somebody was given outside their working hours, told in their morning. */
export function assignedMornings(deps: RitualDeps): MorningPart {
  return {
    name: 'feedback.assigned',
    // By whoever owns it, too, which may be somebody they stand in for.
    mutedBy: null,
    find: (morning, now) => find(deps, morning, now),
    async show(reference, { member }, now) {
      const read = Reference.parse(reference);
      if ('more' in read) return moreGivenLine(read.more.length);
      const { section, ...given } = read;
      const line = await lineFor(deps, given, member, now);
      return line === null || section === undefined ? line : { ...line, heading: HEADINGS[section] };
    },
    placeOf(reference) {
      const read = Reference.parse(reference);
      if ('more' in read) return placeIn('new', AFTER_ALL);
      return read.section === undefined ? null : placeIn(read.section, read.since);
    },
    standsFor(reference) {
      const read = Reference.parse(reference);
      return 'more' in read ? null : read.conversationId;
    },
    speaksOf(reference) {
      const read = Reference.parse(reference);
      return ('more' in read ? read.more : [read.conversationId]).map(aboutConversation);
    },
  };
}

/** Each under the heading under which it would stand if it were not new. */
async function find(deps: RitualDeps, morning: Morning, now: Date): Promise<LineReference[]> {
  const { member, from } = morning;
  const given = await givenTo(deps, morning, now);
  if (given.length === 0) return [];
  const next = (await personalTimes(deps.db.prisma, deps.workspace.id).of(member.id)).nextMorning(from);
  const day = { at: from, worksNext: await workingAgain(deps, member, from) };
  const lines = given.map(({ conversationId, ownerId, record: { createdAt, dueAt, waitingSince } }) => {
    const isDue = dueAt !== null && waitingSince === null && dueAt < next;
    return {
      conversationId,
      ownerId,
      section: isDue ? sectionOf(dueAt, day) : ('new' as const),
      since: createdAt.toISOString(),
    };
  });
  // What is due soonest has a line; what is not due before the next morning is behind “See all”.
  const inOrder = lines.toSorted(
    (one, other) =>
      SECTIONS.indexOf(one.section) - SECTIONS.indexOf(other.section) || one.since.localeCompare(other.since),
  );
  const more = inOrder.slice(MOST_LINES).map(({ conversationId }) => conversationId);
  return [...inOrder.slice(0, MOST_LINES), ...(more.length > 0 ? [{ more: more.join(',') }] : [])];
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
