import { Flex, Typography } from '@strapi/design-system';
import { Moon, Sun } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useTheme } from 'styled-components';
import { toBlocks } from '../../../../../shared/domain/template/preview';
import { IssueList } from '../../../components/IssueList';
import { Panel } from '../../../components/Panel';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { BubbleGround } from '../../../components/WhatsAppBubble/BubbleGround';
import { schemeOf } from '../../../components/WhatsAppBubble/colours';
import { useApiError } from '../../../hooks/use-api-error';
import { useText } from '../../../hooks/use-text';
import { useEditor } from './editor-context';
import {
  issuesOfRecord,
  ownFile,
  readingOf,
  shownSamples,
  shownWords,
  valuesOfPreview,
} from './preview-content';
import { PreviewRecord } from './PreviewRecord';
import { Segments } from './Segments';
import type { PreviewSettings, ShownValues } from './use-preview-settings';
import { useRecordPreview } from './use-record-preview';

interface PreviewPanelProps {
  settings: PreviewSettings;
  onChange: (part: Partial<PreviewSettings>) => void;
  /** The variable that is being worked on, by its key. */
  markedVariable: string | null;
}

const VALUES: ShownValues[] = ['samples', 'record', 'raw'];

/** The message as it will look on the phone: with samples, with the values of a record, or bare. */
export function PreviewPanel({ settings, onChange, markedVariable }: PreviewPanelProps) {
  const text = useText();
  const { toWords } = useApiError();
  const theme = useTheme();
  const { template, values: form } = useEditor();
  const modified = useForm('PreviewPanel', (state) => state.modified);
  const wantsRecord = settings.values === 'record';
  const { preview, error, isLoading } = useRecordPreview(
    template,
    template?.appliesTo ?? null,
    wantsRecord ? settings.record : null,
  );

  const content = shownWords(form.content);
  const isEmpty = content.body.trim() === '' && !content.header;
  const scheme = settings.scheme ?? schemeOf(theme);
  const reading = settings.reading ?? readingOf(content.language);
  const values = {
    samples: () => shownSamples(content),
    record: () => (preview ? valuesOfPreview(preview) : {}),
    raw: () => ({}),
  }[settings.values]();
  const file = (wantsRecord && preview?.media?.file) || ownFile(content);
  const issues = wantsRecord && preview ? issuesOfRecord(preview) : [];

  return (
    <Panel title={text('templates.section.preview')}>
      <Flex gap={2} wrap="wrap" justifyContent="space-between">
        <Segments
          label={text('templates.preview.with')}
          value={settings.values}
          options={VALUES.map((value) => ({ value, label: text(`templates.preview.${value}`) }))}
          onChange={(chosen) => onChange({ values: chosen })}
        />
        <Flex gap={2}>
          <Segments
            label={text('templates.preview.scheme')}
            value={scheme}
            options={[
              { value: 'light', label: text('templates.preview.light'), shown: <Sun /> },
              { value: 'dark', label: text('templates.preview.dark'), shown: <Moon /> },
            ]}
            onChange={(chosen) => onChange({ scheme: chosen })}
          />
          <Segments
            label={text('templates.preview.reading')}
            value={reading}
            options={[
              { value: 'ltr', label: text('templates.preview.ltr'), shown: 'LTR' },
              { value: 'rtl', label: text('templates.preview.rtl'), shown: 'RTL' },
            ]}
            onChange={(chosen) => onChange({ reading: chosen })}
          />
        </Flex>
      </Flex>
      {wantsRecord && (
        <PreviewRecord
          record={settings.record}
          isModified={modified}
          onChange={(record) => onChange({ record })}
        />
      )}
      {isEmpty ? (
        <Typography textColor="neutral600">{text('templates.preview.empty')}</Typography>
      ) : (
        <div aria-busy={isLoading}>
          <BubbleGround scheme={scheme}>
            <WhatsAppBubble
              blocks={toBlocks(content, values, file)}
              caption={text('templates.preview.caption')}
              isCaptionVisible
              markedVariable={markedVariable}
              scheme={scheme}
              reading={reading}
            />
          </BubbleGround>
        </div>
      )}
      {error !== null && <Typography textColor="danger600">{toWords(error)}</Typography>}
      <IssueList issues={issues} label={text('templates.preview.issues')} />
    </Panel>
  );
}
