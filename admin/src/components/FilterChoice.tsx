import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useText } from '../hooks/use-text';

interface FilterChoiceProps {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

/** A select takes no empty value. */
const ALL = 'all';

/** Narrows a list to one of several; undefined = all. */
export function FilterChoice({ label, value = ALL, options, onChange }: FilterChoiceProps) {
  const text = useText();
  const all = { value: ALL, label: text('filter.all') };
  const offered = [all, ...options];
  // What the address asks for is shown, whether or not it is known here.
  const chosen = offered.find((option) => option.value === value) ?? { value, label: value };
  if (!offered.includes(chosen)) offered.push(chosen);
  return (
    <SingleSelect
      size="S"
      aria-label={label}
      value={value}
      customizeContent={() => text('filter.chosen', { label, value: chosen.label })}
      onChange={(next) => onChange(next === ALL ? undefined : String(next))}
    >
      {offered.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
