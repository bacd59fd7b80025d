/** One line of a record's history. */
export interface HistoryLine {
  readonly act: string;
  readonly at: Date;
  readonly actor: { readonly id: string; readonly name: string };
  /** To whom it was given, as they are called now; null for any other act, and where that is not known any more. */
  readonly to: { readonly id: string; readonly name: string } | null;
  /** A word why, a reason. */
  readonly detail: string;
}
