import type { ButtonType, TemplateButton } from '../../../../../../shared/domain/template/button';
import { withButton } from '../../content/buttons';
import { useEditor } from '../editor-context';

/** One button of a kind, and the way to change it; null when another kind stands there. */
export function useButton<Type extends ButtonType>(index: number, type: Type) {
  const { values, changeContent } = useEditor();
  const button = values.content.buttons[index];
  if (button?.type !== type) return null;
  return {
    button: button as Extract<TemplateButton, { type: Type }>,
    change: (changed: Partial<Extract<TemplateButton, { type: Type }>>) =>
      changeContent((content) => withButton(content, index, type, changed)),
  };
}
