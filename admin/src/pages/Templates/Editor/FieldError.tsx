import { Typography } from '@strapi/design-system';
import { useEditor } from './editor-context';

/** What is wrong with a group of fields as a whole, as a sentence of its own. */
export function FieldError({ path }: { path: string }) {
  const sentence = useEditor().errorOf(path);
  if (!sentence) return null;
  return (
    <Typography variant="pi" textColor="danger600" role="alert">
      {sentence}
    </Typography>
  );
}
