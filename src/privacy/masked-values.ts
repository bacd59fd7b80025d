import type { CountryCode } from 'libphonenumber-js/max';
import type { Tx } from '../database.ts';
import { settings } from '../settings/settings-store.ts';
import { countryOfZone } from './country.ts';
import { FINDINGS, type Finding } from './finding.ts';
import { mask } from './mask.ts';
import { maskedNote } from './wording.ts';

export interface MaskedValues<Values> {
  readonly values: Values;
  readonly found: readonly Finding[];
}

/** Masks those of `values` that `fields` names; what is no text stays as it is. Pure. */
function maskValues<Values extends object>(
  values: Values,
  fields: readonly (keyof Values & string)[],
  country: CountryCode | null,
): MaskedValues<Values> {
  const found = new Set<Finding>();
  const masked = fields.flatMap((field) => {
    const value = values[field];
    if (typeof value !== 'string') return [];
    const one = mask(value, { country });
    for (const finding of one.found) found.add(finding);
    return [[field, one.text] as const];
  });
  return {
    values: { ...values, ...Object.fromEntries(masked) },
    found: FINDINGS.filter((finding) => found.has(finding)),
  };
}

/**
 * What may be stored of what somebody wrote: masked, unless the workspace turned that off. Every use case that writes
 * people's words calls it in its transaction, so that no way in goes around it.
 * @param zone the writer's IANA zone: its country's national telephone numbers are known
 */
export async function masked<Values extends object>(
  tx: Tx,
  workspaceId: string,
  values: Values,
  fields: readonly (keyof Values & string)[],
  zone: string,
): Promise<MaskedValues<Values>> {
  return (await masker(tx, workspaceId))(values, fields, zone);
}

/** Masks as `masked` does, for whoever writes many records in one transaction: the settings are read once. */
export async function masker(
  tx: Tx,
  workspaceId: string,
): Promise<
  <Values extends object>(
    values: Values,
    fields: readonly (keyof Values & string)[],
    zone: string,
  ) => MaskedValues<Values>
> {
  const { privacy } = await settings(tx, workspaceId).read();
  return (values, fields, zone) =>
    privacy.masks ? maskValues(values, fields, countryOfZone(zone)) : { values, found: [] };
}

/** The same for what a member wrote, whose zone is looked up. */
export async function maskedBy<Values extends object>(
  tx: Tx,
  workspaceId: string,
  memberId: string,
  values: Values,
  fields: readonly (keyof Values & string)[],
): Promise<Values> {
  const writer = await tx.member.findFirst({ where: { workspaceId, id: memberId }, select: { zone: true } });
  return (await masked(tx, workspaceId, values, fields, writer?.zone ?? 'UTC')).values;
}

/** What a form is filled with beforehand, masked, with the sentence that says so on top. Pure. */
export function maskedForForm<Values extends object>(
  values: Values,
  fields: readonly (keyof Values & string)[],
  zone: string,
): { readonly values: Values; readonly alert?: string } {
  const { values: shown, found } = maskValues(values, fields, countryOfZone(zone));
  return found.length > 0 ? { values: shown, alert: maskedNote(found) } : { values };
}
