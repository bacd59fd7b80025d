import type { Prisma } from '../../database.ts';
import { DISPLAYS, type Display } from '../../settings/settings.ts';
import { isInOnePiece } from './customer-name.ts';

const WITH_WHOLE_NAME: readonly Display[] = ['full_name'];
const WITH_FIRST_NAME: readonly Display[] = ['full_name', 'first_name'];
export const WITH_ORGANISATION: readonly Display[] = ['full_name', 'first_name', 'initials'];

/** In which ways of calling people the beginning of a person's name stands whole. @param key folded */
export function waysWithPerson(key: string): readonly Display[] {
  return key.includes(' ') || isInOnePiece(key) ? WITH_WHOLE_NAME : WITH_FIRST_NAME;
}

/** Customers that are called in one of these ways: by the workspace, and by themselves and all who are one with them. @param display null where all names are open */
export function showing(ways: readonly Display[], display: Display | null): Prisma.CustomerWhereInput {
  if (display === null) return {};
  if (!ways.includes(display)) return { id: { in: [] } };
  const fine = { OR: [{ display: null }, { display: { in: [...ways] } }] };
  const noneHides = { standsFor: { none: { display: { in: DISPLAYS.filter((one) => !ways.includes(one)) } } } };
  return { AND: [fine, noneHides, { OR: [{ rootId: null }, { root: { AND: [fine, noneHides] } }] }] };
}

/** Those of whose name, or a merged one's, this is a part that is shown. @param word folded, without spaces */
export function namedWith(word: string, display: Display | null): Prisma.CustomerWhereInput {
  const part = { contains: word };
  if (display === null) return orMerged({ OR: [{ personKey: part }, { organisationKey: part }] });
  return {
    OR: [
      { ...orMerged({ personKey: part }), ...showing(WITH_WHOLE_NAME, display) },
      { ...orMerged({ personKey: { startsWith: word } }), ...showing(waysWithPerson(word), display) },
      { ...orMerged({ organisationKey: part }), ...showing(WITH_ORGANISATION, display) },
    ],
  };
}

/** Those of exactly these names, or of a merged one's, if they are shown. */
export function namedExactly(
  name: { readonly personKey: string; readonly organisationKey: string },
  display: Display | null,
): Prisma.CustomerWhereInput {
  return {
    AND: [
      orMerged(name),
      ...(name.personKey === '' ? [] : [showing(waysWithPerson(name.personKey), display)]),
      ...(name.organisationKey === '' ? [] : [showing(WITH_ORGANISATION, display)]),
    ],
  };
}

function orMerged(named: Prisma.CustomerWhereInput): Prisma.CustomerWhereInput {
  return { OR: [named, { standsFor: { some: named } }] };
}
