import { z } from 'zod';
import { ALONE, maySee } from '../../access/audience.ts';
import { ABOUT_WAITING, aboutConversation, aboutCustomer } from '../../delivery/message-subjects.ts';
import { localDate } from '../../schedule/local-time.ts';
import { occurrences } from '../../schedule/occurrences.ts';
import { mutes } from '../../settings/mute-store.ts';
import { settings } from '../../settings/settings-store.ts';
import { conversations, imports, viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { LineReference, Morning, MorningLine, MorningPart } from '../morning.ts';
import { whoHolds } from './escalation-holders.ts';
import { ESCALATION } from './escalation-occurrences.ts';
import { escalations } from './escalation-store.ts';
import { escalationLine } from './escalation-views.ts';
import { feedback } from './feedback-store.ts';
import { importNamed } from './imported.ts';
import { unownedOffers } from './offers-to.ts';
import { leaveToOthers } from './pass-on-escalations.ts';
import { stillOwes } from './reminder.ts';
import { reminders } from './reminder-store.ts';
import { lateImportLine } from './triage-views.ts';

/** So many a morning; the others have the next. */
const MOST_LINES = 10;

const One = z.object({
  occurrenceId: z.string(),
  conversationId: z.string(),
  customerId: z.string(),
  dueAt: z.coerce.date(),
});
type One = z.output<typeof One>;
/** What came in with a file at an instant. */
const Imported = z.object({ occurrenceId: z.string(), cameAt: z.coerce.date() });
const Reference = z.union([One, Imported]);

/**
 * What has waited too long, whoever owns it, in the mornings of those who hold everybody to it, or of who stands in for
 * them: each once.
 */
export function escalationMornings(deps: RitualDeps): MorningPart {
  const { workspace } = deps;
  return {
    name: 'feedback.escalation',
    // Who of them hears it is decided over all of them: somebody has to.
    mutedBy: null,
    comesAgain: true,
    find: (morning, now) => find(deps, morning, now),
    show(reference, morning, now) {
      const read = Reference.parse(reference);
      return 'cameAt' in read ? showImported(deps, read.cameAt, now) : show(deps, read, morning, now);
    },
    async told(tx, references, at) {
      for (const { occurrenceId } of references.map((one) => Reference.parse(one))) {
        await occurrences(tx, workspace.id).settle(occurrenceId, 'planned', 'posted', '', at);
      }
    },
    standsFor(reference) {
      const read = Reference.parse(reference);
      return 'cameAt' in read ? null : read.conversationId;
    },
    speaksOf(reference) {
      const read = Reference.parse(reference);
      if ('cameAt' in read) return [ABOUT_WAITING];
      return [aboutConversation(read.conversationId), aboutCustomer(read.customerId)];
    },
  };
}

async function find(deps: RitualDeps, morning: Morning, now: Date): Promise<readonly LineReference[]> {
  const { db, workspace } = deps;
  const { id } = morning.member;
  const standsInFor = (await reminders(db.prisma, workspace.id).pausedFor(id, now)).map(idOf);
  const unwilling = await mutes(db.prisma, workspace.id).among([id, ...standsInFor], 'escalation');
  const holders = unwilling.has(id) ? [id] : [id, ...standsInFor];
  const planned = await escalations(db.prisma, workspace.id).of(ESCALATION, holders);
  const found: LineReference[] = [];
  for (const row of planned) {
    const late = await lateOf(deps, row, now);
    if (late === null) {
      await occurrences(db.prisma, workspace.id).settle(row.id, 'planned', 'cancelled', '', now);
    } else if (unwilling.has(row.subjectId) && !(await mustHear(deps, row.subjectId, late.ownerId))) {
      const ownerId = late.ownerId;
      // A paused colleague's own morning decides over theirs.
      if (row.subjectId === id) await db.transaction((tx) => leaveToOthers(tx, workspace.id, { row, ownerId }, now));
    } else if (found.length < MOST_LINES && late.ownerId !== id && !found.some(isAbout(row.requestKey))) {
      // Of what is theirs by now they are reminded.
      found.push({ occurrenceId: row.id, ...late.reference });
    }
  }
  return found;
}

type Planned = Awaited<ReturnType<ReturnType<typeof escalations>['of']>>[number];

/** What is still late of it, and whose that is; null when nothing is. */
async function lateOf({ db, workspace }: RitualDeps, { requestKey: name, nominalAt: dueAt }: Planned, now: Date) {
  const cameAt = importNamed(name);
  if (cameAt !== null) {
    const count = await imports(db.prisma, workspace.id).late(cameAt, now);
    return count === 0 ? null : { ownerId: null, reference: { cameAt: cameAt.toISOString() } };
  }
  const standing = await feedback(db.prisma, workspace.id).standing(name);
  const record = await conversations(db.prisma, workspace.id).byId(name);
  if (standing === null || record === null || !stillOwes(standing, dueAt)) return null;
  const reference = { conversationId: name, customerId: record.customer.id, dueAt: dueAt.toISOString() };
  return { ownerId: standing.ownerId, reference };
}

/** Whoever does not want to, where nobody else would. */
async function mustHear({ db, workspace }: RitualDeps, holderId: string, ownerId: string | null): Promise<boolean> {
  return (await whoHolds(db.prisma, workspace.id, ownerId)).some(({ id }) => id === holderId);
}

const idOf = ({ id }: { readonly id: string }) => id;
const isAbout = (conversationId: string) => (line: LineReference) => line.conversationId === conversationId;

async function showImported({ db, workspace }: RitualDeps, cameAt: Date, now: Date): Promise<MorningLine> {
  const { noun } = (await settings(db.prisma, workspace.id).read()).customers;
  return lateImportLine(await imports(db.prisma, workspace.id).late(cameAt, now), noun);
}

async function show(deps: RitualDeps, line: One, morning: Morning, now: Date): Promise<MorningLine | null> {
  const { db, workspace } = deps;
  const { member } = morning;
  const conversation = await conversations(db.prisma, workspace.id).byId(line.conversationId);
  const reader = await deps.people.peek(member.slackUserId);
  if (conversation === null || reader === null) return null;
  const viewer = await viewerFor(deps, reader, [conversation]);
  const sight = maySee(conversation, viewer, ALONE);
  if (sight === 'nothing') return null;
  const standing = await feedback(db.prisma, workspace.id).standing(line.conversationId);
  return escalationLine({
    conversation,
    isReadable: sight === 'whole',
    isOpen: stillOwes(standing, line.dueAt),
    offers: standing?.ownerId === null ? await unownedOffers(deps, viewer, { conversation, standing }, now) : [],
    today: localDate(now, member.zone),
    reading: { now, zone: member.zone },
  });
}
