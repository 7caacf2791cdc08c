import { Tooltip } from '@strapi/design-system';
import { ManyWays, ThumbDown } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { TemplateLanguage } from '../../../../../shared/contracts/templates';
import { useText, type TextKey } from '../../../hooks/use-text';
import { languageName } from '../content/languages';
import { KNOWN_STATUSES } from '../content/status';
import { templatePath } from '../paths';
import { useRejection } from '../use-rejection';
import { noteworthyQuality } from './groups';
import { StatusIcon } from './StatusIcon';

const KNOWN_QUALITIES = ['YELLOW', 'RED'];

/** One language of a template with its status, leading to its editor. */
export function LanguageChip({ template }: { template: TemplateLanguage }) {
  const text = useText();
  const { locale } = useIntl();
  const rejection = useRejection();
  const { documentId, language, status, rejectedReason, hasDrift } = template;
  const score = noteworthyQuality(template.qualityScore);
  const quality =
    score &&
    (KNOWN_QUALITIES.includes(score) ? text(`templates.quality.${score}` as TextKey) : score);
  const statusText = KNOWN_STATUSES.includes(status)
    ? text(`templates.status.${status}` as TextKey)
    : status;
  const details = [
    `${languageName(language, locale)}: ${statusText}`,
    quality,
    hasDrift && text('templates.drift'),
    status === 'REJECTED' && rejection(rejectedReason),
  ].filter(Boolean);

  return (
    <Tooltip label={details.join(' · ')}>
      <Chip
        to={templatePath(documentId)}
        onClick={(event) => event.stopPropagation()}
        data-language={language}
        data-status={status}
      >
        <StatusIcon status={status} />
        <strong>{language}</strong>
        <span>{statusText}</span>
        {quality && (
          <Mark>
            <ThumbDown aria-hidden width="1.2rem" height="1.2rem" fill="currentColor" />
            {quality}
          </Mark>
        )}
        {hasDrift && (
          <Mark>
            <ManyWays aria-hidden width="1.2rem" height="1.2rem" fill="currentColor" />
            {text('templates.drift.short')}
          </Mark>
        )}
      </Chip>
    </Tooltip>
  );
}

const Chip = styled(Link)`
  display: inline-flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  min-height: 2.4rem;
  padding-inline: ${({ theme }) => theme.spaces[2]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
  line-height: 1.4;
  text-decoration: none;
  white-space: nowrap;

  strong {
    font-weight: 600;
  }
  &:hover,
  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

const Mark = styled.span`
  display: inline-flex;
  align-items: center;
  gap: 2px;
  padding-inline-start: ${({ theme }) => theme.spaces[1]};
  border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
`;
