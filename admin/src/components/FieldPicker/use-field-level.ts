import { useState, type KeyboardEvent } from 'react';
import type { FieldNode } from '../../../../shared/contracts/collections';
import { canOpen, levelOf, levelOfVariable, moveActive, shownFields } from './field-level';
import { useFieldsOf, type Wanted } from './use-fields-of';

interface FieldLevelOptions {
  uid: string | null;
  wants: Wanted;
  /** The path that is chosen already; its level is shown first. */
  value: string | null;
  onPick: (path: string) => void;
}

/** One level of fields: what is shown, which field is active, and how keys move through it. */
export function useFieldLevel({ uid, wants, value, onPick }: FieldLevelOptions) {
  const [level, setLevel] = useState(() =>
    wants === 'rule' || wants === 'change' ? levelOfVariable(value ?? '') : levelOf(value ?? ''),
  );
  const [typed, setTyped] = useState('');
  const [wished, setWished] = useState(value);
  const query = useFieldsOf(uid, level, wants);
  const fields = shownFields(query.nodes, typed);
  const active = Math.max(
    0,
    fields.findIndex(({ path }) => path === wished),
  );

  const goTo = (path: string, from: string | null) => {
    setLevel(path);
    setTyped('');
    setWished(from);
  };
  const choose = (field: FieldNode | undefined) => {
    if (!field) return;
    if (field.isValue) onPick(field.path);
    else if (canOpen(field)) goTo(field.path, null);
  };
  const goUp = () => goTo(levelOf(level), level);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, currentTarget } = event;
    const field = fields[active];
    const { selectionStart, selectionEnd } = currentTarget;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const atEnd = selectionStart === typed.length;
    if (key === 'ArrowDown' || key === 'ArrowUp')
      setWished(
        fields[moveActive(active, key === 'ArrowDown' ? 1 : -1, fields.length)]?.path ?? null,
      );
    else if (key === 'ArrowRight' && atEnd && field && canOpen(field)) choose(field);
    else if ((key === 'ArrowLeft' || key === 'Backspace') && atStart && level !== '') goUp();
    else if (key === 'Enter') choose(field);
    else return;
    event.preventDefault();
  };

  return { ...query, level, typed, setTyped, fields, active, setWished, goTo, choose, onKeyDown };
}
