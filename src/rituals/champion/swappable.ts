import { UserFacingError } from '../../errors.ts';
import { wish } from './change.ts';
import { assertGoesRound, assertTermsAre, type Rotation, termsInRound } from './possible.ts';
import { planTerms } from './rotation.ts';

/** Two terms, by their numbers: a member's own, and a colleague's. */
export interface Swappable {
  readonly mine: number;
  readonly theirs: number;
}

/** Which of a member's terms to come could be swapped for which others, if their holders agree. */
export function swappable(rotation: Rotation, memberId: string, now: Date): Swappable[] {
  const planned = planTerms(rotation.facts, termsInRound(rotation.facts));
  const own = planned.filter(({ holderId }) => holderId === memberId);
  const others = planned.filter(({ holderId }) => holderId !== memberId);
  return own.flatMap(({ number }) =>
    others
      .filter((other) => {
        const terms = { number, otherNumber: other.number, doerId: other.holderId, insteadOfId: memberId };
        const asked = wish({ kind: 'swap', ...terms });
        return isPossible(() => {
          assertTermsAre(rotation, asked);
          assertGoesRound(rotation.facts, asked, now);
        });
      })
      .map((other) => ({ mine: number, theirs: other.number })),
  );
}

/** A refusal is the answer here, not a failure: nobody has asked yet. */
function isPossible(assertAll: () => void): boolean {
  try {
    assertAll();
    return true;
  } catch (error) {
    if (error instanceof UserFacingError) return false;
    throw error;
  }
}
