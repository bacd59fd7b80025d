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
  const isLeft = isLeftBehind({ stage, ownerId });
  if (stage === 'answered' || stage === 'shared') {
    const rest: readonly Offer[] = stage === 'answered' ? ['learn', 'share', 'reopen'] : ['learn', 'reopen'];
    return isLeft ? ['take', 'assign', ...rest] : [...rest, 'assign'];
  }
  if (stage === 'learned') return sharedAt === null ? ['share', 'reopen'] : ['reopen'];
  return ['reopen'];
}
