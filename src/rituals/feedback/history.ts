/** One line of a record's history. */
export interface HistoryLine {
  readonly act: string;
  readonly at: Date;
  readonly actor: { readonly id: string; readonly name: string };
  /** To whom it was assigned, a word why, a reason. */
  readonly detail: string;
}

/** For the history: to whom, and a word why. */
export function assignmentDetail(ownerName: string, why: string): string {
  return why === '' ? ownerName : `${ownerName}: ${why}`;
}

/** The two again. */
export function readAssignment(detail: string): { readonly to: string; readonly why: string } {
  const [, to = detail, why = ''] = /^(.*?): (.*)$/su.exec(detail) ?? [];
  return { to, why };
}
