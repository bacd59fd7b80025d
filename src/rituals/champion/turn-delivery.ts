import { z } from 'zod';
import { type DeliveryKind, defineDelivery, type Rendered } from '../../delivery/delivery-kind.ts';
import { aboutMember } from '../../delivery/message-subjects.ts';
import { settings } from '../../settings/settings-store.ts';
import type { RitualDeps } from '../deps.ts';
import { tellChannelTrouble } from '../feedback/index.ts';
import { comingTerms } from './coming.ts';
import { held } from './held-store.ts';
import { standInAt } from './stand-in.ts';
import { HEADS_UP } from './tell-ahead.ts';
import { BRIEF, STARTED, THANKS } from './tell-turn.ts';
import { terms } from './term-store.ts';
import { brief, headsUp, noLongerYours, started, termOver, thanks, vacant, vacantNoMore } from './turn-views.ts';
import { VACANT, vacancyOf } from './vacancy.ts';
import { subjectsOf, worklistOf } from './worklist-of.ts';

const Numbered = z.object({ number: z.number() });
const Theirs = Numbered.extend({ memberId: z.string() });
/** Of whoever gave it on before its end; those written earlier say nothing of it. */
const Ended = Theirs.extend({ changeId: z.string().nullable().default(null) });
const Ahead = Theirs.extend({ when: z.enum(['week', 'day']) });

/** What is said around a change of champion. The announcement is for a channel; all else is for one person. */
export function announcementDelivery({ db, workspace }: RitualDeps): DeliveryKind {
  return defineDelivery({
    kind: STARTED,
    subject: Numbered,
    async render({ number }, { sentAt, now }): Promise<Rendered> {
      const term = await terms(db.prisma, workspace.id).byNumber(number);
      if (term === null || (term.state !== 'running' && sentAt === null)) return { kind: 'abandon', reason: 'over' };
      const isRunning = term.state === 'running';
      const standIn = isRunning ? await standInAt(db.prisma, workspace.id, term, now) : null;
      const [latest] = await terms(db.prisma, workspace.id).latest(1);
      const isVacant = !isRunning && latest?.number === number;
      const named = [term.holder.id, ...(standIn === null ? [] : [standIn.memberId])];
      return { kind: 'message', message: started(term, { standIn, isVacant }), speaksOf: named.map(aboutMember) };
    },
    async settled(tx, { targetId }, outcome) {
      await tellChannelTrouble(tx, workspace.id, { channelId: targetId, purpose: 'champion', outcome });
    },
  });
}

export function turnDeliveries(deps: RitualDeps): DeliveryKind[] {
  return [
    defineDelivery({
      kind: HEADS_UP,
      subject: Ahead,
      render: (subject, { sentAt }) => renderAhead(deps, subject, sentAt),
    }),
    defineDelivery({
      kind: BRIEF,
      subject: Theirs,
      render: (subject, { sentAt, now }) => renderBrief(deps, subject, sentAt, now),
    }),
    defineDelivery({ kind: THANKS, subject: Ended, render: (subject) => renderThanks(deps, subject) }),
    defineDelivery({
      kind: VACANT,
      subject: z.object({}),
      render: (_subject, { sentAt }) => renderVacant(deps, sentAt),
    }),
  ];
}

/** The term may have moved, or gone to another, since it was told. */
async function renderAhead(
  { db, workspace }: RitualDeps,
  { number, memberId, when }: z.output<typeof Ahead>,
  sentAt: Date | null,
): Promise<Rendered> {
  const begun = await terms(db.prisma, workspace.id).byNumber(number);
  const [next] = await comingTerms(db.prisma, workspace.id, 1);
  if (next?.number === number && next.holder.id === memberId) {
    return { kind: 'message', message: headsUp(next, when) };
  }
  if (sentAt === null) return { kind: 'abandon', reason: 'not theirs' };
  const isTheirs = begun !== null && begun.state !== 'coming' && begun.holder.id === memberId;
  const holder = begun?.holder ?? (next?.number === number ? next.holder : null);
  const message = noLongerYours({ hasBegun: isTheirs, holder: holder?.name ?? null });
  return { kind: 'message', message, speaksOf: holder === null ? [] : [aboutMember(holder.id)] };
}

async function renderBrief(
  deps: RitualDeps,
  { number, memberId }: z.output<typeof Theirs>,
  sentAt: Date | null,
  now: Date,
): Promise<Rendered> {
  const store = terms(deps.db.prisma, deps.workspace.id);
  const term = await store.byNumber(number);
  if (term === null) return { kind: 'abandon', reason: 'gone' };
  const isTheirs = term.state === 'running' && term.holder.id === memberId;
  if (!isTheirs && sentAt === null) return { kind: 'abandon', reason: 'not theirs' };
  const last = await held(deps.db.prisma, deps.workspace.id).before(term, memberId);
  const ofLast = last === null ? [] : [aboutMember(last.holder.id)];
  if (term.state === 'over' && term.holder.id === memberId) {
    return { kind: 'message', message: termOver(term, last), speaksOf: ofLast };
  }
  const member = await deps.people.peek(term.holder.slackUserId);
  if (!isTheirs || member === null) {
    return {
      kind: 'message',
      message: noLongerYours({ hasBegun: term.holder.id === memberId, holder: term.holder.name }),
      speaksOf: [aboutMember(term.holder.id)],
    };
  }
  const list = await worklistOf(deps, member, now);
  const message = brief({
    term,
    last,
    achieved: last && (await store.achieved(last.from, last.to)),
    list,
    reading: { now, zone: member.zone },
  });
  return { kind: 'message', message, speaksOf: [...ofLast, ...subjectsOf(list)] };
}

async function renderThanks(
  { db, workspace }: RitualDeps,
  { number, memberId, changeId }: z.output<typeof Ended>,
): Promise<Rendered> {
  const store = terms(db.prisma, workspace.id);
  const term = await store.byNumber(number);
  const parts = term === null ? [] : await held(db.prisma, workspace.id).partsOf(term);
  const index = parts.findIndex((one) => one.changeId === changeId);
  const part = parts[index];
  if (part?.holder.id !== memberId) return { kind: 'abandon', reason: 'not theirs' };
  const { customers } = await settings(db.prisma, workspace.id).read();
  const achieved = await store.achieved(part.from, part.to);
  const next = parts[index + 1]?.holder ?? null;
  const message = thanks({ number, part, next: next?.name ?? null, achieved, noun: customers.noun });
  return { kind: 'message', message, speaksOf: next === null ? [] : [aboutMember(next.id)] };
}

async function renderVacant({ db, workspace }: RitualDeps, sentAt: Date | null): Promise<Rendered> {
  const stands = await vacancyOf(db.prisma, workspace.id);
  const running = stands === 'ending' ? await terms(db.prisma, workspace.id).running() : null;
  if (stands === 'vacant' || running !== null) {
    return { kind: 'message', message: vacant(running), speaksOf: running ? [aboutMember(running.holder.id)] : [] };
  }
  return sentAt === null ? { kind: 'abandon', reason: 'held' } : { kind: 'message', message: vacantNoMore() };
}
