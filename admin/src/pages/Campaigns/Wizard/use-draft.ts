import { useForm } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import type { Draft } from './draft';

/** What a step has been filled with, and how to change a part of it; use it inside `DraftForm`. */
export function useDraft() {
  const draft = useForm('useDraft', (form) => form.values) as Draft;
  const onChange = useForm('useDraft', (form) => form.onChange);
  const change = useCallback(
    (part: Partial<Draft>) => {
      for (const [name, value] of Object.entries(part)) onChange(name, value);
    },
    [onChange],
  );
  return { draft, change };
}
