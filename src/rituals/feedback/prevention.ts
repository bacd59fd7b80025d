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
