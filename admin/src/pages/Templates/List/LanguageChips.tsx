import { Flex, TextButton } from '@strapi/design-system';
import { useState } from 'react';
import type { TemplateGroup } from '../../../../../shared/contracts/templates';
import { useText } from '../../../hooks/use-text';
import { splitLanguages } from './groups';
import { LanguageChip } from './LanguageChip';

/** The languages of a name side by side; many of them behind a button. */
export function LanguageChips({ languages }: Pick<TemplateGroup, 'languages'>) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { shown, hidden } = splitLanguages(languages, isOpen);
  return (
    // Two stand side by side before the table gets wider than the page.
    <Flex gap={1} wrap="wrap" minWidth={languages.length > 1 ? '22rem' : undefined}>
      {shown.map((template) => (
        <LanguageChip key={template.documentId} template={template} />
      ))}
      {hidden > 0 && (
        <TextButton
          onClick={(event) => {
            event.stopPropagation();
            setIsOpen(true);
          }}
        >
          {text('templates.languages.more', { count: hidden })}
        </TextButton>
      )}
    </Flex>
  );
}
