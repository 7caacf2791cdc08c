import {
  Field,
  Flex,
  Loader,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type { Campaign, CampaignInput } from '../../../../../shared/contracts/campaigns';
import { useWhatsappPreviewCampaignMutation } from '../../../api/campaigns';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { useWhatsappListUsableTemplatesQuery } from '../../../api/templates';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { TwoColumns } from '../../../components/TwoColumns';
import { NothingToSend } from '../../../content-manager/SendDialog/NothingToSend';
import { PreviewColumn } from '../../../content-manager/SendDialog/PreviewColumn';
import { relevantIssues } from '../../../content-manager/SendDialog/relevant-issues';
import { keyOf } from '../../../content-manager/SendDialog/template-choice';
import { TemplateField } from '../../../content-manager/SendDialog/TemplateField';
import { TemplateFormFields } from '../../../content-manager/SendDialog/TemplateFormFields';
import { useAskedPreview } from '../../../content-manager/SendDialog/use-preview';
import { ValueFields } from '../../../content-manager/SendDialog/ValueFields';
import { useApiError } from '../../../hooks/use-api-error';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';
import { ColumnFields } from './ColumnFields';
import { draftOf, inputOf, type Draft } from './draft';
import { DraftForm } from './DraftForm';
import { RecipientFlip } from './RecipientFlip';
import { useDraft } from './use-draft';
import { useDraftTemplate } from './use-draft-template';

/** What the campaign says, as each of its people would read it. */
export function MessageStep({ campaign }: { campaign: Campaign }) {
  const text = useText();
  const missing = ({ template }: Draft) =>
    template === null ? text('wizard.missing.template') : null;
  return (
    <DraftForm
      step="message"
      campaign={campaign}
      initialValues={draftOf(campaign)}
      missing={missing}
    >
      <MessageFields campaign={campaign} />
    </DraftForm>
  );
}

/** What is asked of the preview; the template and the account tell previews apart. */
interface Asked {
  template: string;
  account: string;
  position: number;
  input: CampaignInput;
}

interface Place {
  position: number;
  total: number;
  totalIsCapped: boolean;
}

function MessageFields({ campaign }: { campaign: Campaign }) {
  const { documentId, file, collectionUid } = campaign;
  const text = useText();
  const { toWords } = useApiError();
  const { sayIssue } = useSentences();
  const { draft, change } = useDraft();
  const templates = useWhatsappListUsableTemplatesQuery(
    // The columns of a file stand in for a record.
    draft.audience.type === 'csv' ? { anyCollection: 'true' } : { uid: collectionUid ?? '' },
    { refetchOnMountOrArgChange: true },
  );
  const offered = templates.data ?? [];
  const form = useDraftTemplate(offered);
  const { template, isAuthentication } = form;
  const [position, setPosition] = useState(1);
  const [place, setPlace] = useState<Place | null>(null);

  const [askPreview] = useWhatsappPreviewCampaignMutation();
  const ask = useCallback(
    ({ position: asked, input }: Asked) => {
      const running = askPreview({ documentId, position: asked, input });
      const answer = running.then((result) => {
        if ('error' in result) return result;
        const { preview, ...found } = result.data;
        setPlace(found);
        return { data: preview };
      });
      return Object.assign(answer, { abort: () => running.abort() });
    },
    [askPreview, documentId],
  );
  const request = template && {
    template: template.name,
    account: template.accountDocumentId,
    position,
    input: inputOf(draft),
  };
  const { preview, error, isStale } = useAskedPreview(ask, request);
  const issues = relevantIssues(preview?.issues ?? []);
  const errorOf = (path: string, isTouched: boolean): string | undefined => {
    const found = issues.find((issue) => issue.path === path && issue.severity === 'error');
    return isTouched && found ? sayIssue(found) : undefined;
  };

  if (templates.isLoading) return <Loader>{text('send.preview.loading')}</Loader>;
  if (templates.isError && !templates.data)
    return <Notice variant="danger" title={toWords(templates.error)} />;
  if (offered.length === 0) return <NothingToSend />;
  const { audience } = draft;
  const isGone = draft.template !== null && template === null;

  return (
    <TwoColumns $align="start">
      <Panel title={text('message.panel')}>
        {isGone && <Notice variant="warning" title={text('wizard.templateGone')} />}
        <TemplateField
          templates={offered}
          value={template && keyOf(template)}
          onChange={form.choose}
        />
        {preview && (
          <>
            <TemplateFormFields
              form={form}
              preview={preview}
              errorOf={errorOf}
              values={
                audience.type === 'csv' && file ? (
                  <ColumnFields
                    preview={preview}
                    columns={file.columns}
                    valueColumns={audience.valueColumns}
                    values={draft.values}
                    onChange={(valueColumns, values) =>
                      change({ audience: { ...audience, valueColumns }, values })
                    }
                    onMark={form.mark}
                  />
                ) : (
                  <ValueFields
                    preview={preview}
                    isAuthentication={isAuthentication}
                    typed={form.values}
                    onChange={form.setValues}
                    onMark={form.mark}
                    errorOf={errorOf}
                    hint={text('wizard.values.hint')}
                  />
                )
              }
            />
            <ValuesFromField uid={collectionUid} />
            {preview.accountName && (
              <Flex gap={2}>
                <Typography textColor="neutral600">{text('send.from')}</Typography>
                <Typography fontWeight="bold">{preview.accountName}</Typography>
                {preview.accountIsSandbox && <SandboxBadge />}
              </Flex>
            )}
          </>
        )}
      </Panel>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {template && place && (
          <RecipientFlip
            position={position}
            total={place.total}
            totalIsCapped={place.totalIsCapped}
            to={isStale ? null : (preview?.to?.international ?? preview?.typed ?? null)}
            onChange={setPosition}
          />
        )}
        {template && place?.total === 0 && preview === null ? (
          <Notice title={text('wizard.preview.nobody')} />
        ) : (
          // The column is only as wide as it must be where it stands in a flexible one.
          <div>
            <PreviewColumn
              hasTemplate={template !== null}
              preview={preview}
              isAuthentication={isAuthentication}
              issues={issues}
              error={error}
              isStale={isStale}
              markedVariable={form.marked}
            />
          </div>
        )}
      </Flex>
    </TwoColumns>
  );
}

/** Which version of the records gives the values, where there are two. */
function ValuesFromField({ uid }: { uid: string | null }) {
  const text = useText();
  const { draft, change } = useDraft();
  const { data: collections } = useWhatsappListCollectionsQuery();
  const collection = collections?.find((one) => one.uid === uid);
  if (!collection?.hasDraftAndPublish) return null;
  const value = draft.valuesFrom ?? collection.setting?.valuesFrom ?? 'published';
  return (
    <Field.Root name="valuesFrom">
      <Field.Label>{text('wizard.valuesFrom')}</Field.Label>
      <SingleSelect
        value={value}
        onChange={(next) => change({ valuesFrom: next as 'published' | 'draft' })}
      >
        {(['published', 'draft'] as const).map((version) => (
          <SingleSelectOption key={version} value={version}>
            {text(`wizard.valuesFrom.${version}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
