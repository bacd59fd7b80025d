import type { AnyBlock, ConfirmationDialog } from '@slack/types';
import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Container, ElementState, Pressed, StateValues } from '../protocol.ts';
import { askTheServer } from './connection.ts';
import { collectState, withState } from './elements/element-state.ts';
import { ConfirmDialog } from './frame/confirm-dialog.tsx';

export interface Press {
  readonly blockId: string;
  readonly actionId: string;
  readonly pressed: Pressed;
  readonly confirm: ConfirmationDialog | undefined;
}

/** Where blocks stand, what was typed into them, and what happens when they are acted on. */
export interface Surface {
  readonly container: Container;
  readonly typed: StateValues;
  readonly errors: Readonly<Record<string, string>>;
  change(blockId: string, actionId: string, state: ElementState): void;
  /** Sends a block action, after its confirm dialog when it has one. */
  press(press: Press): void;
  isPending(blockId: string, actionId: string): boolean;
  troubleOf(blockId: string): string | null;
}

const SurfaceContext = createContext<Surface | null>(null);

/** The surface around a block; only inside a `SurfaceProvider`. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('This component stands outside a SurfaceProvider.');
  return surface;
}

interface SurfaceProps {
  readonly personId: string;
  readonly container: Container;
  readonly blocks: readonly AnyBlock[];
  readonly typed: StateValues;
  readonly onType: (typed: StateValues) => void;
  readonly errors?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

function isState(pressed: Pressed): pressed is ElementState {
  return pressed.type !== 'button' && pressed.type !== 'overflow';
}

/** Makes the blocks inside answer to one person's hands. */
export function SurfaceProvider(props: SurfaceProps): ReactNode {
  const { personId, container, blocks, typed, onType, errors = {} } = props;
  const [pending, setPending] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<{ blockId: string; sentence: string } | null>(null);
  const [asking, setAsking] = useState<Press | null>(null);

  const send = async ({ blockId, actionId, pressed }: Press): Promise<void> => {
    const next = isState(pressed) ? withState(typed, blockId, actionId, pressed) : typed;
    if (next !== typed) onType(next);
    setPending(`${blockId} ${actionId}`);
    setTrouble(null);
    const values = collectState(blocks, next);
    const answer = await askTheServer(personId, { kind: 'press', container, blockId, actionId, pressed, values });
    setPending(null);
    if (!answer.ok) setTrouble({ blockId, sentence: answer.trouble });
  };

  const surface: Surface = {
    container,
    typed,
    errors,
    change: (blockId, actionId, state) => onType(withState(typed, blockId, actionId, state)),
    press: (press) => (press.confirm ? setAsking(press) : void send(press)),
    isPending: (blockId, actionId) => pending === `${blockId} ${actionId}`,
    troubleOf: (blockId) => (trouble?.blockId === blockId ? trouble.sentence : null),
  };
  return (
    <SurfaceContext value={surface}>
      {props.children}
      {asking?.confirm && (
        <ConfirmDialog
          dialog={asking.confirm}
          onDeny={() => setAsking(null)}
          onConfirm={() => {
            setAsking(null);
            void send(asking);
          }}
        />
      )}
    </SurfaceContext>
  );
}
