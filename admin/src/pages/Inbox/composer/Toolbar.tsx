import { Flex, IconButton, IconButtonGroup } from '@strapi/design-system';
import { Bold, Code, Italic, Layout, List, StrikeThrough } from '@strapi/icons';
import { EmojiPicker } from '../../../components/Writing/EmojiPicker';
import type { Mark } from '../../../components/Writing/marks';
import { useText } from '../../../hooks/use-text';
import { AttachMenu } from './AttachMenu';
import type { ComposerDialogName } from './ComposerDialog';

const MARKS: [Mark, typeof Bold][] = [
  ['bold', Bold],
  ['italic', Italic],
  ['strike', StrikeThrough],
  ['mono', Code],
];

interface ToolbarProps {
  isNote: boolean;
  onMark: (mark: Mark) => void;
  onInsert: (text: string) => void;
  onEmojiClosed: () => void;
  onFiles: (files: Iterable<File>) => void;
  onDialog: (dialog: ComposerDialogName) => void;
}

/** What can be done with a text besides writing it. */
export function Toolbar({
  isNote,
  onMark,
  onInsert,
  onEmojiClosed,
  onFiles,
  onDialog,
}: ToolbarProps) {
  const text = useText();
  return (
    <Flex gap={2} wrap="wrap" role="toolbar" aria-label={text('inbox.composer.tools')}>
      <IconButtonGroup>
        {MARKS.map(([mark, Icon]) => (
          <IconButton
            key={mark}
            label={text(`inbox.composer.mark.${mark}`)}
            // The field keeps its focus, and its selection.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onMark(mark)}
          >
            <Icon />
          </IconButton>
        ))}
      </IconButtonGroup>
      <EmojiPicker onPick={onInsert} onClosed={onEmojiClosed} />
      {!isNote && (
        <>
          <AttachMenu onFiles={onFiles} onDialog={onDialog} />
          <IconButtonGroup>
            <IconButton
              label={text('inbox.composer.interactive')}
              aria-haspopup="dialog"
              onClick={() => onDialog('interactive')}
            >
              <List />
            </IconButton>
            <IconButton
              label={text('inbox.composer.template')}
              aria-haspopup="dialog"
              onClick={() => onDialog('template')}
            >
              <Layout />
            </IconButton>
          </IconButtonGroup>
        </>
      )}
    </Flex>
  );
}
