import {
  Button,
  Flex,
  IconButton,
  IconButtonGroup,
  Textarea,
  TextButton,
} from '@strapi/design-system';
import { Bold, Code, Italic, Plus, StrikeThrough } from '@strapi/icons';
import { useRef, type MouseEvent } from 'react';
import { LIMITS } from '../../../../../shared/domain/template/template';
import { useText } from '../../../hooks/use-text';
import {
  insertPlaceholder,
  insertText,
  toggleMark,
  type Mark,
  type Selection,
  type TextEdit,
} from '../../../components/Writing/marks';
import { nextPlaceholder, renumber, withText } from '../content/placeholders';
import { applyEdit, selectionOf } from '../../../components/Writing/text-field';
import { EmojiPicker } from '../../../components/Writing/EmojiPicker';
import { EditorField } from './EditorField';
import { useEditor } from './editor-context';

const MARK_ICONS: [Mark, typeof Bold][] = [
  ['bold', Bold],
  ['italic', Italic],
  ['strike', StrikeThrough],
  ['mono', Code],
];

/** The text field keeps its selection while a button of the toolbar is pressed. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

/** The text of the message, with buttons for formatting and variables. */
export function BodyField() {
  const text = useText();
  const { values, issues, isContentLocked, changeContent, rename } = useEditor();
  const area = useRef<HTMLTextAreaElement>(null);
  const { body, parameterFormat } = values.content;
  const hasGap = issues.some(({ code, path }) => code === 'placeholder.gap' && path === 'body');

  const wasFocused = useRef(false);
  const apply = (editOf: (selection: Selection) => TextEdit) => {
    if (!area.current) return;
    const end = area.current.value.length;
    // Nobody has put the caret anywhere yet, so writing goes on at the end.
    if (!wasFocused.current) area.current.setSelectionRange(end, end);
    applyEdit(area.current, editOf(selectionOf(area.current)));
  };

  return (
    <EditorField
      path="body"
      label={text('templates.field.body')}
      counted={{ text: body, limit: LIMITS.body }}
      isRequired
    >
      {!isContentLocked && (
        <Flex
          gap={2}
          wrap="wrap"
          role="toolbar"
          aria-label={text('templates.toolbar')}
          onMouseDown={keepFocus}
        >
          <IconButtonGroup>
            {MARK_ICONS.map(([kind, Icon]) => (
              <IconButton
                key={kind}
                label={text(`templates.mark.${kind}`)}
                onClick={() => apply((selection) => toggleMark(selection, kind))}
              >
                <Icon />
              </IconButton>
            ))}
          </IconButtonGroup>
          <EmojiPicker
            onPick={(emoji) => apply((selection) => insertText(selection, emoji))}
            onClosed={() => area.current?.focus()}
          />
          <Button
            variant="tertiary"
            startIcon={<Plus />}
            onClick={() =>
              apply((selection) =>
                insertPlaceholder(selection, nextPlaceholder(body, parameterFormat)),
              )
            }
          >
            {text('templates.addVariable')}
          </Button>
          {hasGap && (
            <TextButton onClick={() => rename((content) => renumber(content, 'body'))}>
              {text('templates.renumber')}
            </TextButton>
          )}
        </Flex>
      )}
      <Textarea
        ref={area}
        dir="auto"
        rows={9}
        value={body}
        disabled={isContentLocked}
        onFocus={() => {
          wasFocused.current = true;
        }}
        onChange={({ target }) =>
          changeContent((content) => withText(content, 'body', target.value))
        }
      />
    </EditorField>
  );
}
