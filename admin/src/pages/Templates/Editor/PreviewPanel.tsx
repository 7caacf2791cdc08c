import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { toBlocks } from '../../../../../shared/domain/template/preview';
import { WhatsAppBubble } from '../../../components/WhatsAppBubble';
import { useText } from '../../../hooks/use-text';
import { samplesOf } from '../content/placeholders';
import { Panel } from '../../../components/Panel';
import { useEditor } from './editor-context';

type Shown = 'samples' | 'raw';

interface PreviewPanelProps {
  /** The variable that is being worked on, by its key. */
  markedVariable: string | null;
}

/** The message as it will look on the phone, with sample values or with its placeholders. */
export function PreviewPanel({ markedVariable }: PreviewPanelProps) {
  const text = useText();
  const { content } = useEditor().values;
  const [shown, setShown] = useState<Shown>('samples');
  const isEmpty = content.body.trim() === '' && !content.header;
  const bubble = (values: Record<string, string>) =>
    isEmpty ? (
      <Typography textColor="neutral600">{text('templates.preview.empty')}</Typography>
    ) : (
      <WhatsAppBubble
        blocks={toBlocks(content, values)}
        caption={text('templates.preview.caption')}
        isCaptionVisible
        markedVariable={markedVariable}
      />
    );

  return (
    <Panel title={text('templates.section.preview')}>
      <Tabs.Root
        variant="simple"
        value={shown}
        onValueChange={(value: string) => setShown(value as Shown)}
      >
        <Tabs.List aria-label={text('templates.preview.with')}>
          <Tabs.Trigger value="samples">{text('templates.preview.samples')}</Tabs.Trigger>
          <Tabs.Trigger value="raw">{text('templates.preview.raw')}</Tabs.Trigger>
        </Tabs.List>
        <Box paddingTop={4}>
          <Tabs.Content value="samples">
            <Flex direction="column" alignItems="stretch">
              {bubble(samplesOf(content))}
            </Flex>
          </Tabs.Content>
          <Tabs.Content value="raw">
            <Flex direction="column" alignItems="stretch">
              {bubble({})}
            </Flex>
          </Tabs.Content>
        </Box>
      </Tabs.Root>
    </Panel>
  );
}
