import { IconButton, TextInput } from '@strapi/design-system';
import { Cross, Search } from '@strapi/icons';
import { forwardRef, useEffect, useRef, useState } from 'react';
import { useText } from '../../../hooks/use-text';

/** Whoever types is asked about when they pause. */
const PAUSE_MS = 300;

interface SearchFieldProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Finds people by name and number, and words of messages. */
export const SearchField = forwardRef<HTMLInputElement, SearchFieldProps>(function SearchField(
  { value = '', onChange },
  ref,
) {
  const text = useText();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The address was changed by somebody else, such as the button that clears it.
  if (known !== value) {
    setKnown(value);
    if (typed.trim() !== value) setTyped(value);
  }
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => latest.current(typed.trim() || undefined), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);

  return (
    <div style={{ flex: 1, minWidth: 0 }} role="search">
      <TextInput
        ref={ref}
        size="S"
        aria-label={text('inbox.list.search')}
        placeholder={text('inbox.list.search.placeholder')}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return;
          event.preventDefault();
          setTyped('');
        }}
        startAction={<Search aria-hidden fill="neutral500" />}
        endAction={
          typed !== '' && (
            <IconButton
              size="XS"
              variant="ghost"
              label={text('inbox.list.search.clear')}
              onClick={() => setTyped('')}
            >
              <Cross />
            </IconButton>
          )
        }
      />
    </div>
  );
});
