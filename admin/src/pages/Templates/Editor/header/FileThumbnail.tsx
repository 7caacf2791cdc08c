import { FilePdf, Play } from '@strapi/icons';
import { styled } from 'styled-components';
import type { HeaderMediaKind, MediaFile } from '../../../../../../shared/domain/media';
import { fullUrl } from '../../../../components/WhatsAppBubble/full-url';

const Frame = styled.span`
  display: inline-flex;
  flex: none;
  width: 6.4rem;
  height: 6.4rem;
  align-items: center;
  justify-content: center;
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral600};

  img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
`;

/** A file in small; the name stands beside it, so it says nothing to screen readers. */
export function FileThumbnail({ kind, file }: { kind: HeaderMediaKind; file: MediaFile }) {
  return (
    <Frame aria-hidden>
      {kind === 'image' && file.url !== '' && <img src={fullUrl(file.url)} alt="" />}
      {kind === 'video' && <Play width="2.4rem" height="2.4rem" />}
      {kind === 'document' && <FilePdf width="2.4rem" height="2.4rem" />}
    </Frame>
  );
}
