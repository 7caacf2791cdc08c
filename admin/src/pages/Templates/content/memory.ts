import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { NO_WORDS, withCategory, type WordsMemory } from './category';
import { rememberHeader, withHeaderType, type AuthoredHeader, type HeaderMemory } from './headers';
import { fitVariables, remember, type VariableMemory } from './placeholders';

/** What this session knows of a template besides what stands in the form: all that can come back. */
export interface EditorMemory {
  variables: VariableMemory;
  headers: HeaderMemory;
  words: WordsMemory;
}

/** A template as it is edited, and what it was before. */
export interface Edited {
  content: TemplateContent;
  memory: EditorMemory;
}

/** The memory of a session that begins. */
export const NO_MEMORY: EditorMemory = {
  variables: new Map(),
  headers: new Map(),
  words: NO_WORDS,
};

const noted = ({ content, memory }: Edited): EditorMemory => ({
  ...memory,
  variables: remember(memory.variables, content.variables),
  headers: rememberHeader(memory.headers, content.header),
});

/** A change of the words or the mapping; a placeholder that comes back has the mapping it had. */
export function edit(
  before: Edited,
  transition: (content: TemplateContent) => TemplateContent,
): Edited {
  const memory = noted(before);
  return { memory, content: fitVariables(transition(before.content), memory.variables) };
}

/**
 * A change that gives placeholders of the texts other names, or buttons other places: what was known
 * under the old ones would be taken for the mapping of new ones, so it is forgotten.
 */
export function rearrange(
  { content, memory }: Edited,
  what: 'texts' | 'buttons',
  transition: (content: TemplateContent) => TemplateContent,
): Edited {
  const kept = [...memory.variables].filter(
    ([, { component }]) => (component === 'button') !== (what === 'buttons'),
  );
  return {
    memory: { ...memory, variables: new Map(kept) },
    content: fitVariables(transition(content), new Map()),
  };
}

/** A header of another kind, or none. */
export function chooseHeader(before: Edited, type: AuthoredHeader | null): Edited {
  const { headers } = noted(before);
  return edit(before, (content) => withHeaderType(content, type, headers));
}

/** Another category, with the words that belong to it. */
export function chooseCategory({ content, memory }: Edited, category: string): Edited {
  const chosen = withCategory(content, category, memory.words);
  const isSame = chosen.memory === memory.words;
  return {
    content: fitVariables(chosen.content, new Map()),
    memory: {
      ...memory,
      words: chosen.memory,
      // The code of an authentication template must not be filled by what `{{1}}` stood for before.
      variables: isSame ? memory.variables : new Map(),
    },
  };
}
