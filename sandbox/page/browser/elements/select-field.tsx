import type { ExternalSelect, MultiExternalSelect, MultiSelect, Select } from '@slack/types';
import { type ReactNode, useEffect, useState } from 'react';
import { askForOptions } from '../connection.ts';
import { useSurface } from '../surface.tsx';
import { useReading } from '../text/reading.ts';
import { type ChoiceGroup, choicesOf, chosen, chosenState, groupsOf, matching } from './choices.ts';
import { Combobox } from './combobox.tsx';
import type { FieldProps } from './field.ts';

const typingPauseInMs = 200;
const defaultMinQueryLength = 3;

interface SelectFieldProps extends FieldProps<Select | MultiSelect> {
  readonly blockId: string;
}

interface ListProps extends SelectFieldProps {
  readonly groups: readonly ChoiceGroup[];
  readonly query: string;
  readonly onOpen?: () => void;
  readonly onQuery: (query: string) => void;
  readonly emptySentence: string;
}

function List({
  element,
  state,
  onChange,
  groups,
  query,
  onQuery,
  onOpen,
  emptySentence,
  ...field
}: ListProps): ReactNode {
  const reading = useReading();
  const isMultiple = element.type.startsWith('multi_');
  const most = 'max_selected_items' in element ? (element.max_selected_items ?? 100) : 100;
  return (
    <Combobox
      id={field.fieldId}
      label={field.label}
      groups={groups}
      selected={chosen(state, reading)}
      isMultiple={isMultiple}
      most={isMultiple ? most : 1}
      placeholder={element.placeholder?.text ?? (isMultiple ? 'Select options' : 'Select an option')}
      emptySentence={emptySentence}
      describedBy={field.describedBy}
      isInvalid={field.isInvalid}
      disabled={field.disabled}
      focusFirst={element.focus_on_load ?? false}
      query={query}
      onOpen={() => onOpen?.()}
      onQuery={onQuery}
      onChoose={(choices) => onChange(chosenState(element.type, choices))}
    />
  );
}

function OwnSelect(props: SelectFieldProps): ReactNode {
  const [query, setQuery] = useState('');
  const groups = matching(choicesOf(props.element, useReading()), query);
  return <List {...props} groups={groups} query={query} onQuery={setQuery} emptySentence="Nothing matches" />;
}

type Offer = { readonly sentence: string; readonly groups: readonly ChoiceGroup[] };

function AskedSelect(props: SelectFieldProps & { element: ExternalSelect | MultiExternalSelect }): ReactNode {
  const { element, blockId } = props;
  const { container } = useSurface();
  const { meId } = useReading();
  const [query, setQuery] = useState('');
  const [isOpened, setOpened] = useState(false);
  const [offer, setOffer] = useState<Offer>({ sentence: 'Searching…', groups: [] });
  const shortest = element.min_query_length ?? defaultMinQueryLength;
  const actionId = element.action_id ?? '';

  useEffect(() => {
    if (!isOpened) return;
    if ([...query].length < shortest) {
      setOffer({ sentence: `Type ${shortest} or more letters`, groups: [] });
      return;
    }
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const groups = groupsOf(await askForOptions(meId, { container, blockId, actionId, query }));
      if (isCurrent) setOffer({ sentence: 'Nothing matches', groups });
    };
    const timer = setTimeout(() => {
      ask().catch(() => isCurrent && setOffer({ sentence: 'The options could not be loaded', groups: [] }));
    }, typingPauseInMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isOpened, query, shortest, meId, container, blockId, actionId]);

  return (
    <List
      {...props}
      groups={offer.groups}
      query={query}
      onQuery={setQuery}
      onOpen={() => setOpened(true)}
      emptySentence={offer.sentence}
    />
  );
}

/** Any of Slack's ten selects. */
export function SelectField({ element, ...rest }: SelectFieldProps): ReactNode {
  if (element.type === 'external_select' || element.type === 'multi_external_select') {
    return <AskedSelect {...rest} element={element} />;
  }
  return <OwnSelect {...rest} element={element} />;
}
