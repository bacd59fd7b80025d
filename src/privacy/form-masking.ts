import type { Tx } from '../database.ts';
import type { Masking } from '../slack/masking.ts';
import type { People } from '../slack/people.ts';
import { masked } from './masked-values.ts';
import { maskedNote } from './wording.ts';

/** What every form is asked through before it is saved: personal data is masked and shown to its writer first. */
export function formMasking(tx: Tx, workspaceId: string, people: Pick<People, 'get'>): Masking {
  return async (userId, written) => {
    const names = Object.keys(written);
    if (names.length === 0) return null;
    const { zone } = await people.get(userId);
    const { values, found } = await masked(tx, workspaceId, written, names, zone);
    return found.length > 0 ? { texts: values, note: maskedNote(found) } : null;
  };
}
