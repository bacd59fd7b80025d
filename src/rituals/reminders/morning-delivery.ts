import { z } from 'zod';
import type { Tx } from '../../database.ts';
import type { Outcome } from '../../delivery/delivery.ts';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { dateOfMorning, planMorning } from '../../schedule/mornings.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import type { RitualDeps } from '../deps.ts';
import type { Morning, MorningLine, MorningPart } from '../morning.ts';
import { earlyBirds } from './morning-store.ts';
import { morningMessage } from './views.ts';

/** The name of people's mornings among what is sent. */
export const MORNING_MESSAGE = 'reminder';

const Line = z.object({ part: z.string(), reference: z.record(z.string(), z.string()) });
export type Line = z.output<typeof Line>;

const Subject = z.object({
  occurrenceId: z.string(),
  memberId: z.string(),
  lines: z.array(Line),
  /** How many more there was no room for. */
  left: z.number().default(0),
});
type Subject = z.output<typeof Subject>;

/** The morning's message on its way: rendered at the last moment, and again in place whenever one of its lines changes. */
export function morningDelivery(deps: RitualDeps, parts: readonly MorningPart[]): DeliveryKind {
  return defineDelivery({
    kind: MORNING_MESSAGE,
    subject: Subject,
    render: (subject, { now, sentAt }) => render(deps, parts, subject, { now, isNew: sentAt === null }),
    async settled(tx, { workspaceId, subject }, outcome) {
      const [state, reason] = endOf(outcome);
      await occurrences(tx, workspaceId).settle(subject.occurrenceId, 'posting', state, reason, outcome.at);
      if (state === 'posted') await tellParts(tx, parts, subject.lines, outcome.at);
      if (state !== 'missed') return;
      // What still waits then has the next morning.
      const member = await earlyBirds(tx, workspaceId).byId(subject.memberId);
      if (member === null) return;
      const time = await personalTimes(tx, workspaceId).of(member.id);
      await planMorning(tx, workspaceId, { ...member, time }, time.orNext(outcome.at));
    },
  });
}

async function tellParts(tx: Tx, parts: readonly MorningPart[], lines: readonly Line[], at: Date): Promise<void> {
  for (const { name, told } of parts) {
    const own = lines.filter(({ part }) => part === name).map(({ reference }) => reference);
    if (own.length > 0) await told?.(tx, own, at);
  }
}

async function render(
  { db, workspace }: RitualDeps,
  parts: readonly MorningPart[],
  { occurrenceId, memberId, lines, left }: Subject,
  { now, isNew }: { readonly now: Date; readonly isNew: boolean },
): Promise<Rendered> {
  const member = await earlyBirds(db.prisma, workspace.id).byId(memberId);
  const occurrence = await occurrences(db.prisma, workspace.id).byId(occurrenceId);
  if (member === null || occurrence === null) return { kind: 'abandon', reason: 'nobody to tell' };
  const hours = (await personalTimes(db.prisma, workspace.id).of(member.id)).morningOn(dateOfMorning(occurrence));
  if (hours === null && isNew) return { kind: 'abandon', reason: 'does not work that day' };
  const morning = { member, from: hours?.from ?? occurrence.dueAt };
  const shown = await showLines(parts, lines, morning, now);
  const standing = shown.flatMap((line) => line ?? []);
  if (standing.length === 0) return { kind: 'abandon', reason: 'nothing waits' };
  return { kind: 'message', message: morningMessage(standing, left) };
}

/** Each line as it stands now; null where nothing is to be said of it any more. */
export function showLines(
  parts: readonly MorningPart[],
  lines: readonly Line[],
  morning: Morning,
  now: Date,
): Promise<(MorningLine | null)[]> {
  return Promise.all(
    lines.map(
      async ({ part, reference }) =>
        (await parts.find(({ name }) => name === part)?.show(reference, morning, now)) ?? null,
    ),
  );
}

function endOf(outcome: Outcome): readonly ['posted' | 'silent' | 'missed' | 'failed', string] {
  if (outcome.state === 'sent') return ['posted', ''];
  if (outcome.state === 'failed') return ['failed', outcome.code];
  if (outcome.reason === 'expired') return ['missed', 'expired'];
  return [outcome.reason === 'unknown' ? 'failed' : 'silent', outcome.reason];
}
