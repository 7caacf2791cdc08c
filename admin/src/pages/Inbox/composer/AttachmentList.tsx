import { Flex, IconButton, Loader, Typography } from '@strapi/design-system';
import { Cross, File, Headphones, Image, Play, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { MediaKind } from '../../../../../shared/domain/media';
import { useText } from '../../../hooks/use-text';
import { sizeInWords } from '../thread/size-in-words';
import type { DraftFile } from './draft-store';
import type { Upload } from './use-attachments';

const ICONS: Record<MediaKind, typeof File> = {
  image: Image,
  video: Play,
  audio: Headphones,
  document: File,
  sticker: Image,
};

interface AttachmentListProps {
  files: DraftFile[];
  uploads: Upload[];
  onRemove: (fileId: number) => void;
  onDrop: (key: number) => void;
}

/** What goes with the message, what is still on its way to the Media Library, and what cannot be sent. */
export function AttachmentList({ files, uploads, onRemove, onDrop }: AttachmentListProps) {
  const text = useText();
  if (files.length === 0 && uploads.length === 0) return null;
  return (
    <Flex tag="ul" gap={2} wrap="wrap" aria-label={text('inbox.composer.files')}>
      {files.map(({ fileId, name, kind, sizeBytes }) => {
        const Icon = ICONS[kind];
        return (
          <Chip key={fileId}>
            <Icon aria-hidden width="1.6rem" height="1.6rem" fill="currentColor" />
            <Name dir="auto">{name}</Name>
            <Typography variant="pi" textColor="neutral600">
              {text(`inbox.composer.kind.${kind}`)} · {sizeInWords(sizeBytes)}
            </Typography>
            <IconButton
              variant="ghost"
              label={text('inbox.composer.files.remove', { name })}
              onClick={() => onRemove(fileId)}
            >
              <Cross />
            </IconButton>
          </Chip>
        );
      })}
      {uploads.map(({ key, name, problem }) => (
        <Chip key={key}>
          {problem ? (
            <WarningCircle aria-hidden width="1.6rem" height="1.6rem" fill="danger600" />
          ) : (
            <Loader small>{text('inbox.composer.files.loading', { name })}</Loader>
          )}
          <Name dir="auto">{name}</Name>
          {problem && (
            <Typography variant="pi" textColor="danger600" role="alert">
              {problem}
            </Typography>
          )}
          {problem && (
            <IconButton
              variant="ghost"
              label={text('inbox.composer.files.remove', { name })}
              onClick={() => onDrop(key)}
            >
              <Cross />
            </IconButton>
          )}
        </Chip>
      ))}
    </Flex>
  );
}

const Chip = styled.li`
  display: flex;
  align-items: center;
  gap: 6px;
  max-width: 100%;
  padding: 2px 4px 2px 10px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};

  svg {
    flex-shrink: 0;
  }
`;

const Name = styled.span`
  max-width: 24rem;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  font-size: 1.3rem;
`;
