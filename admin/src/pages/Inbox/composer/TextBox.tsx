import { forwardRef, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { styled } from 'styled-components';

/** It grows with what is written, so far. */
const MOST_PX = 220;

interface TextBoxProps {
  label: string;
  placeholder: string;
  value: string;
  /** The list that opens above it, while it is open. */
  list: { id: string; activeId: string | undefined } | null;
  onChange: (value: string) => void;
  onSelect: () => void;
  onKeyDown: (event: React.KeyboardEvent<HTMLTextAreaElement>) => void;
  onBlur: () => void;
  onPasteFiles?: (files: File[]) => void;
}

/** A field that is as high as what stands in it. */
export const TextBox = forwardRef<HTMLTextAreaElement, TextBoxProps>(function TextBox(
  { label, placeholder, value, list, onChange, onSelect, onKeyDown, onBlur, onPasteFiles },
  ref,
) {
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => field.current!);
  useLayoutEffect(() => {
    const one = field.current;
    if (!one) return;
    one.style.height = 'auto';
    one.style.height = `${Math.min(MOST_PX, one.scrollHeight + 2)}px`;
  }, [value]);
  return (
    <Field
      ref={field}
      dir="auto"
      rows={2}
      aria-label={label}
      placeholder={placeholder}
      aria-keyshortcuts="Enter"
      {...(list && {
        'aria-autocomplete': 'list',
        'aria-controls': list.id,
        'aria-activedescendant': list.activeId,
      })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onSelect={onSelect}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0 || !onPasteFiles) return;
        event.preventDefault();
        onPasteFiles(files);
      }}
    />
  );
});

const Field = styled.textarea`
  width: 100%;
  padding: 8px 10px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.4rem;
  line-height: 1.45;
  resize: none;

  &::placeholder {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  &:focus {
    outline: none;
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: 0 0 0 1px ${({ theme }) => theme.colors.primary600};
  }
`;
