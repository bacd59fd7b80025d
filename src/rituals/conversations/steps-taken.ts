/** What somebody did with a record, and when. */
export interface LastAct {
  readonly act: string;
  readonly name: string;
  readonly at: Date;
}

/** The acts by which a record moves on, as its history calls them. */
export const STEPS_TAKEN: readonly string[] = [
  'taken',
  'assigned',
  'answered',
  'contentment_heard',
  'shared',
  'learned',
  'closed',
  'waiting_for_customer',
  'went_on',
  'spoke_again',
  'reopened',
  'owner_left',
];
