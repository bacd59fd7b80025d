import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** The length Slack counts: code points, so that an emoji outside the basic plane is one. */
export function lengthOf(text: string): number {
  let surrogatePairs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff) surrogatePairs += 1;
  }
  return text.length - surrogatePairs;
}

/** A string of `min` to `max` code points. */
export const bounded = (max: number, min = 1) =>
  z
    .string()
    .refine((text) => text.length >= min, { error: `must be more than ${min - 1} characters` })
    .refine((text) => text.length <= max || lengthOf(text) <= max, {
      error: `must be less than ${max + 1} characters`,
    });

type KeysOfUnion<T> = T extends unknown ? keyof T : never;
type TypeNames<T> = T extends { type: string } ? T['type'] : never;
type Complete<T, Output> = [Exclude<TypeNames<T>, TypeNames<Output>>] extends [never]
  ? [Exclude<KeysOfUnion<T>, KeysOfUnion<Output>>] extends [never]
    ? unknown
    : { readonly propertiesTheCheckerDoesNotKnow: Exclude<KeysOfUnion<T>, KeysOfUnion<Output>> }
  : { readonly typesTheCheckerDoesNotKnow: Exclude<TypeNames<T>, TypeNames<Output>> };

/** Holds a schema to a type of @slack/types: a property or union member it has forgotten does not compile. */
export const covering =
  <T>() =>
  <S extends z.ZodType<T>>(schema: S & Complete<T, z.output<S>>): S =>
    schema;

export const plainText = (max: number) =>
  covering<PlainTextElement>()(
    z.strictObject({ type: z.literal('plain_text'), text: bounded(max), emoji: z.boolean().exactOptional() }),
  );

export const mrkdwn = (max: number) =>
  covering<MrkdwnElement>()(
    z.strictObject({ type: z.literal('mrkdwn'), text: bounded(max), verbatim: z.boolean().exactOptional() }),
  );

export const textObject = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export const identifier = bounded(LIMITS.id);
export const link = bounded(LIMITS.url);
