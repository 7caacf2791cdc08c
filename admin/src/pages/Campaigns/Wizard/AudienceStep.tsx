import { Field, Flex, Radio, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Audience, Campaign } from '../../../../../shared/contracts/campaigns';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { Panel } from '../../../components/Panel';
import { useText } from '../../../hooks/use-text';
import { useAudienceWords } from '../use-audience-words';
import { AudienceCount } from './AudienceCount';
import { CsvFields } from './CsvFields';
import { draftOf, emptyDraft, withGuess, type Draft } from './draft';
import { DraftForm } from './DraftForm';
import { FilterFields } from './FilterFields';
import { FollowUpSource } from './FollowUpSource';
import { NoCollection } from './NoCollection';
import { useDraft } from './use-draft';

/** Whom the campaign is for. */
export function AudienceStep({ campaign }: { campaign: Campaign | null }) {
  const text = useText();
  const { data: collections, isLoading } = useWhatsappListCollectionsQuery();
  if (isLoading) return <Page.Loading />;
  const enabled = (collections ?? []).filter(({ setting }) => setting?.enabled);
  const initialValues = campaign
    ? withGuess(draftOf(campaign), campaign.file)
    : emptyDraft(enabled[0]?.uid ?? '');

  const missing = ({ audience }: Draft) => {
    if (audience.type === 'filter' && audience.uid === '') return text('wizard.missing.collection');
    if (audience.type !== 'csv') return null;
    if (!campaign?.file) return text('wizard.missing.file');
    return audience.phoneColumn === '' ? text('wizard.missing.phoneColumn') : null;
  };

  return (
    <DraftForm step="audience" campaign={campaign} initialValues={initialValues} missing={missing}>
      <AudienceFields campaign={campaign} uids={enabled.map(({ uid }) => uid)} />
    </DraftForm>
  );
}

interface AudienceFieldsProps {
  campaign: Campaign | null;
  /** The collections that take part. */
  uids: string[];
}

function AudienceFields({ campaign, uids }: AudienceFieldsProps) {
  const text = useText();
  const { draft, change } = useDraft();
  const { sayAudience } = useAudienceWords();
  const { audience } = draft;
  // What it was begun with stays on offer, as it can be chosen nowhere else.
  const [start] = useState(audience);
  const [last, setLast] = useState<Partial<Record<Audience['type'], Audience>>>({});
  const types = [
    ...(start.type === 'records' || start.type === 'campaign' ? [start.type] : []),
    'filter' as const,
    'csv' as const,
  ];

  const onType = (type: Audience['type']) => {
    setLast({ ...last, [audience.type]: audience });
    const known = last[type] ?? (start.type === type ? start : undefined);
    const fresh: Audience =
      type === 'csv'
        ? { type, phoneColumn: '', valueColumns: {} }
        : { type: 'filter', uid: uids[0] ?? '' };
    change({ audience: known ?? fresh });
  };

  return (
    <Panel title={text('audience.whom')}>
      <Field.Root name="audienceType">
        <Field.Label id="whatsapp-audience-type">{text('audience.from')}</Field.Label>
        <Radio.Group
          aria-labelledby="whatsapp-audience-type"
          value={audience.type}
          onValueChange={(next) => onType(next as Audience['type'])}
        >
          <Flex gap={5} wrap="wrap">
            {types.map((type) => (
              <Radio.Item key={type} value={type}>
                {text(`audience.from.${type}`)}
              </Radio.Item>
            ))}
          </Flex>
        </Radio.Group>
      </Field.Root>
      {audience.type === 'filter' &&
        (uids.length === 0 && audience.uid === '' ? (
          <NoCollection />
        ) : (
          <FilterFields audience={audience} start={start} />
        ))}
      {audience.type === 'records' && (
        <Typography textColor="neutral800">
          {sayAudience(audience, campaign?.collectionName ?? null)}
        </Typography>
      )}
      {audience.type === 'csv' && <CsvFields campaign={campaign} audience={audience} />}
      {audience.type === 'campaign' && <FollowUpSource audience={audience} />}
      <AudienceCount audience={audience} file={campaign?.file ?? null} />
    </Panel>
  );
}
