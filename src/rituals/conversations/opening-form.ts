import type { ModalView } from '@slack/types';
import { maskedForForm } from '../../privacy/masked-values.ts';
import type { PrivacySettings } from '../../settings/settings.ts';
import { settings } from '../../settings/settings-store.ts';
import type { Act, Place } from '../../slack/act.ts';
import type { Names } from '../../slack/mentions.ts';
import { quickly } from '../../slack/quickly.ts';
import type { RitualDeps } from '../deps.ts';
import { type CaptureMetadata, type CaptureValues, capture, freshValues } from './capture-form.ts';
import { WRITTEN } from './conversation.ts';
import { originOf } from './origin.ts';
import { knownAs } from './picking.ts';

/** Names as far as they are known at once. A private channel's name is its people's business. */
export function namesFor({ people, channels }: RitualDeps, { logger }: Act): Names {
  return {
    person: async (id) => (await quickly(people.get(id), logger))?.name ?? null,
    async channel(id) {
      const channel = await quickly(channels.info(id), logger);
      return channel === null || channel.isPrivate ? null : channel.name;
    },
  };
}

/** Somewhere it is this day already: what Slack's calendar may offer to anybody. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** What a form may know beyond what stands in it. */
export interface Brought {
  /** The message whose reaction led here. */
  readonly reactedTo?: CaptureMetadata['reactedTo'];
  /** A sentence on top. */
  readonly alert?: string;
}

/** Opens the form within the trigger's three seconds: who and where are looked up only as long as that takes no time. */
export async function openForm(
  deps: RitualDeps,
  act: Act,
  place: Place | null,
  given: Partial<CaptureValues>,
): Promise<void> {
  await act.openModal(await captureView(deps, act, place, given));
}

/** The form as it opens at this place, filled with what is given. */
export async function captureView(
  deps: RitualDeps,
  act: Act,
  place: Place | null,
  given: Partial<CaptureValues>,
  { reactedTo = null, ...brought }: Brought = {},
): Promise<ModalView> {
  const { person = '', organisation = '' } = given;
  const asked = deps.people.get(act.userId);
  const [member, origin, known] = await Promise.all([
    quickly(asked, act.logger),
    originOf(deps, act, place),
    quickly(
      asked.then((who) => knownAs(deps, who, { person, organisation })),
      act.logger,
    ),
  ]);
  const whom = known ? { known, person: '', organisation: '' } : {};
  const values = freshValues({ ...given, ...whom, audience: origin.isOpen ? 'everyone' : 'confined' });
  const zone = member?.zone ?? EARLIEST_ZONE;
  const chosen = await quickly(settings(deps.db.prisma, deps.workspace.id).read(), act.logger);
  const noun = chosen?.customers.noun.one;
  const metadata = { placeId: origin.placeId, editing: null, zone, reactedTo, ...(noun === undefined ? {} : { noun }) };
  return capture.view({ metadata, ...brought, ...maskedIfChosen(chosen?.privacy, values, zone) });
}

/** What a line or a message brings along is masked before anybody sees it in the form; unless it is known at once that the workspace does not want that. */
function maskedIfChosen(privacy: PrivacySettings | undefined, values: Partial<CaptureValues>, zone: string) {
  return privacy?.masks === false ? { values } : maskedForForm(values, WRITTEN, zone);
}
