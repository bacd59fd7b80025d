export type OccurrenceState = 'planned' | 'posting' | 'posted' | 'silent' | 'missed' | 'failed' | 'cancelled';

/** Whose instance it is: a kind, and the record that comes again (an opener's id, for instance). */
export interface OccurrenceSubject {
  readonly kind: string;
  readonly subjectId: string;
}

/** One instance of something recurring, to be planned. */
export interface NewOccurrence extends OccurrenceSubject {
  /** The instant it stands for; with the subject its identity. */
  readonly nominalAt: Date;
  /** When to act. */
  readonly dueAt: Date;
  /** From this instant on acting is useless: it ends `missed`. */
  readonly expiresAt: Date;
  /** The act of the person who asked for it by hand; "" for planned ones. */
  readonly requestKey?: string;
  /** Where its id must not say when it was planned; otherwise it does. */
  readonly id?: string;
}

export interface Occurrence extends Required<NewOccurrence> {
  readonly workspaceId: string;
  readonly state: OccurrenceState;
  /** Why it ended as it did; "" when there is nothing to say. */
  readonly reason: string;
}

/** What a ritual does when one of its occurrences is due. */
export interface OccurrenceKind {
  readonly kind: string;
  /**
   * Acts on an occurrence that is due, or about to be, and moves it on from `planned` by compare-and-set: several
   * replicas may run the same one. It is told of expired ones too, to end them `missed`. When it rejects, it is called
   * again later. Those of one subject come one after the other, those of different subjects side by side.
   */
  run(occurrence: Occurrence, now: Date): Promise<void>;
}

/** Whether an occurrence in this state will change no more. */
export function isSettled(state: OccurrenceState): boolean {
  return state !== 'planned' && state !== 'posting';
}
