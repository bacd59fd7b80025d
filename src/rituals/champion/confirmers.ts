import type { Nomination } from './nomination.ts';

type Voiced = Pick<Nomination, 'nominee' | 'voices'>;

/** Whether somebody has a part in a nomination already: it is of them, or they made it. */
export function isTheirs({ nominee, voices }: Voiced, memberId: string): boolean {
  return nominee.id === memberId || voices.some(({ nominator }) => nominator.id === memberId);
}

/** Which of the admins may confirm a nomination: those who have no part in it; all of them where there is no such admin. */
export function confirmersOf<Admin extends { readonly id: string }>(
  nomination: Voiced,
  admins: readonly Admin[],
): readonly Admin[] {
  const others = admins.filter(({ id }) => !isTheirs(nomination, id));
  return others.length > 0 ? others : admins;
}
