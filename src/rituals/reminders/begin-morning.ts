import type { Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { dateOfMorning, planMorning, planNextMorning } from '../../schedule/mornings.ts';
import type { Occurrence } from '../../schedule/occurrence.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import type { Hours } from '../../schedule/working-hours.ts';
import { isAwayFor } from '../../settings/away.ts';
import { mutes } from '../../settings/mute-store.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningPart, MorningPlace } from '../morning.ts';
import { orElse } from '../or-else.ts';
import { type Line, MORNING_MESSAGE, showLines } from './morning-delivery.ts';
import { earlyBirds } from './morning-store.ts';
import { fitting } from './views.ts';

/**
 * Collects what waits for a member, now that their working day begins, and has it told in one message; silent when
 * nothing waits any more. A morning that was slept through is over: what still waits then has the next one.
 */
export async function beginMorning(
  deps: RitualDeps,
  parts: readonly MorningPart[],
  occurrence: Occurrence,
  now: Date,
): Promise<void> {
  const { db, workspace } = deps;
  const member = await earlyBirds(db.prisma, workspace.id).byId(occurrence.subjectId);
  if (member === null) return end(deps, occurrence, 'cancelled', 'nobody to tell', now);
  // Where the member has travelled since it was planned, the day begins and ends by the zone they are in now.
  const hours = (await personalTimes(db.prisma, workspace.id).of(member.id)).morningOn(dateOfMorning(occurrence));
  if (hours === null) return putOff(deps, occurrence, member, 'does not work that day', now);
  const { from, to } = hours;
  if (now >= to) return putOff(deps, occurrence, member, 'the working day was over', now);
  if (await isAwayToday(deps, member, hours))
    return putOff(deps, occurrence, member, 'away by Slack status', now, from);
  const morning = { member, from };
  const found = await linesOf(deps, parts, morning, now);
  if (found.length === 0) return end(deps, occurrence, 'silent', 'nothing waits', now);
  const { lines, left } = await withRoom(
    parts,
    grouped(parts, withoutIdleHeads(parts, onceEach(parts, found))),
    morning,
    now,
  );
  const comesAgain = left > 0 || found.some(({ part }) => partNamed(parts, part)?.comesAgain === true);
  await db.transaction(async (tx) => {
    if (!(await occurrences(tx, workspace.id).settle(occurrence.id, 'planned', 'posting', '', now))) return;
    await tell(tx, workspace.id, { occurrence, morning, lines, left, comesAgain, parts, until: to }, now);
  });
}

/** Where the workspace heeds what people show beside their names. Slack not answering does not keep a morning back. */
async function isAwayToday(
  { db, workspace, people, logger }: RitualDeps,
  { slackUserId }: Morning['member'],
  hours: Hours,
): Promise<boolean> {
  const { feedback } = await settings(db.prisma, workspace.id).read();
  if (!feedback.heedsStatus) return false;
  const status = await orElse(people.status(slackUserId), null, logger);
  return status !== null && isAwayFor(status, hours);
}

/** What they have muted is passed over here, and nowhere else. */
async function linesOf(
  { db, workspace }: RitualDeps,
  parts: readonly MorningPart[],
  morning: Morning,
  now: Date,
): Promise<Line[]> {
  const muted = await mutes(db.prisma, workspace.id).heeded(morning.member.id);
  const found = await Promise.all(
    parts.map(async (part) => {
      if (part.mutedBy === null || !muted.has(part.mutedBy)) return linesIn(part, await part.find(morning, now));
      await part.passOver?.(morning, now);
      return [];
    }),
  );
  return found.flat();
}

const partNamed = (parts: readonly MorningPart[], asked: string): MorningPart | undefined =>
  parts.find(({ name }) => name === asked);

function linesIn({ name }: MorningPart, references: readonly LineReference[]): Line[] {
  return references.map((reference) => ({ part: name, reference }));
}

/** A record stands in one line of a message, not in several: the first about it, of the parts that tell it whole. */
function onceEach(parts: readonly MorningPart[], found: readonly Line[]): Line[] {
  const told = new Set<string>();
  return found.filter(({ part, reference }) => {
    const id = partNamed(parts, part)?.standsFor?.(reference) ?? null;
    if (id === null) return true;
    const isFirst = !told.has(id);
    told.add(id);
    return isFirst;
  });
}

/** What a line would have headed may all be told by another part. */
function withoutIdleHeads(parts: readonly MorningPart[], lines: readonly Line[]): Line[] {
  return lines.filter(({ part, reference }) => {
    const headline = partNamed(parts, part)?.headline;
    if (!headline?.is(reference)) return true;
    return lines.some((other) => other.part === part && headline.isAbove(other.reference));
  });
}

const LAST: MorningPlace = { rank: Number.POSITIVE_INFINITY, since: '1970-01-01T00:00:00Z' };

/** What has a place first, group by group and the oldest first in each; then the rest, as it was found. */
function grouped(parts: readonly MorningPart[], lines: readonly Line[]): readonly Line[] {
  const placed = lines.map((line) => ({
    line,
    place: partNamed(parts, line.part)?.placeOf?.(line.reference) ?? LAST,
  }));
  return placed.sort((one, other) => byPlace(one.place, other.place)).map(({ line }) => line);
}

function byPlace(one: MorningPlace, other: MorningPlace): number {
  return one.rank === other.rank ? Date.parse(one.since) - Date.parse(other.since) : one.rank - other.rank;
}

/** What one message has room for, from the first on; what is left is not told yet, and is found again on the next morning. */
async function withRoom(
  parts: readonly MorningPart[],
  lines: readonly Line[],
  morning: Morning,
  now: Date,
): Promise<{ readonly lines: readonly Line[]; readonly left: number }> {
  const shown = await showLines(parts, lines, morning, now);
  const standing = shown.flatMap((line) => line ?? []);
  const count = fitting(standing);
  const first = standing[count];
  return first === undefined
    ? { lines, left: 0 }
    : { lines: lines.slice(0, shown.indexOf(first)), left: standing.length - count };
}

interface Told {
  readonly occurrence: Occurrence;
  readonly morning: Morning;
  readonly lines: readonly Line[];
  /** How many there was no room for. */
  readonly left: number;
  /** Whether something of it has the next morning, too. */
  readonly comesAgain: boolean;
  readonly parts: readonly MorningPart[];
  readonly until: Date;
}

async function tell(tx: Tx, workspaceId: string, told: Told, now: Date): Promise<void> {
  const { occurrence, morning, lines, left, comesAgain, parts, until } = told;
  const speaksOf = lines.flatMap(({ part, reference }) => partNamed(parts, part)?.speaksOf(reference, morning) ?? []);
  const delivery = {
    kind: MORNING_MESSAGE,
    targetId: morning.member.slackUserId,
    subject: { occurrenceId: occurrence.id, memberId: morning.member.id, lines, left },
    speaksOf,
    dedupeKey: `${MORNING_MESSAGE}:${occurrence.id}`,
    dueAt: morning.from,
    expiresAt: until,
  };
  await enqueue(tx, workspaceId, delivery, now);
  if (!comesAgain) return;
  const time = await personalTimes(tx, workspaceId).of(morning.member.id);
  await planMorning(tx, workspaceId, { ...morning.member, time }, time.nextMorning(morning.from));
}

/** What still waits then has the member's next morning. @param began when the one that is put off would have begun */
async function putOff(
  { db, workspace }: RitualDeps,
  occurrence: Occurrence,
  member: Morning['member'],
  reason: string,
  now: Date,
  began = now,
): Promise<void> {
  await db.transaction(async (tx) => {
    const store = occurrences(tx, workspace.id);
    if (!(await store.settle(occurrence.id, 'planned', 'missed', reason, now))) return;
    const time = await personalTimes(tx, workspace.id).of(member.id);
    // Not today's once more: its row is over.
    await planNextMorning(tx, workspace.id, { ...member, time }, new Date(Math.max(began.getTime(), now.getTime())));
    const reader = await personalTimes(tx, workspace.id).readerFor(member.id, now);
    if (reader.id === member.id) return;
    await planNextMorning(
      tx,
      workspace.id,
      { ...reader, time: await personalTimes(tx, workspace.id).of(reader.id) },
      now,
    );
  });
}

async function end(
  { db, workspace }: RitualDeps,
  occurrence: Occurrence,
  state: 'silent' | 'cancelled',
  reason: string,
  now: Date,
): Promise<void> {
  await occurrences(db.prisma, workspace.id).settle(occurrence.id, 'planned', state, reason, now);
}
