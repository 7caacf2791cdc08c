import { useStrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import type { HeaderMediaKind, MediaFile } from '../../../shared/domain/media';

/** What Strapi's Media Library calls the kinds of file. */
const ALLOWED: Record<HeaderMediaKind | 'any', string[]> = {
  image: ['images'],
  video: ['videos'],
  document: ['files'],
  any: ['images', 'videos', 'audios', 'files'],
};

/** A file as the Media Library hands it over; its size is in kilobytes of 1000 bytes. */
interface Asset {
  id: number;
  name: string;
  mime?: string;
  size?: number;
  url?: string;
}

interface LibraryDialogProps {
  allowedTypes: string[];
  multiple: boolean;
  onClose: () => void;
  onSelectAssets: (assets: Asset[]) => void;
}

interface MediaLibraryPickerProps {
  kind: HeaderMediaKind | 'any';
  onSelect: (file: MediaFile) => void;
  onClose: () => void;
}

/** Strapi's own dialog for one file of the Media Library, to choose or to add. */
export function MediaLibraryPicker({ kind, onSelect, onClose }: MediaLibraryPickerProps) {
  const components = useStrapiApp('MediaLibraryPicker', (app) => app.components);
  const Dialog = components['media-library'] as ComponentType<LibraryDialogProps> | undefined;
  if (!Dialog) return null;
  return (
    <Dialog
      allowedTypes={ALLOWED[kind]}
      multiple={false}
      onClose={onClose}
      onSelectAssets={([asset]) => {
        if (asset) onSelect(toMediaFile(asset));
        onClose();
      }}
    />
  );
}

const toMediaFile = ({ id, name, mime = '', size = 0, url = '' }: Asset): MediaFile => ({
  id,
  name,
  mime,
  sizeBytes: Math.round(size * 1000),
  url,
});
