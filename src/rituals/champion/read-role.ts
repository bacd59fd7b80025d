import { may } from '../../access/roles.ts';
import type { Tx } from '../../database.ts';
import { localDate } from '../../schedule/local-time.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Message } from '../../slack/message.ts';
import type { Member } from '../../slack/people.ts';
import { viewerFor } from '../conversations/index.ts';
import type { RitualDeps } from '../deps.ts';
import type { TermChange } from './change.ts';
import { changes } from './change-store.ts';
import { cameAbout, changeInWords } from './change-wording.ts';
import { comingTerms } from './coming.ts';
import { HISTORY_PAGE, history } from './history-views.ts';
import { championPool } from './pool-store.ts';
import type { Why } from './rotation-facts.ts';
import { nextTerms, type Shown, shownChampion, whyShown } from './show-views.ts';
import { standInAt, standInsAhead } from './stand-in.ts';
import type { Term } from './term.ts';
import { terms } from './term-store.ts';
import { worklistOf } from './worklist-of.ts';

const SHOWN_AHEAD = 6;

/** Who is champion now and next, as much of it as this member may see. */
export async function roleFor(deps: RitualDeps, member: Member): Promise<Shown> {
  const { db, workspace, clock } = deps;
  const now = clock.now();
  const running = await terms(db.prisma, workspace.id).running();
  const [next = null] = await comingTerms(db.prisma, workspace.id, 1);
  const viewer = await viewerFor(deps, member, []);
  const holdsToIt = (running !== null || next !== null) && may('handle', viewer, { isOwner: false });
  return {
    running,
    substitute: running === null ? null : await substituteToday(deps, running, now),
    ahead: running === null ? [] : await standInsAhead(db.prisma, workspace.id, [running], now),
    next,
    mayTurnOn: may('set_up', member, {}) && (await isTurnedOff(db.prisma, workspace.id)),
    list: holdsToIt ? await worklistOf(deps, member, now) : null,
    reading: { now, zone: member.zone },
  };
}

/** Whether somebody would take turns, had nobody turned that off. */
async function isTurnedOff(tx: Tx, workspaceId: string): Promise<boolean> {
  const { champion } = await settings(tx, workspaceId).read();
  if (!champion.isOff) return false;
  return (await championPool(tx, workspaceId).all(champion.allowsGuests)).some(({ isFit }) => isFit);
}

async function substituteToday({ db, workspace }: RitualDeps, running: Term, now: Date): Promise<string | null> {
  return (await standInAt(db.prisma, workspace.id, running, now))?.name ?? null;
}

/** Answers /champion. */
export async function showRole(deps: RitualDeps, userId: string): Promise<Message> {
  return shownChampion(await roleFor(deps, await deps.people.get(userId)));
}

/** Answers /champion next. */
export async function showNext({ db, workspace, people, clock }: RitualDeps, userId: string): Promise<Message> {
  const member = await people.get(userId);
  const reading = { now: clock.now(), zone: member.zone };
  const coming = await comingTerms(db.prisma, workspace.id, SHOWN_AHEAD);
  const ahead = coming.length === 0 ? [] : await standInsAhead(db.prisma, workspace.id, coming, reading.now);
  return nextTerms(coming, { ahead, viewerId: member.id }, reading);
}

/** Answers /champion why: of the present term and those that are planned. */
export async function showWhy(deps: RitualDeps, userId: string): Promise<Message> {
  const { db, workspace, people, clock } = deps;
  const { zone } = await people.get(userId);
  const store = terms(db.prisma, workspace.id);
  const running = await store.running();
  const about = [...(running === null ? [] : [running]), ...(await comingTerms(db.prisma, workspace.id, SHOWN_AHEAD))];
  const made = await changes(db.prisma, workspace.id).of(about.map(({ number }) => number));
  const now = clock.now();
  const news = made.flatMap((change) => changeInWords(change, localDate(now, zone)));
  return whyShown(about, await namesIn(deps, about), news, { now, zone });
}

/** Answers /champion history. @param asked the page, from 0 */
export async function showHistory(deps: RitualDeps, userId: string, asked = 0): Promise<Message> {
  const { db, workspace, people, clock } = deps;
  const { zone } = await people.get(userId);
  const store = terms(db.prisma, workspace.id);
  const count = await store.count();
  const skipped = Math.max(0, Math.min(asked, Math.ceil(count / HISTORY_PAGE) - 1)) * HISTORY_PAGE;
  const past = await store.latest(HISTORY_PAGE, skipped);
  const made = await changes(db.prisma, workspace.id).of(past.map(({ number }) => number));
  const now = clock.now();
  const news = made.flatMap((change) => newsIn(past, change, localDate(now, zone)));
  const notes = made.flatMap(({ number, insteadOf, note }) =>
    note === '' ? [] : [{ number, words: `${insteadOf.name}: ${note}` }],
  );
  const told = { names: await namesIn(deps, past), news, notes, count, skipped };
  return history(past, told, { now, zone });
}

/** What came about of a change, by the terms that were begun. */
function newsIn(past: readonly Term[], change: TermChange, today: string) {
  return changeInWords(change, today).filter((one) =>
    cameAbout(
      change,
      past.find(({ number }) => number === one.number),
    ),
  );
}

/** The names of those who were passed over, by their ids. */
async function namesIn(
  { db, workspace }: RitualDeps,
  about: readonly { readonly why: Why | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = about.flatMap(({ why }) => why?.passedOver.map(({ memberId }) => memberId) ?? []);
  return new Map([...(await terms(db.prisma, workspace.id).holders(ids))].map(([id, { name }]) => [id, name]));
}
