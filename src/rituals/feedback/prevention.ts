/** Why something came about, and what keeps it from coming again; as others read it. */
export interface Found {
  readonly cause: string;
  readonly isOneOff: boolean;
  readonly action: string;
  /** Who does it; null for a one-off. */
  readonly doer: string | null;
  /** Local date, YYYY-MM-DD; "" for a one-off. */
  readonly dueOn: string;
}

/** What somebody does so that it does not come again. */
export interface Prevention {
  readonly id: string;
  /** The record's. */
  readonly number: number;
  readonly conversationId: string;
  readonly memberId: string | null;
  readonly action: string;
  /** Local date, YYYY-MM-DD. */
  readonly dueOn: string;
  readonly doneAt: Date | null;
  /** When they are asked whether it held. */
  readonly askHeldAt: Date | null;
  readonly held: boolean | null;
}
