import { useForm } from '@strapi/strapi/admin';
import type { LanguageValues, PreferenceValues } from './preference-values';

/** The preferences as they stand in the form, what is wrong with them, and how they are changed. */
export function usePreferenceForm() {
  const values = useForm('PreferenceForm', (form) => form.values as PreferenceValues);
  const errors = useForm('PreferenceForm', (form) => form.errors as Record<string, string>);
  const isDisabled = useForm('PreferenceForm', (form) => form.disabled);
  const onChange = useForm('PreferenceForm', (form) => form.onChange);
  return {
    values,
    errors,
    isDisabled,
    change: <K extends keyof PreferenceValues>(name: K, value: PreferenceValues[K]) =>
      onChange(name, value),
    /** Changes what stands under one language. */
    changeLanguage: (language: string, patch: Partial<LanguageValues>) =>
      onChange(
        'languages',
        values.languages.map((one) => (one.language === language ? { ...one, ...patch } : one)),
      ),
    /** Changes what code has not set. */
    changeSetting: <K extends keyof PreferenceValues['settings']>(
      key: K,
      value: PreferenceValues['settings'][K],
    ) => onChange('settings', { ...values.settings, [key]: value }),
    /** Changes how conversations are dealt with. */
    changeInbox: (patch: Partial<PreferenceValues['inbox']>) =>
      onChange('inbox', { ...values.inbox, ...patch }),
  };
}
