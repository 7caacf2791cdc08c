import type { MediaFile } from '../../../../../shared/domain/media';
import { MediaLibraryPicker } from '../../../components/MediaLibraryPicker';

interface LibraryDialogProps {
  onSelect: (file: MediaFile) => void;
  onClose: () => void;
}

/** Chooses any file of the Media Library. */
export default function LibraryDialog(props: LibraryDialogProps) {
  return <MediaLibraryPicker kind="any" {...props} />;
}
