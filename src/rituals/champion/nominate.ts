import { type Actor, may } from '../../access/roles.ts';
import type { Database, Tx } from '../../database.ts';
import { enqueue } from '../../delivery/enqueue.ts';
import { aboutMember, aboutNomination, refreshMessagesAbout } from '../../delivery/message-subjects.ts';
import { UserFacingError } from '../../errors.ts';
import { masked } from '../../privacy/masked-values.ts';
import { personalTimes } from '../../settings/personal-time-store.ts';
import { settings } from '../../settings/settings-store.ts';
import { presentAdmins } from './admins-store.ts';
import { confirmersOf } from './confirmers.ts';
import { enterPool } from './enter-pool.ts';
import { isOpen, type Nominated, type Nomination, type Nominee, stepAfter } from './nomination.ts';
import { nominations } from './nomination-store.ts';
import { askForSecond } from './second-delivery.ts';

/** The name of the question to a nominee, among what is sent. */
export const NOMINATED = 'champion.nominated';

const MONTH = 30 * 24 * 60 * 60 * 1000;

export interface Nominating {
  readonly nominee: Nominee;
  readonly nominator: Actor & { readonly id: string; readonly zone: string };
  readonly reason: string;
  /** The act: twice is once. */
  readonly requestKey: string;
}

/** Nominates a colleague, or oneself. The nominee is asked by DM in their working hours. Wake the sender after it. @throws UserFacingError */
export async function nominate(
  db: Database,
  workspaceId: string,
  { nominee, nominator, reason, requestKey }: Nominating,
  now: Date,
): Promise<Nominated> {
  if (!may('nominate', nominator, {})) {
    throw new UserFacingError('guests_nominate_nobody', 'Guests don’t nominate. Ask a colleague of the workspace to.');
  }
  return db.transaction(async (tx) => {
    const { allowsGuests, needsConfirmation } = (await settings(tx, workspaceId).read()).champion;
    assertFit(nominee, allowsGuests);
    const store = nominations(tx, workspaceId);
    const before = await store.of(nominee.id, now);
    const { values } = await masked(tx, workspaceId, { reason }, ['reason'], nominator.zone);
    const voice = { nominatorId: nominator.id, reason: values.reason, requestKey };
    await store.addVoice(before.id, voice, now);
    const nomination = await store.of(nominee.id, now);
    const step = stepAfter(nomination, { nominatorId: nominator.id, needsConfirmation, isSeconded: false });
    await follow(tx, workspaceId, { nomination, step }, now);
    return { step, nomination };
  });
}

/** Seconds a nomination by a press: an admin who has no part in it, unless no other is there. @throws UserFacingError */
export async function second(
  db: Database,
  workspaceId: string,
  { nominationId, actor }: { readonly nominationId: string; readonly actor: Actor & { readonly id: string } },
  now: Date,
): Promise<Nominated> {
  if (!may('set_champion', actor, {})) {
    throw new UserFacingError('admins_only', 'Only admins confirm a nomination here. To second it, nominate them too.');
  }
  return db.transaction(async (tx) => {
    const nomination = existing(await nominations(tx, workspaceId).byId(nominationId));
    const asConfirmed = { nominatorId: null, needsConfirmation: true, isSeconded: true };
    const step = isOpen(nomination) ? stepAfter(nomination, asConfirmed) : 'keep';
    if (step !== 'keep') await assertMayConfirm(tx, workspaceId, nomination, actor.id);
    await follow(tx, workspaceId, { nomination, step }, now);
    return { step, nomination };
  });
}

/** Does what follows from a nomination. Wake the sender after it. */
export async function follow(tx: Tx, workspaceId: string, { nomination, step }: Nominated, now: Date): Promise<void> {
  switch (step) {
    case 'ask':
      return askNominee(tx, workspaceId, nomination, now);
    case 'join':
      return enterPool(tx, workspaceId, nomination, now);
    case 'ask_for_second':
      return askForSecond(tx, workspaceId, nomination, now);
    case 'gather':
      return refreshMessagesAbout(tx, workspaceId, [aboutNomination(nomination.id)], now);
    case 'keep':
      return;
  }
}

/** @throws UserFacingError to whoever has a part in it, while another admin is there */
async function assertMayConfirm(tx: Tx, workspaceId: string, nomination: Nomination, actorId: string): Promise<void> {
  if (confirmersOf(nomination, await presentAdmins(tx, workspaceId)).some(({ id }) => id === actorId)) return;
  const why =
    nomination.nominee.id === actorId ? 'It is you who would be champion' : 'You have nominated them yourself';
  throw new UserFacingError('own_nomination', `${why}, so another admin or a colleague’s nomination confirms it.`);
}

/** Has the nominee asked, in their working hours; each round is one message. */
export async function askNominee(tx: Tx, workspaceId: string, nomination: Nomination, now: Date): Promise<void> {
  const { id, nominee, voices } = nomination;
  const round = nomination.round + 1;
  await nominations(tx, workspaceId).write(id, { state: 'asked', round, askAgainOn: '' });
  const dueAt = (await personalTimes(tx, workspaceId).of(nominee.id)).orNext(now);
  const delivery = {
    kind: NOMINATED,
    targetId: nominee.slackUserId,
    subject: { nominationId: id, round },
    speaksOf: [aboutNomination(id), ...voices.map(({ nominator }) => aboutMember(nominator.id))],
    dedupeKey: `${NOMINATED}:${id}:${round}`,
    dueAt,
    expiresAt: new Date(dueAt.getTime() + MONTH),
  };
  await enqueue(tx, workspaceId, delivery, now);
  await refreshMessagesAbout(tx, workspaceId, [aboutNomination(id)], now);
}

/** @throws UserFacingError when they cannot be champion, whatever they say */
export function assertFit(person: Omit<Nominee, 'id' | 'slackUserId'>, guestsMay: boolean): void {
  const why = unfit(person, guestsMay);
  if (why) throw new UserFacingError('cannot_be_champion', `${person.name} ${why}. Choose a colleague.`);
}

/** Why somebody cannot be champion, as “has left the workspace”; null when they can. */
export function unfit(person: Omit<Nominee, 'id' | 'slackUserId'>, guestsMay: boolean): string | null {
  const { isBot, isDeactivated, isStranger, isGuest } = person;
  if (isBot) return 'is an app';
  if (isDeactivated) return 'has left the workspace';
  if (isStranger) return 'belongs to another organisation';
  return may('be_champion', { isGuest, isAdmin: false, isChampion: false, isStranger }, { guestsMay })
    ? null
    : 'is a guest here, and guests are not champion in this workspace';
}

/** @throws UserFacingError when it is gone */
export function existing(nomination: Nomination | null): Nomination {
  if (nomination) return nomination;
  throw new UserFacingError('nomination_gone', 'This nomination is gone.');
}
