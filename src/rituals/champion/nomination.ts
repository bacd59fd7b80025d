export type NominationState = 'unconfirmed' | 'asked' | 'accepted' | 'not_now' | 'declined';

/** Somebody as far as it matters whether they may be champion. */
export interface Nominee {
  readonly id: string;
  readonly name: string;
  readonly slackUserId: string;
  readonly isGuest: boolean;
  readonly isBot: boolean;
  readonly isDeactivated: boolean;
  readonly isStranger: boolean;
}

/** One reason why somebody should be champion, and whose it is. */
export interface NominationVoice {
  readonly nominator: { readonly id: string; readonly name: string };
  readonly reason: string;
  readonly at: Date;
}

/** A colleague whom others would like to be champion; nominations of the same person gather in it. */
export interface Nomination {
  readonly id: string;
  readonly nominee: { readonly id: string; readonly name: string; readonly slackUserId: string };
  readonly state: NominationState;
  /** How often they were asked. */
  readonly round: number;
  /** Local date (YYYY-MM-DD) from which they may be asked again; "" for never by itself. */
  readonly askAgainOn: string;
  /** When they said yes or no last, or left; null before. */
  readonly answeredAt: Date | null;
  /** The first one first. */
  readonly voices: readonly NominationVoice[];
}

/** What follows from a nomination, as it stands with all its voices. */
export type NominationStep = 'ask' | 'join' | 'ask_for_second' | 'gather' | 'keep';

/**
 * What to do when one more colleague has nominated somebody. Whoever nominates themselves need not be asked, until they answer
 * otherwise or leave; where a second voice is wanted, it is somebody else's than the first. Whoever said no is left in peace.
 * @param by.nominatorId who says so now; null for an admin who confirms it
 */
export function stepAfter(
  nomination: Pick<Nomination, 'state' | 'nominee' | 'voices' | 'answeredAt'>,
  by: { readonly nominatorId: string | null; readonly needsConfirmation: boolean; readonly isSeconded: boolean },
): NominationStep {
  const { nominatorId, needsConfirmation, isSeconded } = by;
  const { state, nominee, voices } = nomination;
  if (state === 'accepted') return 'keep';
  const others = new Set(voices.map(({ nominator }) => nominator.id));
  const isConfirmed = !needsConfirmation || isSeconded || others.size > 1;
  if (nominatorId === nominee.id || isWilling(nomination)) return isConfirmed ? 'join' : 'ask_for_second';
  if (state === 'asked') return 'gather';
  if (state === 'not_now' || state === 'declined') return 'keep';
  return isConfirmed ? 'ask' : 'ask_for_second';
}

/** Whether the nominee has nominated themselves, and said nothing else since. */
export function isWilling({
  nominee,
  voices,
  answeredAt,
}: Pick<Nomination, 'nominee' | 'voices' | 'answeredAt'>): boolean {
  return voices.some(({ nominator, at }) => nominator.id === nominee.id && (answeredAt === null || at > answeredAt));
}

/** Whether somebody waits for it: nobody has said no since. Whoever left waits for nothing until a colleague asks again. */
export function isOpen({ state, voices, answeredAt }: Pick<Nomination, 'state' | 'voices' | 'answeredAt'>): boolean {
  return state === 'unconfirmed' && voices.some(({ at }) => answeredAt === null || at > answeredAt);
}

/** What came of a nomination. */
export interface Nominated {
  readonly step: NominationStep;
  readonly nomination: Nomination;
}
