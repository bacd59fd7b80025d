import { mask } from '../privacy/mask.ts';
import { sortsMasked } from '../privacy/wording.ts';

/**
 * Why a number of another system cannot be stored: it is kept as it stands, for a second import to know it by, so that nothing
 * in it can be masked. Null when it can. Such numbers often look like tokens, and like national telephone numbers: these stay.
 */
export function whyTooPersonal(externalId: string): string | null {
  if (!/[@%\d]/u.test(externalId)) return null;
  const found = mask(externalId, { country: null }).found.filter((finding) => finding !== 'secret');
  return found.length === 0 ? null : `is stored as it stands, and ${sortsMasked(found)} are not: take another number`;
}
