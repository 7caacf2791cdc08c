import {
  isAuthentication,
  newAuthentication,
  presetBody,
  presetFooter,
  type Authentication,
} from '../../../../../shared/domain/template/authentication';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { newOtpButton } from './buttons';
import { emptyContent } from './values';

/** What a template says, as far as it depends on whether Meta gives the text. */
type Words = Pick<
  TemplateContent,
  'parameterFormat' | 'header' | 'body' | 'footer' | 'buttons' | 'variables' | 'authentication'
>;

/** The words of this session: those that were written, and those of the authentication template. */
export interface WordsMemory {
  own: Words | null;
  preset: Words | null;
}

/** What is remembered before anything has been written. */
export const NO_WORDS: WordsMemory = { own: null, preset: null };

const wordsOf = (content: Words): Words => {
  const { parameterFormat, header, body, footer, buttons, variables, authentication } = content;
  return { parameterFormat, header, body, footer, buttons, variables, authentication };
};

/** The preset text with what has been chosen about it. */
export const withAuthentication = (
  content: TemplateContent,
  authentication: Authentication,
): TemplateContent => ({
  ...content,
  authentication,
  body: presetBody(authentication),
  footer: presetFooter(authentication),
});

const presetWords = (): Words => ({
  ...wordsOf(withAuthentication(emptyContent(), newAuthentication())),
  buttons: [newOtpButton()],
});

/**
 * Puts a template into another category. Meta gives the text of an authentication template: the words
 * that stood there are remembered, and come back when the category changes again.
 */
export function withCategory(
  content: TemplateContent,
  category: string,
  memory: WordsMemory,
): { content: TemplateContent; memory: WordsMemory } {
  const before = isAuthentication(content);
  const after = isAuthentication({ category });
  if (before === after) return { content: { ...content, category }, memory };
  const kept = { ...memory, [before ? 'preset' : 'own']: wordsOf(content) };
  const words = after ? (kept.preset ?? presetWords()) : (kept.own ?? wordsOf(emptyContent()));
  return { content: { ...content, ...words, category }, memory: kept };
}
