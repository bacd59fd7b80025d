import { OperatorError } from '../errors.ts';
import { withoutSecrets } from '../logger.ts';

/** One thing that `check` found out. `note`: works, but look at it. */
export interface Finding {
  readonly state: 'fine' | 'note' | 'wrong';
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** What went wrong as a finding; an OperatorError already says what to do. */
export function findingOf(error: unknown, subject: string, advice: string): Finding {
  const reason = withoutSecrets(error instanceof Error ? error.message : String(error));
  if (error instanceof OperatorError) return { state: 'wrong', text: `${subject}: ${reason}` };
  return { state: 'wrong', text: `${subject}: ${reason}`, advice };
}

const MARKS = { fine: '✓', note: '!', wrong: '✗' } as const;

/** Findings as lines for a terminal, each with what to do below it. */
export function printed(findings: readonly Finding[]): string {
  return findings
    .map(({ state, text, advice }) => `${MARKS[state]} ${text}${advice === undefined ? '' : `\n    → ${advice}`}`)
    .join('\n');
}
