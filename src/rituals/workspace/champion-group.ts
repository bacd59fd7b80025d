import { UserFacingError } from '../../errors.ts';
import type { ChampionSettings } from '../../settings/settings.ts';
import { refusalCode } from '../../slack/slack-errors.ts';
import { groupTrouble, groupTroubleInWords } from '../champion/index.ts';
import type { RitualDeps } from '../deps.ts';

type ChosenGroup = Pick<ChampionSettings, 'groupId' | 'groupHandle'>;

/** The user group of a handle as somebody typed it; Slack is asked only when it is another one than before. @throws UserFacingError that says what to do */
export async function chosenGroup(
  { userGroups }: RitualDeps,
  typed: string,
  before: ChosenGroup,
): Promise<ChosenGroup> {
  const handle = typed.trim().replace(/^@/u, '').toLowerCase();
  if (handle === '') return { groupId: '', groupHandle: '' };
  if (handle === before.groupHandle) return { groupId: before.groupId, groupHandle: before.groupHandle };
  const found = await userGroups.byHandle(handle).catch((error: unknown) => {
    const trouble = groupTrouble(refusalCode(error));
    if (trouble === null) throw error;
    const { what, wayOut } = groupTroubleInWords(trouble, handle);
    throw new UserFacingError(`group_${trouble}`, `${what} ${wayOut}`);
  });
  if (found) return { groupId: found.id, groupHandle: found.handle };
  throw new UserFacingError(
    'group_unknown',
    `There is no user group @${handle}. Make it in Slack first (People → User groups), or leave that field empty.`,
  );
}
