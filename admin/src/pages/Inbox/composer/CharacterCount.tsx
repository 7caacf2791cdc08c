import { Typography } from '@strapi/design-system';
import { MAX_TEXT } from '../../../../../shared/domain/message/content/limits';
import { lengthOf } from '../../../../../shared/domain/template/template';
import { useText } from '../../../hooks/use-text';

/** So many characters before the end it begins to show. */
const NEAR = 500;

/** How much of a message is used up, once that matters. */
export function CharacterCount({ text: words }: { text: string }) {
  const text = useText();
  const length = lengthOf(words);
  if (length < MAX_TEXT - NEAR) return null;
  return (
    <Typography
      variant="pi"
      textColor={length > MAX_TEXT ? 'danger600' : 'neutral600'}
      role={length > MAX_TEXT ? 'alert' : undefined}
    >
      {text('inbox.composer.count', { length, limit: MAX_TEXT })}
    </Typography>
  );
}
