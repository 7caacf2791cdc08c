import { fillSentence, SENTENCES, type SentenceKey } from '../sentences';
import type { SpokenLanguage } from '../spoken-language';
import type { AlertSentences } from './alert-sentences';
import { de } from './de';
import { es } from './es';
import { fr } from './fr';
import { pt } from './pt-br';

const TRANSLATED: Record<Exclude<SpokenLanguage, 'en'>, AlertSentences> = {
  de,
  es,
  fr,
  'pt-BR': pt,
};

/** What an alert says to somebody; in English where it says something that is no sentence of alerts. */
export function alertIn(
  language: SpokenLanguage,
  key: SentenceKey,
  params?: Record<string, string | number>,
): string {
  const translated: Partial<Record<SentenceKey, string>> =
    language === 'en' ? {} : TRANSLATED[language];
  return fillSentence(translated[key] ?? SENTENCES[key], params);
}
