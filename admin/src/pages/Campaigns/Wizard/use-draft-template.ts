import { useState } from 'react';
import type { UsableTemplate } from '../../../../../shared/contracts/templates';
import type { MediaFile } from '../../../../../shared/domain/media';
import { keyOf } from '../../../content-manager/SendDialog/template-choice';
import type { TemplateForm } from '../../../content-manager/SendDialog/use-template-form';
import { templateOf } from './template-of';
import { useDraft } from './use-draft';

/** The fields of the send dialog, filled from the campaign and changing it. */
export function useDraftTemplate(offered: UsableTemplate[]): TemplateForm {
  const { draft, change } = useDraft();
  const [file, setFile] = useState<MediaFile | null>(null);
  const [marked, mark] = useState<string | null>(null);
  const template = templateOf(offered, draft);
  const { language, values, headerMedia } = draft;
  return {
    template,
    isAuthentication: template?.category === 'AUTHENTICATION',
    given: {
      ...(language !== null && { language }),
      ...(headerMedia && { headerMedia }),
      values,
    },
    language,
    file: headerMedia === null ? null : (file ?? { ...headerMedia, ...UNSEEN }),
    values,
    marked,
    choose(next) {
      const chosen = offered.find((one) => keyOf(one) === next) ?? null;
      const { audience } = draft;
      setFile(null);
      change({
        template: chosen?.name ?? null,
        account: chosen?.accountDocumentId ?? null,
        language: null,
        values: {},
        headerMedia: null,
        ...(audience.type === 'csv' && { audience: { ...audience, valueColumns: {} } }),
      });
    },
    setLanguage: (next) => change({ language: next }),
    setFile(next) {
      setFile(next);
      change({ headerMedia: next && { id: next.id } });
    },
    setValues: (next) => change({ values: next }),
    mark,
  };
}

/** Of a file that was chosen before nothing but its id is known here; the preview shows it. */
const UNSEEN = { name: '', mime: '', sizeBytes: 0, url: '' };
