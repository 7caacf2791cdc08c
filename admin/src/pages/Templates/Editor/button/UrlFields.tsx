import { Box, Button, Flex, Grid, Radio, TextInput, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useRef } from 'react';
import { fillUrl, type UrlButton } from '../../../../../../shared/domain/template/button/url';
import { placeholdersIn } from '../../../../../../shared/domain/template/variables';
import { Half } from '../../../../components/Half';
import { useText } from '../../../../hooks/use-text';
import { insertInUrl, withUrlType, withVariableAtEnd } from '../../content/buttons';
import { fieldId } from '../../content/issues';
import { nextPlaceholder, samplesOf } from '../../content/placeholders';
import { applyEdit, selectionOf } from '../../../../components/Writing/text-field';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';
import { TrackingNote } from '../TrackingNote';
import { LabelField } from './LabelField';
import { MappingLink } from './MappingLink';
import { useButton } from './use-button';
import type { ButtonFieldsProps } from '.';

const URL_TYPES = ['static', 'dynamic', 'tracked'] as const satisfies UrlButton['urlType'][];

/** A button that opens a website: always the same page, one for each message, or one that is counted. */
export function UrlFields({ index }: ButtonFieldsProps) {
  const text = useText();
  const { isContentLocked, changeContent } = useEditor();
  const found = useButton(index, 'url');
  if (!found) return null;
  const { button, change } = found;
  const labelId = `${fieldId(`buttons.${index}.urlType`)}-label`;

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Grid.Root gap={4}>
        <Half>
          <LabelField
            index={index}
            label={button.text}
            onChange={(label) => change({ text: label })}
          />
        </Half>
        <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch" gap={1}>
          <Typography id={labelId} variant="pi" fontWeight="bold" tag="p">
            {text('templates.button.urlType')}
          </Typography>
          <Radio.Group
            aria-labelledby={labelId}
            value={button.urlType}
            disabled={isContentLocked}
            onValueChange={(type) =>
              changeContent((content) => withUrlType(content, index, type as UrlButton['urlType']))
            }
          >
            {URL_TYPES.map((type) => (
              <Radio.Item key={type} value={type}>
                {text(`templates.button.urlType.${type}`)}
              </Radio.Item>
            ))}
          </Radio.Group>
          <Typography variant="pi" textColor="neutral600">
            {text(`templates.button.urlType.help.${button.urlType}`)}
          </Typography>
          {button.urlType === 'tracked' && <TrackingNote />}
        </Grid.Item>
      </Grid.Root>
      <AddressField index={index} button={button} onChange={(url) => change({ url })} />
      <Outcome index={index} button={button} />
    </Flex>
  );
}

interface AddressFieldProps {
  index: number;
  button: UrlButton;
  onChange: (url: string) => void;
}

function AddressField({ index, button, onChange }: AddressFieldProps) {
  const text = useText();
  const { values, isContentLocked, isReadOnly } = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const { url, urlType } = button;
  // Meta does not know where a tracked link leads, so that can be changed at any time.
  const isLocked = urlType === 'tracked' ? isReadOnly : isContentLocked;
  const takesVariable =
    urlType === 'tracked' || (urlType === 'dynamic' && placeholdersIn(url).length === 0);

  const addVariable = () => {
    if (urlType === 'dynamic') return onChange(withVariableAtEnd(url.trim()));
    if (!input.current) return undefined;
    const placeholder = nextPlaceholder(url, values.content.parameterFormat);
    return applyEdit(input.current, insertInUrl(selectionOf(input.current), placeholder));
  };

  return (
    <EditorField
      path={`buttons.${index}.url`}
      label={text('templates.button.url')}
      hint={text(`templates.button.urlHint.${urlType}`, {
        placeholder:
          urlType === 'tracked' && values.content.parameterFormat === 'NAMED'
            ? '{{slug}}'
            : '{{1}}',
      })}
      isRequired
    >
      <Flex gap={2} wrap="wrap">
        <Box flex="1" minWidth="20rem">
          <TextInput
            ref={input}
            type="text"
            inputMode="url"
            dir="ltr"
            spellCheck={false}
            value={url}
            placeholder="https://shop.example/orders"
            disabled={isLocked}
            onChange={({ target }) => onChange(target.value)}
          />
        </Box>
        {urlType !== 'static' && (
          <Button
            variant="tertiary"
            size="L"
            startIcon={<Plus />}
            disabled={isLocked || !takesVariable}
            onClick={addVariable}
          >
            {text('templates.addVariable')}
          </Button>
        )}
      </Flex>
    </EditorField>
  );
}

/** The address as it is opened with the sample values, and where its values are chosen. */
function Outcome({ index, button }: { index: number; button: UrlButton }) {
  const text = useText();
  const { content } = useEditor().values;
  const placeholders = placeholdersIn(button.url);
  if (button.urlType === 'static' || placeholders.length === 0) return null;
  const samples = samplesOf(content);
  const address = fillUrl(
    button.url,
    (placeholder) => samples[`button.${index}.${placeholder}`] || undefined,
  );
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="pi" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {text('templates.button.opens')} <bdi dir="ltr">{address}</bdi>
      </Typography>
      <MappingLink index={index} placeholder={placeholders[0]!}>
        {text('templates.button.mapUrl', { count: placeholders.length })}
      </MappingLink>
    </Flex>
  );
}
