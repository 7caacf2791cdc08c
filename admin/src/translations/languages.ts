import type { AlertSentences } from '../../../shared/domain/alert-sentences/alert-sentences';
import type { SpokenLanguage } from '../../../shared/domain/spoken-language';
import type { readWords as ReadWords } from './read-words';
import type { Texts } from './texts';

/** What alerts say stands in shared, since e-mails say the same. */
const withAlerts = async (
  pages: Promise<{ default: Texts }>,
  alerts: Promise<AlertSentences>,
): Promise<{ default: Texts }> => {
  const [{ default: texts }, sentences] = await Promise.all([pages, alerts]);
  const named = Object.entries(sentences).map(([key, text]) => [`issue.${key}`, text]);
  return { default: { ...texts, ...(Object.fromEntries(named) as Texts) } };
};

/** Where the texts of each language are; each file is fetched when it is wanted. */
const LANGUAGES: Record<SpokenLanguage, Sources> = {
  en: { start: () => import('./start/en.json'), all: () => import('./english') },
  de: {
    start: () => import('./start/de.json'),
    all: () =>
      withAlerts(
        import('./de.json'),
        import('../../../shared/domain/alert-sentences/de').then(({ de }) => de),
      ),
  },
  es: {
    start: () => import('./start/es.json'),
    all: () =>
      withAlerts(
        import('./es.json'),
        import('../../../shared/domain/alert-sentences/es').then(({ es }) => es),
      ),
  },
  fr: {
    start: () => import('./start/fr.json'),
    all: () =>
      withAlerts(
        import('./fr.json'),
        import('../../../shared/domain/alert-sentences/fr').then(({ fr }) => fr),
      ),
  },
  'pt-BR': {
    start: () => import('./start/pt-BR.json'),
    all: () =>
      withAlerts(
        import('./pt-BR.json'),
        import('../../../shared/domain/alert-sentences/pt-br').then(({ pt }) => pt),
      ),
  },
};

interface Sources {
  /** What Strapi itself shows of the plugin. */
  start: () => Promise<{ default: Texts }>;
  /** Everything else, with the sentences of the server. */
  all: () => Promise<{ default: Texts }>;
}

/** Fetches what Strapi itself shows of the plugin. */
export const loadStart = async (language: SpokenLanguage): Promise<Texts> =>
  (await LANGUAGES[language].start()).default;

/** Everything that the plugin's own pages say, and how the server's English is known in it. */
export interface Vocabulary {
  language: SpokenLanguage;
  texts: Texts;
  /** Null where the pages are English too. */
  readWords: typeof ReadWords | null;
}

/** Fetches everything that the plugin's own pages say. */
export async function loadTexts(language: SpokenLanguage): Promise<Vocabulary> {
  const [{ default: texts }, reader] = await Promise.all([
    LANGUAGES[language].all(),
    language === 'en' ? null : import('./read-words'),
  ]);
  return { language, texts, readWords: reader?.readWords ?? null };
}
