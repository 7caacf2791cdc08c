import { Box, Checkbox, Flex, Radio, TextButton, Typography } from '@strapi/design-system';
import type {
  MediaHeader,
  MediaSource,
} from '../../../../../../shared/domain/template/header/media';
import { FieldPicker } from '../../../../components/FieldPicker';
import { useText } from '../../../../hooks/use-text';
import { withMedia } from '../../content/headers';
import { fieldId } from '../../content/issues';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';

const SOURCES = ['file', 'field', 'ask'] as const satisfies MediaSource['from'][];

const NEW_SOURCES: Record<MediaSource['from'], MediaSource> = {
  file: { from: 'file' },
  field: { from: 'field', path: null, orFile: true },
  ask: { from: 'ask' },
};

/** Where the file of each message comes from. */
export function MediaSourceField({ header }: { header: MediaHeader }) {
  const text = useText();
  const { isReadOnly, changeContent } = useEditor();
  const { source } = header;
  const choose = (chosen: MediaSource) =>
    changeContent((content) => withMedia(content, { source: chosen }));
  const labelId = `${fieldId('header.source')}-label`;

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography id={labelId} variant="pi" fontWeight="bold" tag="p">
        {text('templates.media.source')}
      </Typography>
      <Radio.Group
        aria-labelledby={labelId}
        value={source.from}
        disabled={isReadOnly}
        onValueChange={(from) => choose(NEW_SOURCES[from as MediaSource['from']])}
      >
        {SOURCES.map((from) => (
          <Radio.Item key={from} value={from}>
            {text(`templates.media.source.${from}`)}
          </Radio.Item>
        ))}
      </Radio.Group>
      {source.from === 'field' && <RecordMedia source={source} onChange={choose} />}
    </Flex>
  );
}

interface RecordMediaProps {
  source: Extract<MediaSource, { from: 'field' }>;
  onChange: (source: MediaSource) => void;
}

/** Which media field of the record, and what happens when it is empty. */
function RecordMedia({ source, onChange }: RecordMediaProps) {
  const text = useText();
  const { values, isReadOnly, errorOf, touch, goTo } = useEditor();
  if (!values.appliesTo)
    return (
      <Flex direction="column" alignItems="flex-start" gap={1} paddingLeft={8}>
        <Typography textColor="neutral600">{text('templates.media.needsCollection')}</Typography>
        <TextButton onClick={() => goTo('appliesTo')}>
          {text('templates.chooseCollection')}
        </TextButton>
      </Flex>
    );
  return (
    <Box paddingLeft={8}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <EditorField path="header.source" label={text('templates.media.field')} isRequired>
          <FieldPicker
            id={fieldId('header.source')}
            uid={values.appliesTo}
            wants="media"
            value={source.path}
            disabled={isReadOnly}
            hasError={errorOf('header.source') !== undefined}
            label={text('templates.media.field')}
            onChange={(path) => {
              onChange({ ...source, path });
              touch('header.source');
            }}
          />
        </EditorField>
        <Checkbox
          checked={source.orFile}
          disabled={isReadOnly}
          onCheckedChange={(checked) => onChange({ ...source, orFile: checked === true })}
        >
          {text('templates.media.orFile')}
        </Checkbox>
      </Flex>
    </Box>
  );
}
