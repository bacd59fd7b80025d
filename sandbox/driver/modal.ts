import { elementsOf } from '../block-elements.ts';
import type { PersonRecord } from '../state.ts';
import type { ViewRecord } from '../views.ts';
import { type Reader, readText, wordsOf } from '../words.ts';
import type { World } from '../world.ts';
import { fieldsOf, seeField } from './fields.ts';
import { buttonLabels, menuLabels } from './message.ts';
import type { SeenField, SeenHome, SeenModal } from './seen.ts';
import { readerFor } from './team-lookup.ts';

function seeFields(view: ViewRecord, reader: Reader): Record<string, SeenField> {
  const fields = fieldsOf(view.content.blocks).map((field) => seeField(field, view.values, view.errors, reader));
  return Object.fromEntries(fields.map((field) => [field.label, field]));
}

/** A modal through a person's eyes. */
export function seeModal(world: World, person: PersonRecord, view: ViewRecord): SeenModal {
  const reader = readerFor(world, person);
  const { content } = view;
  const fields = seeFields(view, reader);
  const errors = Object.values(fields).flatMap(({ label, error }) => (error === null ? [] : [[label, error] as const]));
  return {
    viewId: view.id,
    callbackId: content.callbackId,
    privateMetadata: content.privateMetadata,
    title: content.title ? readText(content.title, reader) : '',
    submit: content.submit?.text ?? null,
    close: content.close?.text ?? 'Close',
    fields,
    errors: Object.fromEntries(errors),
    buttons: buttonLabels(elementsOf(content.blocks)),
    menu: menuLabels(elementsOf(content.blocks)),
    text: wordsOf(content.blocks, reader),
    blocks: content.blocks,
    depth: world.views.stackOf(person.id).findIndex(({ id }) => id === view.id) + 1,
    problem: view.problem,
  };
}

/** An App Home through a person's eyes. */
export function seeHome(world: World, person: PersonRecord, view: ViewRecord): SeenHome {
  const reader = readerFor(world, person);
  const { blocks } = view.content;
  return {
    viewId: view.id,
    text: wordsOf(blocks, reader),
    buttons: buttonLabels(elementsOf(blocks)),
    menu: menuLabels(elementsOf(blocks)),
    fields: seeFields(view, reader),
    blocks,
  };
}
