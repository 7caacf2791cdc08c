import {
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Audience, Campaign } from '../../../../../shared/contracts/campaigns';
import {
  useWhatsappCreateCampaignMutation,
  useWhatsappUpdateCampaignMutation,
  useWhatsappUploadCsvMutation,
} from '../../../api/campaigns';
import { Notice } from '../../../components/Notice';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { wizardPath } from '../paths';
import { inputOf } from './draft';
import { SampleTable } from './SampleTable';
import { useDraft } from './use-draft';

/** A select takes no empty value, and a column may have any name. */
const NO_COLUMN = 'none';
const COLUMN = 'column:';

type CsvAudience = Extract<Audience, { type: 'csv' }>;

interface CsvFieldsProps {
  campaign: Campaign | null;
  audience: CsvAudience;
}

/** A file with people: which one, which of its columns say what, and its first rows. */
export function CsvFields({ campaign, audience }: CsvFieldsProps) {
  const text = useText();
  const navigate = useNavigate();
  const { toWords } = useApiError();
  const { draft, change } = useDraft();
  const [create] = useWhatsappCreateCampaignMutation();
  const [update] = useWhatsappUpdateCampaignMutation();
  const [upload, { isLoading }] = useWhatsappUploadCsvMutation();
  const location = useLocation();
  // A campaign that was made for the file has a page of its own, where the answer is shown.
  const [refusal, setRefusal] = useState<unknown>(
    (location.state as { refusal?: unknown } | null)?.refusal ?? null,
  );
  const setSubmitting = useForm('CsvFields', (form) => form.setSubmitting);
  const input = useRef<HTMLInputElement>(null);
  const file = campaign?.file ?? null;

  const onFile = async (chosen: File) => {
    setRefusal(null);
    setSubmitting(true);
    const empty: CsvAudience = { type: 'csv', phoneColumn: '', valueColumns: {} };
    const data = inputOf({ ...draft, audience: empty });
    // The rows are kept with the campaign, so it must be there, and ask for a file.
    let kept: string | null = null;
    let failure: unknown = null;
    try {
      const { documentId } = campaign
        ? await update({ documentId: campaign.documentId, data }).unwrap()
        : await create(data).unwrap();
      kept = documentId;
      await upload({ documentId, file: chosen }).unwrap();
    } catch (error) {
      failure = error;
    }
    if (!campaign && kept !== null) {
      navigate(wizardPath(kept), { replace: true, state: { refusal: failure } });
      return;
    }
    setSubmitting(false);
    setRefusal(failure);
  };

  const options = (file?.columns ?? []).map((column) => (
    <SingleSelectOption key={column} value={column}>
      {column}
    </SingleSelectOption>
  ));

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={3} wrap="wrap">
        <Button
          type="button"
          variant="secondary"
          startIcon={<Upload />}
          loading={isLoading}
          onClick={() => input.current?.click()}
        >
          {text(file ? 'audience.csv.other' : 'audience.csv.choose')}
        </Button>
        <Typography textColor="neutral600">
          {file
            ? text('audience.csv.has', { name: file.name ?? text('audience.csv'), rows: file.rows })
            : text('audience.csv.hint')}
        </Typography>
        <Hidden
          ref={input}
          type="file"
          accept=".csv,text/csv,text/plain"
          tabIndex={-1}
          aria-label={text('audience.csv.choose')}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            // The same file again is a choice too.
            target.value = '';
            if (chosen) void onFile(chosen);
          }}
        />
      </Flex>
      {refusal !== null && (
        <Notice variant="danger" title={text('audience.csv.refused')}>
          {toWords(refusal)}
        </Notice>
      )}
      {file && (
        <>
          <Field.Root name="phoneColumn" required hint={text('audience.csv.phone.hint')}>
            <Field.Label>{text('audience.csv.phone')}</Field.Label>
            <SingleSelect
              value={audience.phoneColumn}
              onChange={(phoneColumn) =>
                change({ audience: { ...audience, phoneColumn: String(phoneColumn) } })
              }
            >
              {options}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
          <Field.Root name="nameColumn">
            <Field.Label>{text('audience.csv.name')}</Field.Label>
            <SingleSelect
              value={audience.nameColumn ? `${COLUMN}${audience.nameColumn}` : NO_COLUMN}
              onChange={(next) =>
                change({
                  audience: {
                    ...audience,
                    nameColumn: next === NO_COLUMN ? null : String(next).slice(COLUMN.length),
                  },
                })
              }
            >
              <SingleSelectOption value={NO_COLUMN}>
                {text('audience.csv.name.none')}
              </SingleSelectOption>
              {file.columns.map((column) => (
                <SingleSelectOption key={column} value={`${COLUMN}${column}`}>
                  {column}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <SampleTable file={file} marked={[audience.phoneColumn, audience.nameColumn ?? '']} />
        </>
      )}
    </Flex>
  );
}

const Hidden = styled.input`
  display: none;
`;
