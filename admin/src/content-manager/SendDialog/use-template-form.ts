import { useState } from 'react';
import type { SendTemplateInput } from '../../../../shared/contracts/messages';
import type { UsableTemplate } from '../../../../shared/contracts/templates';
import type { MediaFile } from '../../../../shared/domain/media';
import { keyOf, preferredOf } from './template-choice';

/** Which template is sent, and what a person has filled in for it. */
export interface TemplateForm {
  template: UsableTemplate | null;
  isAuthentication: boolean;
  /** What was filled in, as it is asked for. */
  given: Pick<SendTemplateInput, 'language' | 'headerMedia' | 'values'>;
  language: string | null;
  file: MediaFile | null;
  values: Record<string, string>;
  /** The variable that is being filled in. */
  marked: string | null;
  /** Takes another template, of which nothing is filled in yet. */
  choose: (template: string | null) => void;
  setLanguage: (language: string | null) => void;
  setFile: (file: MediaFile | null) => void;
  setValues: (values: Record<string, string>) => void;
  mark: (variable: string | null) => void;
}

/** Begins with the only template, or with the one that was sent last. */
export function useTemplateForm(offered: UsableTemplate[], lastUsed: string | null): TemplateForm {
  const [chosen, setChosen] = useState<string | null>();
  const [language, setLanguage] = useState<string | null>(null);
  const [file, setFile] = useState<MediaFile | null>(null);
  const [values, setValues] = useState<Record<string, string>>({});
  const [marked, mark] = useState<string | null>(null);
  const key = chosen === undefined ? preferredOf(offered, lastUsed) : chosen;
  const template = offered.find((one) => keyOf(one) === key) ?? null;
  return {
    template,
    isAuthentication: template?.category === 'AUTHENTICATION',
    given: {
      ...(language !== null && { language }),
      ...(file && { headerMedia: { id: file.id } }),
      values,
    },
    language,
    file,
    values,
    marked,
    choose(next) {
      setChosen(next);
      setLanguage(null);
      setFile(null);
      setValues({});
    },
    setLanguage,
    setFile,
    setValues,
    mark,
  };
}
