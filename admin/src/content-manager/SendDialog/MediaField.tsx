import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, File, Image, Images, Play } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { PreviewMedia } from '../../../../shared/contracts/messages';
import type { MediaFile } from '../../../../shared/domain/media';
import { MediaLibraryPicker } from '../../components/MediaLibraryPicker';
import { fullUrl } from '../../components/WhatsAppBubble/full-url';
import { useText } from '../../hooks/use-text';

const ICONS = { image: Image, video: Play, document: File } as const;

interface MediaFieldProps {
  media: PreviewMedia;
  /** The file that the person chose; null while the template or the record gives it. */
  chosen: MediaFile | null;
  onChange: (file: MediaFile | null) => void;
  error: string | undefined;
}

/** The file above the text as it would go out, and the choice of another one for this message. */
export function MediaField({ media, chosen, onChange, error }: MediaFieldProps) {
  const text = useText();
  const [picks, setPicks] = useState(false);
  const { kind, file, from } = media;
  const Icon = ICONS[kind];

  return (
    <>
      <Field.Root name="headerMedia" required error={error} hint={text(`send.media.from.${from}`)}>
        {/* There is no input of its own; what names the buttons is the group. */}
        <Flex
          role="group"
          aria-label={text(`send.media.${kind}`)}
          direction="column"
          alignItems="stretch"
          gap={1}
        >
          <Typography variant="pi" fontWeight="bold" textColor="neutral800">
            {text(`send.media.${kind}`)}
            <Required aria-hidden>*</Required>
          </Typography>
          <Box
            borderColor={error ? 'danger600' : 'neutral200'}
            background="neutral0"
            hasRadius
            padding={3}
          >
            <Flex gap={3} alignItems="center">
              {kind === 'image' && file ? (
                <Thumbnail src={fullUrl(file.url)} alt="" />
              ) : (
                <Blank>
                  <Icon aria-hidden width="2rem" height="2rem" fill="currentColor" />
                </Blank>
              )}
              <Flex direction="column" alignItems="flex-start" gap={1} flex="1" minWidth={0}>
                <FileName>{file?.name ?? text('send.media.none')}</FileName>
                <Flex gap={2} wrap="wrap">
                  <Button
                    variant="tertiary"
                    size="S"
                    startIcon={<Images />}
                    aria-haspopup="dialog"
                    onClick={() => setPicks(true)}
                  >
                    {text(file ? 'send.media.other' : 'send.media.choose')}
                  </Button>
                  {chosen && (
                    <Button
                      variant="ghost"
                      size="S"
                      startIcon={<ArrowsCounterClockwise />}
                      onClick={() => onChange(null)}
                    >
                      {text('send.media.reset')}
                    </Button>
                  )}
                </Flex>
              </Flex>
            </Flex>
          </Box>
          <Field.Hint />
          <Field.Error />
        </Flex>
      </Field.Root>
      {/* Outside the field, whose name and error are not those of the dialog's fields. */}
      {picks && (
        <MediaLibraryPicker kind={kind} onSelect={onChange} onClose={() => setPicks(false)} />
      )}
    </>
  );
}

const Required = styled.span`
  padding-inline-start: 4px;
  color: ${({ theme }) => theme.colors.danger600};
`;

const Thumbnail = styled.img`
  flex: none;
  width: 6.4rem;
  height: 6.4rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  object-fit: cover;
`;

const Blank = styled.span`
  flex: none;
  display: grid;
  place-items: center;
  width: 6.4rem;
  height: 6.4rem;
  border: 1px dashed ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral600};
`;

const FileName = styled.span.attrs({ dir: 'auto' })`
  max-width: 100%;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
`;
