import type { Person } from '../../access/audience.ts';
import { UserFacingError } from '../../errors.ts';
import { customerName, fullName } from './customer-name.ts';
import type { Heard, Profile } from './profile.ts';

/** A customer, and what one person may read of what they said. */
interface ReadOf {
  readonly profile: Pick<Profile, 'customer'>;
  readonly heard: readonly Heard[];
  readonly reader: Person;
}

/** Whether somebody may see the whole name, as the form has it: it is shown anyway, or they heard it themselves, or are an admin. */
export function mayReadWholeName({ profile: { customer }, heard, reader }: ReadOf): boolean {
  const isShown = customerName(customer) === fullName(customer);
  return isShown || reader.isAdmin || heard.some(({ hearer }) => hearer.id === reader.memberId);
}

/** @param may as `mayReadWholeName` says @throws UserFacingError */
export function assertMayReadWholeName(may: boolean): void {
  if (may) return;
  throw new UserFacingError(
    'whole_name_hidden',
    'Their whole name is not shown here, and this form has it. An admin, or whoever heard them, can change who they are.',
  );
}
