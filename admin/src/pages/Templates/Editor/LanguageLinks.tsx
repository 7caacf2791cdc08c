import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Template } from '../../../../../shared/contracts/templates';
import { useText } from '../../../hooks/use-text';
import { languageName } from '../content/languages';
import { LanguageChip } from '../List/LanguageChip';

/** The language of a template, and the way to the others of the same name. */
export function LanguageLinks({ template }: { template: Template }) {
  const text = useText();
  const { locale } = useIntl();
  const { language, siblings } = template;
  return (
    <Flex gap={2} wrap="wrap" tag="nav" aria-label={text('templates.languages')}>
      <Typography variant="pi" textColor="neutral600">
        {text(siblings.length > 0 ? 'templates.languages.of' : 'templates.languages.only', {
          language: `${languageName(language, locale)} (${language})`,
        })}
      </Typography>
      {siblings.map((sibling) => (
        <LanguageChip key={sibling.documentId} template={sibling} />
      ))}
    </Flex>
  );
}
