import { z } from 'zod';
import { ALONE, maySee } from '../../access/audience.ts';
import type { Database } from '../../database.ts';
import { aboutConversation, aboutCustomer } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { type Conversation, conversations, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningLine, MorningPart } from '../morning.ts';
import { givenTo } from './assigned-morning.ts';
import { feedback } from './feedback-store.ts';
import { isOfPrevention } from './prevention.ts';
import { owes, placeIn, SECTIONS, sectionOf } from './reminder.ts';
import { reminders, type Waiting } from './reminder-store.ts';
import { type Became, moreLine, reminderLine } from './reminder-views.ts';
import { workingAgain } from './working-again.ts';

/** So many lines are in a morning; the rest is behind "See all". */
const MOST_LINES = 10;
/** Whoever owes more than this has a list that nobody reads to its end. */
const MOST_COUNTED = 200;
/** What leads to the others stands behind all that has waited. */
const AFTER_ALL = '9999-12-31T00:00:00Z';

/** One line: whose clock it is, and which. */
export const Line = z.object({
  id: z.string(),
  customerId: z.string(),
  section: z.enum(SECTIONS),
  ownerId: z.string(),
  dueAt: z.coerce.date(),
  /** When it was logged. */
  since: z.string().default(''),
  /** Since when a customer was waited for who has not spoken. */
  silentSince: z.coerce.date().optional(),
});
const More = z.object({ more: z.coerce.number() });
/** Somebody's day, as far as a line needs it. */
type Told = Pick<Morning, 'member' | 'from'>;

const Reference = z.union([Line, More]);
export type Line = z.output<typeof Line>;

/** What waits for an owner, in their mornings: what has waited too long, then what runs out before the next. */
export function reminderMornings(deps: RitualDeps): MorningPart {
  return {
    name: 'feedback',
    mutedBy: 'reminder',
    comesAgain: true,
    find: (morning, now) => find(deps, morning, now),
    async show(reference, morning, now) {
      const read = Reference.parse(reference);
      return 'more' in read ? moreLine(read.more) : showLine(deps, read, morning, now);
    },
    standsFor(reference) {
      const read = Reference.parse(reference);
      return 'more' in read ? null : read.id;
    },
    placeOf(reference) {
      const read = Reference.parse(reference);
      return 'more' in read ? placeIn('soon', AFTER_ALL) : placeIn(read.section, read.since);
    },
    speaksOf(reference) {
      const read = Reference.parse(reference);
      return 'more' in read ? [] : [aboutConversation(read.id), aboutCustomer(read.customerId)];
    },
  };
}

/**
 * What a member is to be told of on a morning, most urgent first: theirs, and that of those they stand in for. All that runs
 * out before their next morning, and not only before they stop working today: what runs out in between would be told for the
 * first time when it is too late. @param before another instant in place of that morning
 */
export async function waitingOn(
  { db, workspace }: { readonly db: Pick<Database, 'prisma'>; readonly workspace: { readonly id: string } },
  morning: Told,
  now: Date,
  before?: Date,
): Promise<Waiting[]> {
  const { member, from } = morning;
  const store = reminders(db.prisma, workspace.id);
  const owners = [member.id, ...(await store.pausedFor(member.id, now)).map(({ id }) => id)];
  const next = before ?? (await personalTimes(db.prisma, workspace.id).of(member.id)).nextMorning(from);
  const waiting = await store.waiting(owners, { id: member.id, at: now < from ? from : now }, next, MOST_COUNTED);
  const isLate = ({ dueAt }: Waiting) => dueAt <= from;
  return [...waiting.filter(isLate), ...waiting.filter((one) => !isLate(one))];
}

async function find(deps: RitualDeps, morning: Morning, now: Date): Promise<readonly LineReference[]> {
  const { db, workspace } = deps;
  const { member, from } = morning;
  const waiting = await waitingOn(deps, morning, now);
  const shown = waiting.slice(0, MOST_LINES);
  const records = await conversations(db.prisma, workspace.id).byIds(shown.map(({ id }) => id));
  const worksNext = await workingAgain(deps, member, from);
  const lines = shown.map((one) => {
    const { dueAt, ...line } = lineOf(one, records, { at: from, worksNext });
    return { ...line, dueAt: dueAt.toISOString() };
  });
  // What has a line of its own as it is new to them is not behind "See all" alone.
  const told = new Set((await givenTo(deps, morning, now)).map(({ conversationId }) => conversationId));
  const more = waiting.slice(MOST_LINES).filter(({ id }) => !told.has(id)).length;
  return more > 0 ? [...lines, { more: String(more) }] : lines;
}

/** @param day the instant of the morning, and when its reader works again after that day */
export function lineOf(
  { id, ownerId, dueAt }: Waiting,
  records: readonly Conversation[],
  day: { readonly at: Date; readonly worksNext: Date },
): Omit<Line, 'silentSince'> {
  const record = records.find((one) => one.id === id);
  const since = record?.createdAt.toISOString() ?? '';
  return { id, ownerId, dueAt, customerId: record?.customer.id ?? '', section: sectionOf(dueAt, day), since };
}

/** One line as it stands for this reader now; null when there is nothing of it they may see. */
export async function showLine(deps: RitualDeps, line: Line, morning: Told, now: Date): Promise<MorningLine | null> {
  const { db, workspace } = deps;
  const { member } = morning;
  const conversation = await conversations(db.prisma, workspace.id).byId(line.id);
  const reader = await deps.people.peek(member.slackUserId);
  if (conversation === null || reader === null) return null;
  const viewer = await viewerFor(deps, reader, [conversation]);
  const sight = maySee(conversation, viewer, ALONE);
  if (sight === 'nothing') return null;
  return reminderLine({
    conversation,
    section: line.section,
    silentSince: line.silentSince ?? null,
    dueAt: line.dueAt,
    owner: line.ownerId === member.id ? null : await nameOfOwner(deps, line.ownerId),
    isReadable: sight === 'whole',
    became: await becameOf(deps, line, morning, now),
    today: localDate(now, member.zone),
    reading: { now, zone: member.zone },
    memberId: member.id,
  });
}

/** What became of it since the morning began: the clock that was spoken of runs no more, or it was put off. */
async function becameOf({ db, workspace }: RitualDeps, line: Line, morning: Told, now: Date): Promise<Became> {
  const store = feedback(db.prisma, workspace.id);
  const standing = await store.standing(line.id);
  const owed = standing === null ? null : owes(standing);
  const isSame = standing?.ownerId === line.ownerId && standing.dueAt?.getTime() === line.dueAt.getTime();
  if (standing === null || owed === null || owed === 'owner' || !isSame) {
    const history = (await store.history(line.id)).filter(({ act }) => !isOfPrevention(act));
    // Of one visit, what was done first says most: answered, and told to everyone.
    const last = history.find(({ at }) => at.getTime() === history.at(-1)?.at.getTime());
    return { kind: 'done', last: last ?? null };
  }
  const until = await reminders(db.prisma, workspace.id).snoozedUntil(line.id, morning.member.id);
  return until !== null && until > now ? { kind: 'snoozed', until } : { kind: 'open', owes: owed };
}

async function nameOfOwner({ db, workspace }: RitualDeps, ownerId: string): Promise<string> {
  return (await reminders(db.prisma, workspace.id).owner(ownerId))?.name ?? 'a colleague';
}
