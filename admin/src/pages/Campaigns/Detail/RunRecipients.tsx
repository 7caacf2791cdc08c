import { Button, LinkButton } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type {
  Campaign,
  CampaignResults,
  RecipientQuery,
} from '../../../../../shared/contracts/campaigns';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { FilterChoice } from '../../../components/FilterChoice';
import { Panel } from '../../../components/Panel';
import { useListUrl } from '../../../hooks/use-list-url';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { FIGURES, hasBegun, isOver, type Figure } from '../campaign-facts';
import { RecipientList } from '../Recipients/RecipientList';
import { RECIPIENTS_ID } from './recipients-id';

interface RunRecipientsProps {
  campaign: Campaign;
  results: CampaignResults | null;
  /** Milliseconds between two looks; 0 for none. */
  refreshEvery: number;
}

const FILTERS = ['_q', 'state', 'reaction', 'failure'] as const;
const REACTIONS = ['clicked', 'replied'] as const;

/** The people of a campaign and what became of the message to each; what is chosen stands in the address. */
export function RunRecipients({ campaign, results, refreshEvery }: RunRecipientsProps) {
  const text = useText();
  const { sayFailure } = useSentences();
  const { allowedActions } = useRBAC(PERMISSIONS.messagesRead);
  const { url, change, clear, isFiltered } = useListUrl(FILTERS);
  const isOut = hasBegun(campaign.status);
  const { state, reaction, failure } = url;
  const isReaction = (REACTIONS as readonly string[]).includes(reaction ?? '');
  const filter: RecipientQuery = {
    ...(state && { state }),
    ...(isReaction && { reaction: reaction as (typeof REACTIONS)[number] }),
    ...(failure && { failure }),
  };

  return (
    <Panel title={text('recipients.title')} id={RECIPIENTS_ID}>
      <RecipientList
        campaign={campaign}
        filter={filter}
        of={isOut ? 'run' : 'check'}
        refreshEvery={refreshEvery}
        action={
          isOut &&
          allowedActions.canRead && (
            <LinkButton
              tag={NavLink}
              to={`/plugins/${PLUGIN_ID}/messages?campaign=${campaign.documentId}`}
              variant="tertiary"
            >
              {text('campaign.log')}
            </LinkButton>
          )
        }
        filters={
          <>
            {isOut && (
              <>
                <FilterChoice
                  label={text('recipients.filter.state')}
                  value={state}
                  options={[
                    {
                      value: 'waiting',
                      label: text(
                        isOver(campaign.status) ? 'campaign.tile.notSent' : 'campaign.tile.waiting',
                      ),
                    },
                    ...(Object.keys(FIGURES) as Figure[]).map((figure) => ({
                      value: FIGURES[figure].join(','),
                      label: text(`campaign.tile.${figure}`),
                    })),
                  ]}
                  onChange={(next) => change({ state: next, failure: undefined })}
                />
                <FilterChoice
                  label={text('recipients.filter.reaction')}
                  value={isReaction ? reaction : undefined}
                  options={REACTIONS.map((value) => ({
                    value,
                    label: text(`campaign.tile.${value}`),
                  }))}
                  onChange={(next) => change({ reaction: next })}
                />
                {results && results.failures.length > 0 && (
                  <FilterChoice
                    label={text('recipients.filter.failure')}
                    value={failure}
                    options={results.failures.map((one) => ({
                      value: one.key,
                      label: sayFailure(one).title,
                    }))}
                    onChange={(next) => change({ failure: next })}
                  />
                )}
              </>
            )}
            {isFiltered && (
              <Button variant="ghost" startIcon={<Cross />} onClick={clear}>
                {text('recipients.filter.clear')}
              </Button>
            )}
          </>
        }
      />
    </Panel>
  );
}
