import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';

interface Save {
  errors: Record<string, string>;
  /** What is wrong with none of the fields. */
  problem: string | null;
  onSave: () => Promise<void>;
}

/** Saves what a dialog holds, and ends it; what is wrong is told at the fields where it is. */
export function useSave(
  save: () => Promise<{ error?: unknown } | { data: unknown }>,
  fields: readonly string[],
  onDone: () => void,
): Save {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { toFieldErrors, toWords } = useApiError();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  return {
    errors,
    problem,
    onSave: async () => {
      const result = await save();
      if (!('error' in result) || !result.error) {
        toggleNotification({ type: 'success', message: text('inbox.settings.saved') });
        onDone();
        return;
      }
      const found = toFieldErrors(result.error);
      setErrors(found);
      setProblem(fields.some((field) => found[field]) ? null : toWords(result.error));
    },
  };
}
