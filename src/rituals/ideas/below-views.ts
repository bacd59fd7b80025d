import type { KnownBlock } from '@slack/types';
import { actions } from '../../slack/blocks.ts';
import { acknowledgeIdea, decideOn } from './actions.ts';
import type { Idea } from './idea.ts';
import type { StepKind } from './idea-steps.ts';

export function belowBlocks({ id, number }: Idea, { steps }: { readonly steps: readonly StepKind[] }): KnownBlock[] {
  const elements = [
    ...(steps.includes('acknowledge')
      ? [acknowledgeIdea.element('Acknowledge', { id }, { label: `Acknowledge #${number}` })]
      : []),
    ...(steps.includes('acknowledge') ? [decideOn.element('Decide…', { id }, { label: `Decide on #${number}` })] : []),
  ];
  return elements.length === 0 ? [] : [actions(...elements)];
}
