import { useForm } from '@strapi/strapi/admin';
import type { AccountValues } from './account-values';

/** One field of the form: its value, what is wrong with it, and how to change it. */
export function useAccountField<Name extends keyof AccountValues>(name: Name) {
  const value = useForm(
    'useAccountField',
    (form) => (form.values as AccountValues)[name],
  ) as AccountValues[Name];
  const error = useForm(
    'useAccountField',
    (form) => (form.errors as Partial<Record<Name, string>>)[name],
  ) as string | undefined;
  const onChange = useForm('useAccountField', (form) => form.onChange);
  const isDisabled = useForm('useAccountField', (form) => form.disabled);
  return {
    value,
    error,
    isDisabled,
    change: (next: AccountValues[Name]) => onChange(name, next),
  };
}
