import { useRBAC } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import {
  createWordReader,
  DEFAULT_WORDS,
  type WordReader,
} from '../../../../../../shared/domain/consent-words';
import { useWhatsappGetPreferencesQuery } from '../../../../api/preferences';
import { PERMISSIONS } from '../../../../permissions';

/** Reads stop words as the preferences have them; as the plugin has them, for those who may not see these. */
export function useWordReader(): WordReader {
  const { allowedActions } = useRBAC(PERMISSIONS.settingsRead);
  const { data } = useWhatsappGetPreferencesQuery(undefined, { skip: !allowedActions.canRead });
  const words = data?.consentWords ?? DEFAULT_WORDS;
  return useMemo(() => createWordReader(words), [words]);
}
