import type { Stage, Standing } from './standing.ts';
import { isLeftBehind } from './steps.ts';

/** What people can do with feedback, as buttons offer it. */
export type Offer =
  | 'take'
  | 'assign'
  | 'answered'
  | 'share'
  | 'learn'
  | 'close'
  | 'wait'
  | 'spoke'
  | 'go_on'
  | 'reopen';

const OPEN: readonly Stage[] = ['new', 'assigned'];

/**
 * What is possible from where it stands, the most useful first: nothing that would only be refused. Whether this person
 * may do it is asked when they do.
 */
export function offersFor({
  stage,
  waitingSince,
  sharedAt,
  ownerId,
}: Pick<Standing, 'stage' | 'waitingSince' | 'sharedAt' | 'ownerId'>): readonly Offer[] {
  if (stage === null) return [];
  if (OPEN.includes(stage)) {
    const isNew = stage === 'new';
    const rest: readonly Offer[] = waitingSince === null ? ['wait'] : ['spoke', 'go_on'];
    return isNew ? ['take', 'assign', 'close', 'answered', ...rest] : ['answered', 'assign', 'close', ...rest];
  }
  const owning: readonly Offer[] = isLeftBehind({ stage, ownerId }) ? ['take', 'assign'] : [];
  if (stage === 'answered') return [...owning, 'learn', 'share', 'reopen'];
  if (stage === 'learned') return sharedAt === null ? ['share', 'reopen'] : ['reopen'];
  return stage === 'shared' ? [...owning, 'learn', 'reopen'] : ['reopen'];
}
