import type { Person } from '../../access/audience.ts';
import { type MemberFacts, viewerOf } from '../../access/viewer.ts';
import { masked } from '../../privacy/masked-values.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Choice } from '../../slack/choices.ts';
import type { Asker } from '../../slack/fields.ts';
import type { RitualDeps } from '../deps.ts';
import type { CustomerName } from './customer.ts';
import { knownChoice, newChoices } from './picker-form.ts';
import { confinedPlaces, picker } from './picker-store.ts';
import { capitalised } from './wording.ts';

const MOST_CHOICES = 30;

/** A member as somebody who asks about customers: in which of the channels that confined words came from is this person? */
export async function askerFor(deps: RitualDeps, member: MemberFacts): Promise<Person> {
  return viewerOf(
    member,
    await confinedPlaces(deps.db.prisma, deps.workspace.id),
    (channelId) => deps.channels.memberIds(channelId),
    (channelId, err) => deps.logger.warn({ err, channelId }, 'who is in a channel could not be looked up'),
  );
}

/** The customers that this person may know of. */
async function pickerFor(deps: RitualDeps, member: MemberFacts) {
  return picker(deps.db.prisma, deps.workspace.id, await askerFor(deps, member));
}

async function findFor(deps: RitualDeps, typed: string, { userId }: Asker) {
  return (await pickerFor(deps, await deps.people.get(userId))).find(typed, MOST_CHOICES);
}

/**
 * Who said it: recent customers first, what is typed narrows them, and names somebody new. Personal data is masked already
 * in what is offered, because a choice is seen, and changed, only before it is saved.
 */
export async function suggestCustomers(deps: RitualDeps, typed: string, asker: Asker): Promise<Choice[]> {
  const { zone } = await deps.people.get(asker.userId);
  const { values, found } = await masked(deps.db.prisma, deps.workspace.id, { typed }, ['typed'], zone);
  const known = await findFor(deps, values.typed, asker);
  return [...known.map(knownChoice), ...newChoices(values.typed, found.length > 0)];
}

/** The same without anybody new. */
export async function suggestKnown(deps: RitualDeps, typed: string, asker: Asker): Promise<Choice[]> {
  return (await findFor(deps, typed, asker)).map(knownChoice);
}

/** The kinds that this workspace offers. */
export async function suggestKinds(deps: RitualDeps, typed: string): Promise<Choice[]> {
  const { customers } = await settings(deps.db.prisma, deps.workspace.id).read();
  const wanted = typed.trim().toLowerCase();
  return customers.kinds
    .filter((kind) => kind.toLowerCase().includes(wanted))
    .map((kind) => ({ value: kind, text: capitalised(kind) }));
}

/** Of exactly this name, if this person may know of exactly one. */
export async function knownAs(deps: RitualDeps, member: MemberFacts, name: CustomerName): Promise<Choice | null> {
  if (name.person === '' && name.organisation === '') return null;
  const [only, ...others] = await (await pickerFor(deps, member)).called(name);
  return only && others.length === 0 ? knownChoice(only) : null;
}
