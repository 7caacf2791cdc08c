import { Flex, Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Campaign, CampaignPlan } from '../../../../../shared/contracts/campaigns';
import { CATEGORIES } from '../../../../../shared/domain/template/template';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { durationParts } from '../../../components/duration-parts';
import { Notice } from '../../../components/Notice';
import { useText, type TextKey } from '../../../hooks/use-text';

interface PlanFactsProps {
  campaign: Campaign;
  plan: CampaignPlan;
  /** When it is to begin; null for now. */
  sendAt: Date | null;
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const COUNTRIES_SHOWN = 8;

/** What is to be expected of sending. */
export function PlanFacts({ campaign, plan, sendAt }: PlanFactsProps) {
  const text = useText();
  const { formatNumber, formatDate, formatDisplayName, formatList } = useIntl();
  const { recipients, seconds, perSecond, messagingLimit, exceedsLimit, countries } = plan;
  const category = CATEGORIES.find((one) => one === plan.category);
  const days = exceedsLimit && messagingLimit ? Math.ceil(recipients / messagingLimit) : 1;
  // What is over the limit of a day leaves on a later one.
  const lasts = days > 1 ? days * DAY : Math.max(1, Math.round(seconds)) * SECOND;
  const { value, unit } = durationParts(lasts);
  const [now] = useState(Date.now);
  const end = (sendAt?.getTime() ?? now) + lasts;
  const shares = (parts: { name: string; count: number }[]) =>
    formatList(
      parts.map(({ name, count }) => text('review.share', { name, number: formatNumber(count) })),
      { type: 'unit' },
    );
  const others = countries.slice(COUNTRIES_SHOWN).reduce((sum, { count }) => sum + count, 0);

  const facts: [TextKey, ReactNode][] = [
    ['review.recipients', formatNumber(recipients)],
    [
      'review.sender',
      campaign.accountName && (
        <Flex tag="span" gap={2}>
          {campaign.accountName}
          {campaign.accountIsSandbox && <SandboxBadge />}
        </Flex>
      ),
    ],
    ['review.template', campaign.templateName],
    [
      'review.category',
      category === undefined ? plan.category : text(`templates.category.${category}`),
    ],
    ['review.pace', text('review.perSecond', { number: formatNumber(perSecond) })],
    [
      'review.duration',
      formatNumber(value, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }),
    ],
    ['review.end', formatDate(end, { dateStyle: 'medium', timeStyle: 'short' })],
    [
      'review.countries',
      shares([
        ...countries.slice(0, COUNTRIES_SHOWN).map(({ country, count }) => ({
          name:
            (country && formatDisplayName(country, { type: 'region' })) || text('review.noCountry'),
          count,
        })),
        ...(others > 0 ? [{ name: text('review.otherCountries'), count: others }] : []),
      ]),
    ],
    [
      'review.languages',
      shares(
        plan.languages.map(({ language, count }) => ({
          name:
            formatDisplayName(language.replace('_', '-'), { type: 'language', fallback: 'code' }) ??
            language,
          count,
        })),
      ),
    ],
  ];

  return (
    <>
      {exceedsLimit && messagingLimit !== null && (
        <Notice
          variant="warning"
          title={text('review.limit.title', { limit: formatNumber(messagingLimit) })}
        >
          {text('review.limit', {
            recipients: formatNumber(recipients),
            days,
          })}
        </Notice>
      )}
      <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
        {facts.map(
          ([name, fact]) =>
            fact && (
              <Flex key={name} justifyContent="space-between" alignItems="flex-start" gap={4}>
                <Typography tag="dt" textColor="neutral600">
                  {text(name)}
                </Typography>
                <Typography tag="dd" textColor="neutral800" style={{ textAlign: 'end' }}>
                  {fact}
                </Typography>
              </Flex>
            ),
        )}
      </Flex>
    </>
  );
}
