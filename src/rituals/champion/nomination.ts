export type NominationState = 'unconfirmed' | 'asked' | 'accepted' | 'not_now' | 'declined';

/** One reason why somebody should be champion, and whose it is. */
export interface NominationVoice {
  readonly nominator: { readonly id: string; readonly name: string };
  readonly reason: string;
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
  /** The first one first. */
  readonly voices: readonly NominationVoice[];
}

/** What follows from a nomination, as it stands with all its voices. */
export type NominationStep = 'ask' | 'join' | 'ask_for_second' | 'gather' | 'keep';

/**
 * What to do when one more colleague has nominated somebody. Whoever nominates themselves need not be asked; where a second
 * voice is wanted, it is somebody else's than the first. Whoever said no is left in peace.
 */
export function stepAfter(
  { state, nominee, voices }: Pick<Nomination, 'state' | 'nominee' | 'voices'>,
  { needsConfirmation, isSeconded }: { readonly needsConfirmation: boolean; readonly isSeconded: boolean },
): NominationStep {
  const isWilling = voices.some(({ nominator }) => nominator.id === nominee.id);
  if (state === 'accepted') return 'keep';
  const others = new Set(voices.map(({ nominator }) => nominator.id));
  const isConfirmed = !needsConfirmation || isSeconded || others.size > 1;
  if (isWilling) return isConfirmed ? 'join' : 'ask_for_second';
  if (state === 'asked') return 'gather';
  if (state === 'not_now' || state === 'declined') return 'keep';
  return isConfirmed ? 'ask' : 'ask_for_second';
}

/** What came of a nomination. */
export interface Nominated {
  readonly step: NominationStep;
  readonly nomination: Nomination;
}
