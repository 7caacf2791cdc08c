import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { CampaignResults } from '../../../../../shared/contracts/campaigns';
import { durationParts } from '../../../components/duration-parts';
import { Panel } from '../../../components/Panel';
import { TwoColumns } from '../../../components/TwoColumns';
import { useText } from '../../../hooks/use-text';
import { FigureTable, useShare } from './FigureTable';

const SECOND = 1000;
const STAGES = ['accepted', 'delivered', 'read', 'clicked', 'replied'] as const;

/** What people did with the messages: how many came how far, which links, which buttons, which languages. */
export function ResultPanels({ results }: { results: CampaignResults }) {
  const text = useText();
  const { formatNumber, formatDisplayName } = useIntl();
  const share = useShare();
  const { accepted, links, taps, languages, medianSecondsToRead, optedOut, recipients } = results;
  const median = medianSecondsToRead === null ? null : durationParts(medianSecondsToRead * SECOND);
  const people = text('results.people');
  const part = text('results.share');

  return (
    <>
      <Panel title={text('results.title')} intro={text('results.readNote')}>
        <FigureTable
          caption={text('results.title')}
          columns={[text('results.stage'), people, part]}
          rows={STAGES.map((stage) => ({
            key: stage,
            name: text(`results.stage.${stage}`),
            cells: [
              formatNumber(results[stage]),
              stage === 'accepted' ? share(accepted, recipients) : share(results[stage], accepted),
            ],
            share:
              stage === 'accepted'
                ? recipients && accepted / recipients
                : accepted && results[stage] / accepted,
          }))}
        />
        <Typography variant="pi" textColor="neutral600">
          {[
            text('results.shareOf'),
            median &&
              text('results.median', {
                time: formatNumber(median.value, {
                  style: 'unit',
                  unit: median.unit,
                  unitDisplay: 'long',
                }),
              }),
            optedOut > 0 && text('results.optedOut', { count: optedOut }),
            results.hasUncountedLinks && text('results.uncounted'),
          ]
            .filter(Boolean)
            .join(' ')}
        </Typography>
      </Panel>
      {(links.length > 0 || taps.length > 0) && (
        <TwoColumns $align="start">
          {links.length > 0 && (
            <Panel title={text('results.links')}>
              <FigureTable
                caption={text('results.links')}
                columns={[text('results.link'), people, text('results.clicks')]}
                rows={links.map((link) => ({
                  key: link.target,
                  name: <bdi dir="ltr">{link.target}</bdi>,
                  cells: [formatNumber(link.people), formatNumber(link.clicks)],
                }))}
              />
            </Panel>
          )}
          {taps.length > 0 && (
            <Panel title={text('results.taps')}>
              <FigureTable
                caption={text('results.taps')}
                columns={[text('results.button'), people]}
                rows={taps.map((tap) => ({
                  key: tap.text,
                  name: <bdi>{tap.text}</bdi>,
                  cells: [formatNumber(tap.people)],
                }))}
              />
            </Panel>
          )}
        </TwoColumns>
      )}
      {languages.length > 1 && (
        <Panel title={text('results.languages')}>
          <FigureTable
            caption={text('results.languages')}
            columns={[
              text('results.language'),
              text('campaign.tile.sent'),
              text('campaign.tile.delivered'),
              text('campaign.tile.read'),
            ]}
            rows={languages.map((one) => ({
              key: one.language,
              name:
                formatDisplayName(one.language.replace('_', '-'), {
                  type: 'language',
                  fallback: 'code',
                }) ?? one.language,
              cells: [
                formatNumber(one.sent),
                `${formatNumber(one.delivered)} (${share(one.delivered, one.sent)})`,
                `${formatNumber(one.read)} (${share(one.read, one.sent)})`,
              ],
            }))}
          />
        </Panel>
      )}
    </>
  );
}
