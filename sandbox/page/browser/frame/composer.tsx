import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { PageCommand } from '../../protocol.ts';
import { askTheServer } from '../connection.ts';
import { Menu } from '../elements/menu.tsx';
import { Popup } from '../elements/popup.tsx';

interface ComposerProps {
  readonly personId: string;
  readonly channelId: string;
  /** `#product`, or a name. */
  readonly placeName: string;
  readonly commands: readonly PageCommand[];
  readonly shortcuts: readonly string[];
}

function suggestionsFor(text: string, commands: readonly PageCommand[]): PageCommand[] {
  if (!text.startsWith('/') || /\s/.test(text)) return [];
  return commands.filter(({ command }) => command.startsWith(text));
}

function Suggestions(props: {
  commands: readonly PageCommand[];
  active: number;
  onChoose: (command: PageCommand) => void;
}): ReactNode {
  return (
    <div id="commands" role="listbox" className="listbox" tabIndex={-1} onMouseDown={(event) => event.preventDefault()}>
      <div className="menu-heading">Commands</div>

      {props.commands.map((command, place) => (
        <div
          key={command.command}
          role="option"
          tabIndex={-1}
          aria-selected={place === props.active}
          data-active={place === props.active}
          onMouseDown={() => props.onChoose(command)}
        >
          <span>
            <strong>{command.command}</strong> <i>{command.usageHint}</i>
          </span>
          <small>{command.description}</small>
        </div>
      ))}
    </div>
  );
}

/** The message box: Enter sends, a slash offers the app's commands, the bolt its global shortcuts. */
export function Composer({ personId, channelId, placeName, commands, shortcuts }: ComposerProps): ReactNode {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [isAway, setAway] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const suggestions = isAway ? [] : suggestionsFor(text, commands);
  const typedCommand = commands.find(({ command }) => text === `${command} `);

  const report = async (asking: ReturnType<typeof askTheServer>): Promise<void> => {
    setTrouble(null);
    const answer = await asking;
    if (!answer.ok) setTrouble(answer.trouble);
  };
  const send = (): void => {
    if (text.trim() === '') return;
    setText('');
    void report(askTheServer(personId, { kind: 'type', channelId, text: text.trim() }));
  };
  const complete = (chosen: PageCommand): void => setText(`${chosen.command} `);
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = suggestions[active];
    const isWhole = chosen?.command === text;
    if (event.key === 'ArrowDown' && chosen) setActive(Math.min(active + 1, suggestions.length - 1));
    else if (event.key === 'ArrowUp' && chosen) setActive(Math.max(active - 1, 0));
    else if (event.key === 'Escape' && chosen) setAway(true);
    else if ((event.key === 'Tab' || event.key === 'Enter') && chosen && !isWhole) complete(chosen);
    else if (event.key === 'Enter' && !event.shiftKey) send();
    else return;
    event.preventDefault();
  };

  return (
    <div className="composer">
      {trouble && (
        <div className="trouble" role="alert">
          {trouble}
          <button type="button" aria-label="Dismiss" onClick={() => setTrouble(null)}>
            ×
          </button>
        </div>
      )}
      <div ref={box} className="composer-box">
        <textarea
          rows={1}
          dir="auto"
          aria-label={`Message ${placeName}`}
          aria-controls="commands"
          placeholder={`Message ${placeName}`}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            setAway(false);
          }}
          onBlur={() => setAway(true)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-tools">
          <Menu
            label="Shortcuts"
            className="tool"
            heading="Shortcuts"
            align="start"
            items={shortcuts.map((name) => ({
              key: name,
              label: name,
              act: () => void report(askTheServer(personId, { kind: 'shortcut', name })),
            }))}
          >
            <span aria-hidden="true">⚡</span>
          </Menu>
          <span className="composer-hint">{typedCommand ? typedCommand.usageHint : 'Type / for commands'}</span>
          <button type="button" className="send" aria-label="Send" disabled={text.trim() === ''} onClick={send}>
            <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
              <path fill="currentColor" d="M2.5 3.2 17.8 10 2.5 16.8l1.900-5.900L11 10 4.400 9.100z" />
            </svg>
          </button>
        </div>
      </div>
      {suggestions.length > 0 && (
        <Popup anchor={box}>
          <Suggestions commands={suggestions} active={active} onChoose={complete} />
        </Popup>
      )}
    </div>
  );
}
