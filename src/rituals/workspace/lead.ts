import { UserFacingError } from '../../errors.ts';
import type { Member } from '../../slack/people.ts';

/** @throws UserFacingError when somebody cannot be told what waits far too long */
export function assertCanLead(person: Member): void {
  const why = whyNot(person, 'a lead reads of everybody’s feedback');
  if (why !== null) throw new UserFacingError('cannot_lead', `${person.name} ${why}. Choose a colleague.`);
}

/** Why somebody cannot be given a role, after their name; null when they can. @param because why no guest can */
export function whyNot({ isBot, isDeactivated, isStranger, isGuest }: Member, because: string): string | null {
  if (isBot) return 'is an app';
  if (isDeactivated) return 'has left the workspace';
  if (isStranger) return 'belongs to another organisation';
  return isGuest ? `is a guest here, and ${because}` : null;
}
